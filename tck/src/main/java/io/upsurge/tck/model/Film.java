package io.upsurge.tck.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A version that counts. */
@Entity
public class Film {

    @Id
    public Long id;

    public @Nullable String title;

    public int minutes;

    @Version
    public @Nullable Integer version;

    protected Film() {}

    public Film(Long id, @Nullable String title, @Nullable Integer version) {
        this.id = id;
        this.title = title;
        this.version = version;
    }
}
