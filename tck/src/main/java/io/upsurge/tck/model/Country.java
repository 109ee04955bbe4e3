package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** An identifier that the application assigns. */
@Entity
public class Country {

    @Id
    @Column(length = 8)
    public String code;

    public @Nullable String name;

    public @Nullable Integer population;

    protected Country() {}

    public Country(String code, @Nullable String name) {
        this.code = code;
        this.name = name;
    }
}
