package io.upsurge.internal.model;

/** Who makes an attribute's value, and when. */
public enum Generation {
    /** The caller gives it. */
    NONE(false, false, false),
    /** Hibernate makes it before an insert. */
    BEFORE_INSERT(true, false, false),
    /** Hibernate makes it before an insert and before an update: the same for all rows of an update. */
    BEFORE_INSERT_AND_UPDATE(true, true, false),
    /** Hibernate makes it before an update only: the same for all its rows. */
    BEFORE_UPDATE(false, true, false),
    /** Hibernate makes it before an insert and before an update, of what each entity has. */
    OF_ENTITY(true, true, true),
    /** Hibernate makes it before an update only, of what each entity has. */
    OF_UPDATED_ENTITY(false, true, true),
    /** The database makes it, and no statement names it. */
    BY_DATABASE(false, false, false);

    private final boolean onInsert;
    private final boolean onUpdate;
    private final boolean needsEntity;

    Generation(boolean onInsert, boolean onUpdate, boolean needsEntity) {
        this.onInsert = onInsert;
        this.onUpdate = onUpdate;
        this.needsEntity = needsEntity;
    }

    /** Whether Hibernate makes a value for an insert. */
    public boolean onInsert() {
        return onInsert;
    }

    /** Whether Hibernate makes a value for an update. */
    public boolean onUpdate() {
        return onUpdate;
    }

    /** Whether the value for an update is made of the entity, and may be another one for each row. */
    public boolean needsEntity() {
        return needsEntity;
    }
}
