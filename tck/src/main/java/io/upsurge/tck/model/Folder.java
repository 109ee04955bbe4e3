package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.SoftDelete;
import org.jspecify.annotations.Nullable;

/** Deleted softly, by a flag. */
@Entity
@SoftDelete
public class Folder {
    @Id
    public @Nullable Long id;

    @Column(unique = true)
    public @Nullable String path;

    public @Nullable String label;

    @Version
    public @Nullable Integer version;

    protected Folder() {}

    public Folder(long id, String path, String label) {
        this.id = id;
        this.path = path;
        this.label = label;
    }
}
