package io.upsurge.examples.quickstart;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A currency of ISO 4217, whose code is its identifier. */
@Entity
public class Money {

    @Id
    @Column(length = 3)
    private String code;

    private String name;

    @Column(name = "fraction_digits")
    private int fractionDigits;

    protected Money() {}

    public Money(String code, String name, int fractionDigits) {
        this.code = code;
        this.name = name;
        this.fractionDigits = fractionDigits;
    }

    public String getCode() {
        return code;
    }

    public String getName() {
        return name;
    }

    public int getFractionDigits() {
        return fractionDigits;
    }
}
