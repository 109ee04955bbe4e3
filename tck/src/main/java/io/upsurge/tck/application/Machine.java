package io.upsurge.tck.application;

import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;

/** It packs. */
@Entity
public class Machine extends Asset {

    public @Nullable Integer watts;
}
