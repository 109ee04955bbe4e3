package io.upsurge.tck.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import org.jspecify.annotations.Nullable;

/** Large objects. */
@Entity
public class Attachment {

    @Id
    public Long id;

    public @Nullable String name;

    @Lob
    public @Nullable String text;

    @Lob
    public byte @Nullable [] content;

    protected Attachment() {}

    public Attachment(Long id, @Nullable String name, @Nullable String text, byte @Nullable [] content) {
        this.id = id;
        this.name = name;
        this.text = text;
        this.content = content;
    }
}
