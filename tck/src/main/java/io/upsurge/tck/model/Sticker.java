package io.upsurge.tck.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.SoftDeleteType;
import org.jspecify.annotations.Nullable;

/** Deleted softly, by the time of the deletion. */
@Entity
@SoftDelete(strategy = SoftDeleteType.TIMESTAMP, columnName = "removed_at")
public class Sticker {
    @Id
    public @Nullable Long id;

    public @Nullable String label;

    protected Sticker() {}

    public Sticker(long id, String label) {
        this.id = id;
        this.label = label;
    }
}
