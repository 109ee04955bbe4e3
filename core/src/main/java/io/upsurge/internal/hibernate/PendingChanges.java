package io.upsurge.internal.hibernate;

import org.hibernate.FlushMode;
import org.hibernate.boot.internal.DefaultCustomEntityDirtinessStrategy;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.engine.internal.ManagedTypeHelper;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityHolder;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.engine.spi.Status;
import org.hibernate.event.internal.DefaultAutoFlushEventListener;
import org.hibernate.event.internal.DefaultFlushEntityEventListener;
import org.hibernate.event.service.spi.EventListenerGroup;
import org.hibernate.event.service.spi.EventListenerGroups;
import org.hibernate.internal.EmptyInterceptor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Whether a flush would find something to send.
 *
 * <p>A flush asks listeners and cascades about every managed entity. A statement about one row must not cost that much for
 * each entity that the calls before it have made managed, so this compares states only, and leaves the answer to the flush
 * itself as soon as anything is there that may have more to say: collections, cascades, listeners, an interceptor.
 */
final class PendingChanges {

    private final SharedSessionContractImplementor session;

    PendingChanges(SharedSessionContractImplementor session) {
        this.session = session;
    }

    /** Whether there are none for sure. */
    boolean areNone() {
        PersistenceContext context = session.getPersistenceContextInternal();
        return session.getHibernateFlushMode() == FlushMode.AUTO
                && context.getCollectionEntriesSize() == 0
                && !session.asEventSource().getActionQueue().hasAnyQueuedActions()
                && nobodyElseIsAsked()
                && areClean(context);
    }

    private boolean nobodyElseIsAsked() {
        EventListenerGroups groups = session.getFactory().getEventListenerGroups();
        return session.getInterceptor() instanceof EmptyInterceptor
                && session.getFactory().getCustomEntityDirtinessStrategy()
                        instanceof DefaultCustomEntityDirtinessStrategy
                && isJust(groups.eventListenerGroup_AUTO_FLUSH, DefaultAutoFlushEventListener.class)
                && isJust(groups.eventListenerGroup_FLUSH_ENTITY, DefaultFlushEntityEventListener.class);
    }

    private static boolean isJust(EventListenerGroup<?> group, Class<?> standard) {
        for (Object listener : group.listeners()) {
            if (listener == null || listener.getClass() != standard) {
                return false;
            }
        }
        return true;
    }

    private boolean areClean(PersistenceContext context) {
        if (context.getNumberOfManagedEntities() == 0) {
            return true;
        }
        int seen = 0;
        for (EntityHolder holder : context.getEntityHoldersByKey().values()) {
            EntityEntry entry = holder.getEntityEntry();
            Object entity = holder.getEntity();
            if (entry != null && entity != null && isClean(entity, entry)) {
                seen++;
            } else if (entity != null) {
                return false;
            }
        }
        return seen == context.getNumberOfManagedEntities();
    }

    private boolean isClean(Object entity, EntityEntry entry) {
        EntityPersister persister = entry.getPersister();
        boolean managed = entry.getStatus() == Status.MANAGED || entry.getStatus() == Status.READ_ONLY;
        if (!managed || persister.hasCascades() || persister.hasCollections()) {
            return false;
        }
        if (!entry.requiresDirtyCheck(entity)) {
            return true;
        }
        @Nullable Object[] loaded = entry.getLoadedState();
        return loaded != null
                && !ManagedTypeHelper.isSelfDirtinessTracker(entity)
                && isSame(persister, loaded, persister.getValues(entity));
    }

    private boolean isSame(EntityPersister persister, @Nullable Object[] loaded, @Nullable Object[] current) {
        boolean mutable = persister.hasMutableProperties(); // then the same object may have another value by now
        for (int i = 0; i < current.length; i++) {
            if ((mutable || current[i] != loaded[i])
                    && isDirty(persister.getPropertyTypes()[i], loaded[i], current[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean isDirty(Type type, @Nullable Object loaded, @Nullable Object current) {
        return current != LazyPropertyInitializer.UNFETCHED_PROPERTY
                && (loaded == LazyPropertyInitializer.UNFETCHED_PROPERTY || type.isDirty(loaded, current, session));
    }
}
