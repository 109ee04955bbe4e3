package io.upsurge.tck.values;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

/** A row for a value; each kind of value has a subclass with attributes for it. */
@MappedSuperclass
public abstract class ValueRow {

    @Id
    public Long id;

    /** What tells values apart; the row itself where its attributes do. */
    public Object seen() {
        return this;
    }
}
