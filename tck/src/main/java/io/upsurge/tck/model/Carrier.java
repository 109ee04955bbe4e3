package io.upsurge.tck.model;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** What others refer to; its identifier comes from a sequence. */
@Entity
public class Carrier {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    public @Nullable Long id;

    public @Nullable String name;

    protected Carrier() {}

    public Carrier(@Nullable String name) {
        this.name = name;
    }
}
