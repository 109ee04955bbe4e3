package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDateTime;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.UpdateTimestamp;
import org.jspecify.annotations.Nullable;

/** Columns that only an insert writes, that nobody writes, that Hibernate or the database makes, or that are computed. */
@Entity
@DynamicInsert
@DynamicUpdate
public class Article {

    @Id
    public Long id;

    public @Nullable String title;

    @Column(updatable = false)
    public @Nullable String author;

    @Column(insertable = false, updatable = false)
    @ColumnDefault("5")
    public @Nullable Integer untouched;

    @Generated
    @ColumnDefault("7")
    @Column(name = "article_rank")
    public @Nullable Integer rank;

    @Formula("upper(title)")
    public @Nullable String loud;

    @CreationTimestamp
    public @Nullable Instant created;

    @UpdateTimestamp
    public @Nullable LocalDateTime updated;

    protected Article() {}

    public Article(Long id, @Nullable String title, @Nullable String author) {
        this.id = id;
        this.title = title;
        this.author = author;
    }
}
