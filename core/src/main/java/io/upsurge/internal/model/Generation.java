package io.upsurge.internal.model;

/** Who makes an attribute's value, and when. */
public enum Generation {
    /** The caller gives it. */
    NONE(false, false),
    /** Hibernate makes it before an insert. */
    BEFORE_INSERT(true, false),
    /** Hibernate makes it before an insert and before an update. */
    BEFORE_INSERT_AND_UPDATE(true, true),
    /** Hibernate makes it before an update only. */
    BEFORE_UPDATE(false, true),
    /** The database makes it, and no statement names it. */
    BY_DATABASE(false, false);

    private final boolean onInsert;
    private final boolean onUpdate;

    Generation(boolean onInsert, boolean onUpdate) {
        this.onInsert = onInsert;
        this.onUpdate = onUpdate;
    }

    /** Whether Hibernate makes a value for an insert. */
    public boolean onInsert() {
        return onInsert;
    }

    /** Whether Hibernate makes a value for an update. */
    public boolean onUpdate() {
        return onUpdate;
    }
}
