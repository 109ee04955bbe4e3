package io.upsurge.internal.hibernate;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.jpa.event.spi.CallbackRegistry;
import org.hibernate.jpa.event.spi.CallbackType;

/**
 * The callbacks of Jakarta Persistence: methods of the entity and of its listeners.
 *
 * <p>What may happen is announced: an upsert that inserts or updates calls both {@code @PrePersist} and {@code @PreUpdate}.
 */
final class EntityCallbacks {

    private final CallbackRegistry registry;
    private final Class<?> type;
    private final RowOperation operation;

    EntityCallbacks(SharedSessionContractImplementor session, MappedEntity entity, RowOperation operation) {
        this.registry = session.getFactory().getEventEngine().getCallbackRegistry();
        this.type = entity.persister().getMappedClass();
        this.operation = operation;
    }

    boolean hearBefore() {
        return (operation.inserts() && has(CallbackType.PRE_PERSIST))
                || (operation.updates() && has(CallbackType.PRE_UPDATE));
    }

    boolean hearAfter() {
        return (operation.inserts() && has(CallbackType.POST_PERSIST))
                || (operation.updates() && has(CallbackType.POST_UPDATE));
    }

    private boolean has(CallbackType type) {
        return registry.hasRegisteredCallbacks(this.type, type);
    }

    void before(Object entity) {
        if (operation.inserts()) {
            registry.preCreate(entity);
        }
        if (operation.updates()) {
            registry.preUpdate(entity);
        }
    }

    void after(Object entity, boolean inserted) {
        if (inserted) {
            registry.postCreate(entity);
        } else {
            registry.postUpdate(entity);
        }
    }
}
