package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** Quoted columns whose names look like SQL, and a formula with a text that does. */
@Entity
public class Oddity {

    @Id
    @Column(name = "`the id`")
    public Long id;

    @Column(name = "`from`")
    public @Nullable String from;

    @Column(name = "`it's`")
    public @Nullable String its;

    @Column(name = "`a?b`")
    public @Nullable String question;

    @Column(name = "`a, b)`")
    public @Nullable String comma;

    @Formula("concat('it''s ? from, ', `from`)")
    public @Nullable String computed;

    protected Oddity() {}

    public Oddity(Long id) {
        this.id = id;
    }
}
