package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDateTime;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UpdateTimestamp;
import org.jspecify.annotations.Nullable;

/** Who wrote something and when: some of it is given, some of it made. */
@Embeddable
public class Trail {

    @CreationTimestamp
    public @Nullable LocalDateTime begun;

    @UpdateTimestamp
    public @Nullable LocalDateTime touched;

    @UpdateTimestamp(source = SourceType.DB)
    public @Nullable LocalDateTime touchedThere;

    public @Nullable String author;

    @Column(updatable = false)
    public @Nullable String origin;

    @Generated
    @ColumnDefault("5")
    public @Nullable Integer grade;

    protected Trail() {}

    public Trail(@Nullable String author, @Nullable String origin) {
        this.author = author;
        this.origin = origin;
    }
}
