package io.upsurge.internal.hibernate;

import org.hibernate.Interceptor;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.internal.EmptyInterceptor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * The interceptor of the session, or of its factory.
 *
 * <p>It hears what the session's own methods would tell it: in a stateful session of new entities and of changed ones, in
 * a stateless session of inserts, updates and upserts.
 */
final class InterceptorCalls {

    private final SharedSessionContractImplementor session;
    private final EntityPersister persister;
    private final RowOperation operation;
    private final Interceptor interceptor;

    InterceptorCalls(SharedSessionContractImplementor session, MappedEntity entity, RowOperation operation) {
        this.session = session;
        this.persister = entity.persister();
        this.operation = operation;
        this.interceptor = session.getInterceptor();
    }

    boolean hear() {
        return !(interceptor instanceof EmptyInterceptor);
    }

    /** Tells that a row is about to be written; the interceptor may change its values. */
    void before(Object entity, @Nullable Object identifier, @Nullable Object[] state) {
        String[] names = persister.getPropertyNames();
        Type[] types = persister.getPropertyTypes();
        if (!session.isEventSource()) {
            switch (operation) {
                case INSERT -> interceptor.onInsert(entity, identifier, state, names, types);
                case UPDATE -> interceptor.onUpdate(entity, identifier, state, names, types);
                case UPSERT, INSERT_IF_ABSENT -> interceptor.onUpsert(entity, identifier, state, names, types);
            }
            return;
        }
        if (operation.inserts()) {
            interceptor.onPersist(entity, identifier, state, names, types);
        }
        if (operation.updates()) {
            interceptor.onFlushDirty(entity, identifier, state, loaded(entity), names, types);
        }
    }

    /** What the entity was loaded with, where it is managed; nobody knows it of others. */
    private Object @Nullable [] loaded(Object entity) {
        EntityEntry entry = session.getPersistenceContextInternal().getEntry(entity);
        return entry == null ? null : entry.getLoadedState();
    }
}
