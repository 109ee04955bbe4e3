package io.upsurge.tck.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** What has its trail in an embeddable. */
@Entity
public class Dossier {

    @Id
    public Long id;

    @Version
    public int version;

    public @Nullable String title;

    public @Nullable Trail trail;

    protected Dossier() {}

    public Dossier(Long id, @Nullable String title, @Nullable Trail trail) {
        this.id = id;
        this.title = title;
        this.trail = trail;
    }
}
