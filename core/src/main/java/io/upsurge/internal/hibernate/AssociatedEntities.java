package io.upsurge.internal.hibernate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.CacheMode;
import org.hibernate.FetchNotFoundException;
import org.hibernate.Hibernate;
import org.hibernate.LockOptions;
import org.hibernate.OrderingMode;
import org.hibernate.RemovalsMode;
import org.hibernate.SessionCheckMode;
import org.hibernate.annotations.NotFoundAction;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.EntityUniqueKey;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.loader.ast.spi.MultiIdLoadOptions;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping.Cardinality;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.QueryFlushMode;
import org.jspecify.annotations.Nullable;

/** The entities that many others refer to by one association, loaded by as few statements as possible. */
abstract sealed class AssociatedEntities {

    /** An entity that waits for what its association refers to, and the key of that. */
    record Referring(Object instance, EntityPersister persister, Object key) {

        /** The same with another key. */
        Referring with(Object other) {
            return new Referring(instance, persister, other);
        }
    }

    private static final int KEYS_AT_ONCE = 500;

    final SharedSessionContractImplementor session;
    final ToOneAttributeMapping association;
    final EntityPersister target;
    final PersistenceContext managed;

    private AssociatedEntities(ToOneAttributeMapping association, SharedSessionContractImplementor session) {
        this.session = session;
        this.association = association;
        this.target = association.getEntityMappingType().getEntityPersister();
        this.managed = session.getPersistenceContextInternal();
    }

    /** Those of an association, which refers to them by their identifiers, or by another key that is unique. */
    static AssociatedEntities of(
            ToOneAttributeMapping association,
            boolean byUniqueKey,
            boolean mayBeMissing,
            SharedSessionContractImplementor session) {
        return byUniqueKey
                ? new ByUniqueKey(association, session)
                : new ByIdentifier(association, mayBeMissing, session);
    }

    /** Loads those of these identifiers that the session does not know. */
    static void load(ToOneAttributeMapping association, Set<Object> keys, SharedSessionContractImplementor session) {
        new ByIdentifier(association, true, session).load(keys);
    }

    /** Loads those that the session does not know; what it knows already is not read again. */
    final void load(Collection<Referring> referring) {
        if (association.getCardinality() == Cardinality.LOGICAL_ONE_TO_ONE) {
            referring.forEach(one -> know(one.instance(), one.persister(), association.getAttributeName(), one.key()));
        }
        withoutCache(() -> loadUnknown(referring));
    }

    final void withoutCache(Runnable load) {
        CacheMode before = session.getCacheMode();
        session.setCacheMode(CacheMode.IGNORE);
        try {
            load.run();
        } finally {
            session.setCacheMode(before);
        }
    }

    /** Lets the session find an entity by a unique key, so that it is not loaded by what refers to it. */
    final void know(Object entity, EntityMappingType type, String property, Object key) {
        managed.addEntity(uniqueKey(type, property, key), entity);
    }

    final EntityUniqueKey uniqueKey(EntityMappingType type, String property, Object key) {
        return uniqueKey(type, property, key, session);
    }

    /** How the session knows an entity by the value of a unique attribute. */
    static EntityUniqueKey uniqueKey(
            EntityMappingType type, String property, Object key, SharedSessionContractImplementor session) {
        SessionFactoryImplementor factory = session.getFactory();
        return new EntityUniqueKey(
                type.getEntityName(),
                property,
                key,
                factory.getRuntimeMetamodels().getReferencedPropertyType(type.getEntityName(), property),
                factory);
    }

    abstract void loadUnknown(Collection<Referring> referring);

    /** The one of a key that was loaded, or null where there is none and the mapping allows that. */
    final @Nullable Object get(Object key) {
        Object found = find(key);
        if (found == null && association.getNotFoundAction() == NotFoundAction.EXCEPTION) {
            throw new FetchNotFoundException(target.getEntityName(), key);
        }
        return found;
    }

    abstract @Nullable Object find(Object key);

    /** By their identifiers. */
    private static final class ByIdentifier extends AssociatedEntities {

        private final boolean mayBeMissing;

        ByIdentifier(
                ToOneAttributeMapping association, boolean mayBeMissing, SharedSessionContractImplementor session) {
            super(association, session);
            this.mayBeMissing = mayBeMissing;
        }

        @Override
        void loadUnknown(Collection<Referring> referring) {
            loadUnknown(referring.stream().map(Referring::key));
        }

        /** Loads those of these identifiers. */
        void load(Set<Object> keys) {
            withoutCache(() -> loadUnknown(keys.stream()));
        }

        private void loadUnknown(Stream<Object> keys) {
            Map<EntityKey, Object> unknown = new LinkedHashMap<>();
            keys.forEach(identifier -> {
                EntityKey key = session.generateEntityKey(identifier, target);
                if (managed.getEntity(key) == null) {
                    unknown.put(key, identifier);
                }
            });
            if (!unknown.isEmpty()) {
                target.multiLoad(unknown.values().toArray(), session, new Plainly());
            }
        }

