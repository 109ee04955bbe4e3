package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;

/** It drives. */
@Entity
public class Vehicle extends Asset {

    @Column(length = 12)
    public @Nullable String plate;
}
