package io.upsurge.tck.model;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** Two attributes that belong together. */
@Embeddable
public class Format {

    public @Nullable Integer width;

    public @Nullable Integer height;

    protected Format() {}

    public Format(@Nullable Integer width, @Nullable Integer height) {
        this.width = width;
        this.height = height;
    }
}
