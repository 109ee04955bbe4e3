package io.upsurge.tck.model;

import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** An embeddable that refers to an entity, too. */
@Embeddable
public class Dimensions {

    public @Nullable Integer width;

    public @Nullable Integer height;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Carrier measuredBy;

    protected Dimensions() {}

    public Dimensions(@Nullable Integer width, @Nullable Integer height) {
        this.width = width;
        this.height = height;
    }
}