        @Override
        @Nullable
        Object find(Object key) {
            Object found = managed.getEntity(session.generateEntityKey(key, target));
            if (found != null) {
                return managed.proxyFor(found);
            }
            return mayBeMissing ? null : session.internalLoad(target.getEntityName(), key, true, false);
        }
    }

    /** By the value of a unique attribute of theirs, which may be the association's other side. */
    private static final class ByUniqueKey extends AssociatedEntities {

        ByUniqueKey(ToOneAttributeMapping association, SharedSessionContractImplementor session) {
            super(association, session);
        }

        @Override
        void loadUnknown(Collection<Referring> referring) {
            Map<EntityUniqueKey, Referring> unknown = new LinkedHashMap<>();
            for (Referring one : referring) {
                if (managed.getEntity(uniqueKey(one.key())) == null) {
                    unknown.put(uniqueKey(one.key()), one);
                }
            }
            AttributeMapping property = target.findAttributeMapping(association.getReferencedPropertyName());
            boolean filtered = target.isAffectedByEnabledFilters(session.getLoadQueryInfluencers(), false);
            if (unknown.size() == 1 || filtered || property == null) {
                unknown.keySet()
                        .forEach(key ->
                                found(key, target.loadByUniqueKey(key.getUniqueKeyName(), key.getKey(), session)));
            } else if (property instanceof ToOneAttributeMapping otherSide) {
                loadOtherSides(unknown.values(), otherSide);
            } else {
                loadByValues(unknown.values());
            }
        }

        private void loadByValues(Collection<Referring> referring) {
            String property = "other." + association.getReferencedPropertyName();
            String query = "select " + property + ", other" + from() + " where " + property + " in (:keys)";
            loaded(query, referring.stream().map(Referring::key).toList(), Object[].class)
                    .forEach(row -> found(uniqueKey(row[0]), row[1]));
        }

        /** What was loaded refers to the entities that wait for it. */
        private void loadOtherSides(Collection<Referring> referring, ToOneAttributeMapping property) {
            Map<Object, Object> keys = new IdentityHashMap<>();
            referring.forEach(one -> keys.put(one.instance(), one.key()));
            if (!property.isReferenceToPrimaryKey()) {
                EntityMappingType owner = property.getAssociatedEntityMappingType();
                keys.forEach((one, key) -> know(one, owner, property.getReferencedPropertyName(), key));
            }
            String query = "select other" + from() + " where other." + property.getAttributeName() + " in (:keys)";
            for (Object entity : loaded(query, List.copyOf(keys.keySet()), Object.class)) {
                Object side = Hibernate.unproxy(entity);
                EntityEntry entry = managed.getEntry(side);
                Object back = entry == null || entry.getLoadedState() == null
                        ? property.getValue(side)
                        : entry.getLoadedValue(property.getAttributeName());
                Object key = keys.get(Hibernate.unproxy(back));
                if (key != null) {
                    found(uniqueKey(key), side);
                }
            }
        }

        private String from() {
            String name = target.getJpaEntityName() == null ? target.getEntityName() : target.getJpaEntityName();
            return " from " + name + " other";
        }

        private <T> List<T> loaded(String query, List<Object> keys, Class<T> type) {
            List<T> loaded = new ArrayList<>();
            for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
                loaded.addAll(session.createSelectionQuery(query, type)
                        .setParameterList("keys", keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE)))
                        .setQueryFlushMode(QueryFlushMode.NO_FLUSH)
                        .getResultList());
            }
            return loaded;
        }

        private void found(EntityUniqueKey key, @Nullable Object entity) {
            if (entity != null) {
                managed.addEntity(key, entity);
            }
        }

        @Override
        @Nullable
        Object find(Object key) {
            Object found = managed.getEntity(uniqueKey(key));
            return found == null ? null : managed.proxyFor(found);
        }

        private EntityUniqueKey uniqueKey(Object key) {
            return uniqueKey(target, association.getReferencedPropertyName(), key);
        }
    }

    /** By identifier alone, without a look anywhere but at the database. */
    private record Plainly() implements MultiIdLoadOptions {

        @Override
        public SessionCheckMode getSessionCheckMode() {
            return SessionCheckMode.DISABLED;
        }

        @Override
        public boolean isSecondLevelCacheCheckingEnabled() {
            return false;
        }

        @Override
        public @Nullable Boolean getReadOnly(SessionImplementor session) {
            return null;
        }

        @Override
        public RemovalsMode getRemovalsMode() {
            return RemovalsMode.INCLUDE;
        }

        @Override
        public OrderingMode getOrderingMode() {
            return OrderingMode.UNORDERED;
        }

        @Override
        public LockOptions getLockOptions() {
            return new LockOptions();
        }

        @Override
        public @Nullable Integer getBatchSize() {
            return null;
        }
    }
}
