package io.upsurge.examples.quickstart;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.NaturalId;

/** A country of ISO 3166, with an identifier of its own and its code as the natural id. */
@Entity
public class Country {

    @Id
    @GeneratedValue
    private Long id;

    @NaturalId
    @Column(length = 2, nullable = false, unique = true)
    private String code;

    private String name;

    @ManyToOne(fetch = FetchType.LAZY)
    private Money money;

    /** Whether a person has settled the name, so that no feed may change it. */
    private boolean settled;

    protected Country() {}

    public Country(String code, String name, Money money) {
        this.code = code;
        this.name = name;
        this.money = money;
    }

    public Long getId() {
        return id;
    }

    public String getCode() {
        return code;
    }

    public String getName() {
        return name;
    }

    public Money getMoney() {
        return money;
    }

    public void setName(String name) {
        this.name = name;
    }

    public void settle() {
        settled = true;
    }
}
