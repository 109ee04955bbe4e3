package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.hibernate.annotations.UpdateTimestamp;
import org.jspecify.annotations.Nullable;

/** Everything that tells whether a row was written: a version and a time stamp; nullable values and an embeddable. */
@Entity
public class Page {

    @Id
    @Column(length = 40)
    public String path;

    @Column(length = 80)
    public @Nullable String title;

    public @Nullable Integer hits;

    @Column(precision = 12, scale = 2)
    public @Nullable BigDecimal weight;

    @Embedded
    public @Nullable Format format;

    @Version
    public @Nullable Integer version;

    @UpdateTimestamp
    public @Nullable LocalDateTime edited;

    protected Page() {}

    public Page(String path, @Nullable String title, @Nullable Integer hits) {
        this.path = path;
        this.title = title;
        this.hits = hits;
    }
}
