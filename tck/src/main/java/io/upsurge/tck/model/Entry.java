package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** Names that are plain here; naming strategies make them awkward. */
@Entity
public class Entry {

    @Id
    public Long id;

    @NaturalId
    @Column(nullable = false, length = 40, unique = true)
    public String entryCode;

    public @Nullable String displayLabel;

    public int amountLeft;

    @Version
    public @Nullable Integer version;

    protected Entry() {}

    public Entry(Long id, String entryCode, @Nullable String displayLabel, int amountLeft) {
        this.id = id;
        this.entryCode = entryCode;
        this.displayLabel = displayLabel;
        this.amountLeft = amountLeft;
    }
}
