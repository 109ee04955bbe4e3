package io.upsurge.internal.hibernate;

import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** Who wants to know of an entity's rows before they are written and after. */
public final class RowListeners {

    private final EntityCallbacks callbacks;
    private final boolean hearBefore;
    private final boolean hearAfter;

    RowListeners(SharedSessionContractImplementor session, MappedEntity entity, RowOperation operation) {
        this.callbacks = new EntityCallbacks(session, entity, operation);
        this.hearBefore = callbacks.hearBefore();
        this.hearAfter = callbacks.hearAfter();
    }

    /** Whether anybody is told before rows are written. */
    public boolean hearBefore() {
        return hearBefore;
    }

    /** Whether anybody is told what became of rows. */
    public boolean hearAfter() {
        return hearAfter;
    }

    /** Tells that the row of an entity is about to be written; the entity may be changed by who is told. */
    public void before(Object entity) {
        callbacks.before(entity);
    }

    /** Tells that a row was inserted or updated. */
    public void after(Object entity, boolean inserted) {
        callbacks.after(entity, inserted);
    }
}
