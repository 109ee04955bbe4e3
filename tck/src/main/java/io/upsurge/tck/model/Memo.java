package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** An attribute that only updates may write. */
@Entity
public class Memo {

    @Id
    public Long id;

    public @Nullable String text;

    @Column(insertable = false)
    public @Nullable String remark;

    protected Memo() {}

    public Memo(Long id) {
        this.id = id;
    }
}
