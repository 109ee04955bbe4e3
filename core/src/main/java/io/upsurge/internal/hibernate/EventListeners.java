package io.upsurge.internal.hibernate;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.internal.PostInsertEventListenerStandardImpl;
import org.hibernate.event.internal.PostUpdateEventListenerStandardImpl;
import org.hibernate.event.internal.PostUpsertEventListenerStandardImpl;
import org.hibernate.event.service.spi.EventListenerGroup;
import org.hibernate.event.service.spi.EventListenerGroups;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.event.spi.PostUpsertEvent;
import org.hibernate.event.spi.PostUpsertEventListener;
import org.hibernate.event.spi.PreInsertEvent;
import org.hibernate.event.spi.PreInsertEventListener;
import org.hibernate.event.spi.PreUpdateEvent;
import org.hibernate.event.spi.PreUpdateEventListener;
import org.hibernate.event.spi.PreUpsertEvent;
import org.hibernate.event.spi.PreUpsertEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Hibernate's own listeners: those of inserts, updates and upserts. Bean Validation is one of them.
 *
 * <p>The standard listeners among those that are told afterwards call the callbacks of Jakarta Persistence, and expect a
 * managed entity; {@link EntityCallbacks} stands in for them. Those of Envers are told by {@link EnversHistory}.
 */
final class EventListeners {

    private final SharedSessionContractImplementor session;
    private final EntityPersister persister;
    private final RowOperation operation;
    private final EventListenerGroups groups;

    EventListeners(SharedSessionContractImplementor session, MappedEntity entity, RowOperation operation) {
        this.session = session;
        this.persister = entity.persister();
        this.operation = operation;
        this.groups = session.getFactory().getEventListenerGroups();
    }

    boolean hearBefore() {
        for (Object listener : before().listeners()) {
            if (!isToldElsewhere(listener)) {
                return true;
            }
        }
        return false;
    }

    boolean hearAfter() {
        for (Object listener : after().listeners()) {
            if (!isToldElsewhere(listener)) {
                return true;
            }
        }
        return false;
    }

    private EventListenerGroup<?> before() {
        return switch (operation) {
            case INSERT -> groups.eventListenerGroup_PRE_INSERT;
            case UPDATE -> groups.eventListenerGroup_PRE_UPDATE;
            case UPSERT, INSERT_IF_ABSENT -> groups.eventListenerGroup_PRE_UPSERT;
        };
    }

    private EventListenerGroup<?> after() {
        return switch (operation) {
            case INSERT -> groups.eventListenerGroup_POST_INSERT;
            case UPDATE -> groups.eventListenerGroup_POST_UPDATE;
            case UPSERT, INSERT_IF_ABSENT -> groups.eventListenerGroup_POST_UPSERT;
        };
    }

    private static boolean isToldElsewhere(@Nullable Object listener) {
        return listener instanceof PostInsertEventListenerStandardImpl
                || listener instanceof PostUpdateEventListenerStandardImpl
                || listener instanceof PostUpsertEventListenerStandardImpl
                || EnversHistory.isOfEnvers(listener);
    }

    /**
     * Tells that a row is about to be written.
     *
     * @param state the values, which listeners may change
     * @return whether one of them has a veto
     */
    boolean before(Object entity, @Nullable Object identifier, @Nullable Object[] state) {
        boolean veto = false;
        switch (operation) {
            case INSERT -> {
                PreInsertEvent event = new PreInsertEvent(entity, identifier, state, persister, session);
                for (PreInsertEventListener listener : groups.eventListenerGroup_PRE_INSERT.listeners()) {
                    veto |= listener.onPreInsert(event);
                }
            }
            case UPDATE -> {
                PreUpdateEvent event = new PreUpdateEvent(entity, identifier, state, null, persister, session);
                for (PreUpdateEventListener listener : groups.eventListenerGroup_PRE_UPDATE.listeners()) {
                    veto |= !isToldElsewhere(listener) && listener.onPreUpdate(event);
                }
            }
            case UPSERT, INSERT_IF_ABSENT -> {
                PreUpsertEvent event = new PreUpsertEvent(entity, identifier, state, persister, session);
                for (PreUpsertEventListener listener : groups.eventListenerGroup_PRE_UPSERT.listeners()) {
                    veto |= listener.onPreUpsert(event);
                }
            }
        }
        return veto;
    }

    /** Tells that a row was written. */
    void after(Object entity) {
        Object identifier = persister.getIdentifier(entity, session);
        Object[] state = persister.getValues(entity);
        switch (operation) {
            case INSERT -> {
                PostInsertEvent event = new PostInsertEvent(entity, identifier, state, persister, session);
                for (PostInsertEventListener listener : groups.eventListenerGroup_POST_INSERT.listeners()) {
                    if (!isToldElsewhere(listener)) {
                        listener.onPostInsert(event);
                    }
                }
            }
            case UPDATE -> {
                PostUpdateEvent event = new PostUpdateEvent(entity, identifier, state, null, null, persister, session);
                for (PostUpdateEventListener listener : groups.eventListenerGroup_POST_UPDATE.listeners()) {
                    if (!isToldElsewhere(listener)) {
                        listener.onPostUpdate(event);
                    }
                }
            }
            case UPSERT, INSERT_IF_ABSENT -> {
                PostUpsertEvent event = new PostUpsertEvent(entity, identifier, state, null, persister, session);
                for (PostUpsertEventListener listener : groups.eventListenerGroup_POST_UPSERT.listeners()) {
                    if (!isToldElsewhere(listener)) {
                        listener.onPostUpsert(event);
                    }
                }
            }
        }
    }
}
