package io.upsurge.internal.hibernate;

/** What a statement may do to the row of an entity, as far as that is known before. */
public enum RowOperation {
    /** It inserts it. */
    INSERT(true, false),
    /** It updates it. */
    UPDATE(false, true),
    /** It inserts it, or updates it where it is there. */
    UPSERT(true, true),
    /** It inserts it, or leaves it alone where it is there. */
    INSERT_IF_ABSENT(true, false);

    private final boolean inserts;
    private final boolean updates;

    RowOperation(boolean inserts, boolean updates) {
        this.inserts = inserts;
        this.updates = updates;
    }

    /** Whether the row may be inserted. */
    public boolean inserts() {
        return inserts;
    }

    /** Whether the row may be updated. */
    public boolean updates() {
        return updates;
    }
}
