package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A word on articles; as an entity it is called otherwise than its class. */
@Entity(name = "ArticleLabel")
@Table(name = "label")
public class Label {

    @Id
    public @Nullable Integer id;

    @Column(length = 40)
    public @Nullable String text;

    @Column(length = 7)
    public @Nullable String colour;
}
