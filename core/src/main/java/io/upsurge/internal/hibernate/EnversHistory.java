package io.upsurge.internal.hibernate;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.service.spi.EventListenerGroups;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * The history that Envers keeps of an entity, where it does.
 *
 * <p>Envers listens to inserts and updates, never to upserts, and takes the entity's state for that of its row (7.4.1). So
 * it is told what became of each row, with the row as it is stored, and not what may happen. It is known by the package of
 * its listeners, for Upsurge does without it.
 */
final class EnversHistory {

    private static final String ENVERS = "org.hibernate.envers.";

    private final SharedSessionContractImplementor session;
    private final EntityPersister persister;
    private List<PostInsertEventListener> inserts = List.of();
    private List<PostUpdateEventListener> updates = List.of();

    EnversHistory(SharedSessionContractImplementor session, MappedEntity entity) {
        this.session = session;
        this.persister = entity.persister();
        EventListenerGroups groups = session.getFactory().getEventListenerGroups();
        for (PostInsertEventListener listener : groups.eventListenerGroup_POST_INSERT.listeners()) {
            if (isOfEnvers(listener) && listener.requiresPostCommitHandling(persister)) {
                inserts = and(inserts, listener);
            }
        }
        for (PostUpdateEventListener listener : groups.eventListenerGroup_POST_UPDATE.listeners()) {
            if (isOfEnvers(listener) && listener.requiresPostCommitHandling(persister)) {
                updates = and(updates, listener);
            }
        }
    }

    private static <T> List<T> and(List<T> some, T other) {
        List<T> all = new ArrayList<>(some);
        all.add(other);
        return all;
    }

    static boolean isOfEnvers(@Nullable Object listener) {
        return listener != null && listener.getClass().getName().startsWith(ENVERS);
    }

    boolean isKept() {
        return !inserts.isEmpty() || !updates.isEmpty();
    }

    /** Adds a revision: an entity with the values of its row. */
    void add(Object entity, boolean inserted) {
        Object identifier = persister.getIdentifier(entity, session);
        Object[] state = persister.getValues(entity);
        if (inserted) {
            PostInsertEvent event = new PostInsertEvent(entity, identifier, state, persister, session);
            inserts.forEach(listener -> listener.onPostInsert(event));
        } else {
            PostUpdateEvent event = new PostUpdateEvent(entity, identifier, state, null, null, persister, session);
            updates.forEach(listener -> listener.onPostUpdate(event));
        }
    }
}
