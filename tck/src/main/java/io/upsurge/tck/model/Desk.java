package io.upsurge.tck.model;

import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** A part of a row that refers to another one. */
@Embeddable
public class Desk {

    public @Nullable Integer floor;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Site site;

    protected Desk() {}

    public Desk(@Nullable Integer floor, @Nullable Site site) {
        this.floor = floor;
        this.site = site;
    }
}
