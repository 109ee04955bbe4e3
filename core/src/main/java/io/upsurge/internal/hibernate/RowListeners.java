package io.upsurge.internal.hibernate;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** Who wants to know of an entity's rows before they are written and after. */
public final class RowListeners {

    private final SharedSessionContractImplementor session;
    private final EntityPersister persister;
    private final EntityCallbacks callbacks;
    private final InterceptorCalls interceptor;
    private final EventListeners events;
    private final EnversHistory history;
    private final boolean intercepted;
    private final boolean eventsBefore;
    private final boolean eventsAfter;
    private final boolean hearBefore;
    private final boolean hearOutcome;

    RowListeners(SharedSessionContractImplementor session, MappedEntity entity, RowOperation operation) {
        this.session = session;
        this.persister = entity.persister();
        this.callbacks = new EntityCallbacks(session, entity, operation);
        this.interceptor = new InterceptorCalls(session, entity, operation);
        this.events = new EventListeners(session, entity, operation);
        this.history = new EnversHistory(session, entity);
        this.eventsBefore = events.hearBefore();
        this.eventsAfter = events.hearAfter();
        this.intercepted = interceptor.hear();
        this.hearBefore = callbacks.hearBefore() || intercepted || eventsBefore;
        this.hearOutcome = callbacks.hearAfter();
    }

    /** Whether anybody is told before rows are written. */
    public boolean hearBefore() {
        return hearBefore;
    }

    /** Whether anybody is told that rows were written. */
    public boolean hearAfter() {
        return hearOutcome || eventsAfter || history.isKept();
    }

    /** Whether a history is kept of every row (Envers), which must be told of the whole row and of what became of it. */
    public boolean keepHistory() {
        return history.isKept();
    }

    /** Whether somebody is told of inserts, or of updates, but not of both in the same way. */
    public boolean hearOutcome() {
        return hearOutcome;
    }

    /**
     * Tells that the row of an entity is about to be written; what listeners change is changed in the entity.
     *
     * @return whether a listener has a veto
     */
    public boolean before(Object entity) {
        callbacks.before(entity);
        if (intercepted) {
            changing(entity, (identifier, state) -> {
                interceptor.before(entity, identifier, state);
                return false;
            });
        }
        return eventsBefore && changing(entity, (identifier, state) -> events.before(entity, identifier, state));
    }

    private interface Change {
        boolean apply(@Nullable Object identifier, @Nullable Object[] state);
    }

    private boolean changing(Object entity, Change change) {
        @Nullable Object[] before = persister.getValues(entity);
        @Nullable Object[] state = before.clone();
        boolean veto = change.apply(persister.getIdentifier(entity, session), state);
        takeOver(entity, before, state);
        return veto;
    }

    private void takeOver(Object entity, @Nullable Object[] before, @Nullable Object[] state) {
        for (int i = 0; i < state.length; i++) {
            if (state[i] != before[i]) {
                persister.setValue(entity, i, state[i]);
            }
        }
    }

    /** Tells that a row was written. */
    public void after(Object entity, boolean inserted) {
        if (hearOutcome) {
            callbacks.after(entity, inserted);
        }
        if (eventsAfter) {
            events.after(entity);
        }
        if (history.isKept()) {
            history.add(entity, inserted);
        }
    }
}
