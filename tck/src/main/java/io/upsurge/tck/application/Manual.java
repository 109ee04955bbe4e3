package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** How an article is used, in large objects. */
@Entity
public class Manual {

    @Id
    public @Nullable Long id;

    @Column(length = 40)
    public @Nullable String title;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Article article;

    @Lob
    public @Nullable String text;

    @Lob
    public byte @Nullable [] scan;
}
