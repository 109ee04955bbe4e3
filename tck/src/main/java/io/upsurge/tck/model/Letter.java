package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** An entity whose listener sets attributes, and whose identifier the database makes. */
@Entity
@EntityListeners(Registrar.class)
public class Letter {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long id;

    @NaturalId
    @Column(nullable = false, length = 40, unique = true)
    public String code;

    public @Nullable String text;

    @Column(nullable = false, updatable = false)
    public @Nullable String written;

    public @Nullable String revised;

    protected Letter() {}

    public Letter(String code, @Nullable String text) {
        this.code = code;
        this.text = text;
    }
}
