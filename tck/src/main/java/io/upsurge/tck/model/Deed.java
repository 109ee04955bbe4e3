package io.upsurge.tck.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** An entity with methods that are callbacks, a version, and an identifier that a callback may set. */
@Entity
public class Deed {

    @Id
    public @Nullable Long id;

    @Version
    public @Nullable Integer version;

    public @Nullable String text;

    protected Deed() {}

    public Deed(@Nullable Long id, @Nullable String text) {
        this.id = id;
        this.text = text;
    }

    @PrePersist
    void number() {
        if (id == null) {
            id = 100L;
        }
    }

    @PostUpdate
    void changed() {
        Told.of("postUpdate " + id, this);
    }
}
