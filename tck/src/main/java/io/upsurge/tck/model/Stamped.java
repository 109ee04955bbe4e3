package io.upsurge.tck.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDateTime;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.generator.EventType;
import org.jspecify.annotations.Nullable;

/** Times that the application's clock tells, and times that the database's clock tells. */
@Entity
public class Stamped {

    @Id
    public Long id;

    public @Nullable String text;

    @CreationTimestamp
    public @Nullable LocalDateTime created;

    @CreationTimestamp(source = SourceType.DB)
    public @Nullable LocalDateTime createdThere;

    @UpdateTimestamp(source = SourceType.DB)
    public @Nullable LocalDateTime updatedThere;

    @CurrentTimestamp(source = SourceType.VM)
    public @Nullable Instant written;

    @CurrentTimestamp(source = SourceType.DB)
    public @Nullable LocalDateTime writtenThere;

    @CurrentTimestamp(event = EventType.INSERT, source = SourceType.DB)
    public @Nullable LocalDateTime insertedThere;

    @Generated(sql = "7 + 35", event = EventType.INSERT, writable = false)
    public @Nullable Integer answer;

    @Generated
    @ColumnDefault("5")
    public @Nullable Integer defaulted;

    protected Stamped() {}

    public Stamped(Long id, @Nullable String text) {
        this.id = id;
        this.text = text;
    }
}
