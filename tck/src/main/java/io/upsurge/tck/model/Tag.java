package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** A text that is a key, and an identifier that tells in which order rows were inserted. */
@Entity
public class Tag {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public @Nullable Long id;

    @Column(length = 40, unique = true)
    public @Nullable String name;

    public @Nullable String label;

    public int uses;

    protected Tag() {}

    public Tag(@Nullable String name, @Nullable String label, int uses) {
        this.name = name;
        this.label = label;
        this.uses = uses;
    }
}
