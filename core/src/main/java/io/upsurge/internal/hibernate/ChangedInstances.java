package io.upsurge.internal.hibernate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.internal.EvictVisitor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** The managed instances whose rows a statement has changed or deleted behind the session's back. */
public final class ChangedInstances {

    private final SharedSessionContractImplementor session;
    private final MappedEntity entity;

    /** Those of an entity in a session. */
    public ChangedInstances(HibernateSession session, MappedEntity entity) {
        this.session = session.session();
        this.entity = entity;
    }

    /** All managed instances of the entity, by identity. */
    public Set<Object> all() {
        Set<Object> all = Collections.newSetFromMap(new IdentityHashMap<>());
        if (session.isEventSource()) {
            for (Map.Entry<Object, EntityEntry> managed : context().reentrantSafeEntityEntries()) {
                if (entity.includes(managed.getValue().getPersister())) {
                    all.add(managed.getKey());
                }
            }
        }
        return all;
    }

    /** Those with one of the identifiers. */
    public List<Object> of(Collection<Object> identifiers) {
        List<Object> found = new ArrayList<>();
        for (Object identifier : identifiers) {
            Object instance = byIdentifier(identifier);
            if (instance != null) {
                found.add(instance);
            }
        }
        return found;
    }

    /** Whether an instance with that identifier is managed. */
    public boolean has(Object identifier) {
        return byIdentifier(identifier) != null;
    }

    private @Nullable Object byIdentifier(Object identifier) {
        Object instance = context().getEntity(session.generateEntityKey(identifier, entity.persister()));
        return instance == null || context().getEntry(instance) == null ? null : instance;
    }

    /** The identifier of an instance. */
    public Object identifier(Object instance) {
        return entity.persister().getIdentifier(instance, session);
    }

    /** Detaches an instance, and what it cascades that to. */
    public void detach(Object instance) {
        session.asEventSource().evict(instance);
    }

    /** The row of an instance is gone: it is managed no more, and nothing else is let go with it. */
    public void remove(Object instance) {
        EntityPersister persister = entity.persister();
        EntityEntry entry = context().getEntry(instance);
        if (entry == null) {
            return;
        }
        EntityKey key = entry.getEntityKey();
        if (persister.hasNaturalIdentifier()) {
            context().getNaturalIdResolutions().handleEviction(key.getIdentifier(), instance, persister);
        }
        if (persister.hasCollections()) {
            new EvictVisitor(session.asEventSource(), instance).process(instance, persister);
        }
        context().removeEntityHolder(key);
        context().removeEntry(instance);
    }

    /** The session may know an instance by a natural identifier that it has no more; the database will be asked. */
    public void forgetNaturalId(Object instance) {
        EntityPersister persister = entity.persister();
        if (persister.hasNaturalIdentifier()) {
            context().getNaturalIdResolutions().handleEviction(identifier(instance), instance, persister);
        }
    }

    private PersistenceContext context() {
        return session.getPersistenceContextInternal();
    }
}
