package io.upsurge.internal.hibernate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Hibernate;
import org.hibernate.ObjectNotFoundException;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.EntityUniqueKey;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.DiscriminatorValue;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.persister.entity.DiscriminatorHelper;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.QueryFlushMode;
import org.jspecify.annotations.Nullable;

/** The classes of what rows refer to, asked for by one statement for all rows, and noted where Hibernate looks for them. */
final class ConcreteTypes {

    private static final int KEYS_AT_ONCE = 500;

    private final SharedSessionContractImplementor session;
    private final Map<EntityKey, EntityMappingType> known = new HashMap<>();

    ConcreteTypes(SharedSessionContractImplementor session) {
        this.session = session;
    }

    /**
     * Notes them in rows.
     *
     * @param keys the keys of the targets in each row
     */
    void note(List<ConcreteTarget> targets, List<@Nullable Object[]> keys, List<@Nullable Object[]> rows) {
        find(targets, keys);
        for (int i = 0; i < targets.size(); i++) {
            ConcreteTarget target = targets.get(i);
            for (int row = 0; row < rows.size(); row++) {
                Object key = keys.get(row)[i];
                rows.get(row)[target.discriminator()] = key == null ? null : discriminator(target, key);
            }
        }
    }

    private void find(List<ConcreteTarget> targets, List<@Nullable Object[]> keys) {
        Map<EntityPersister, Map<EntityKey, Object>> unknown = new LinkedHashMap<>();
        for (int i = 0; i < targets.size(); i++) {
            ConcreteTarget target = targets.get(i);
            if (!target.byUniqueKey()) {
                Map<EntityKey, Object> ofTarget =
                        unknown.computeIfAbsent(persister(target), persister -> new LinkedHashMap<>());
                for (@Nullable Object[] row : keys) {
                    find(target, row[i], ofTarget);
                }
            }
        }
        unknown.forEach(this::ask);
    }

    private void find(ConcreteTarget target, @Nullable Object key, Map<EntityKey, Object> unknown) {
        if (key == null) {
            return;
        }
        EntityKey entityKey = entityKey(target, key);
        Object entity = session.getPersistenceContextInternal().getEntity(entityKey);
        if (entity == null) {
            unknown.put(entityKey, key);
        } else {
            known.put(entityKey, type(Hibernate.getClass(entity)));
        }
    }

    /** What the target's discriminator is; null where there is no such row. */
    private @Nullable Object discriminator(ConcreteTarget target, Object key) {
        EntityMappingType type = target.byUniqueKey() ? loaded(target, key) : known.get(entityKey(target, key));
        if (type == null) {
            return null;
        }
        Object value = persister(target)
                .getDiscriminatorMapping()
                .getValueConverter()
                .getDetailsForEntityName(type.getEntityName())
                .getValue();
        return value instanceof DiscriminatorValue of ? DiscriminatorHelper.toRelationalValue(of) : value;
    }

    private void ask(EntityPersister target, Map<EntityKey, Object> unknown) {
        String name = target.getJpaEntityName() == null ? target.getEntityName() : target.getJpaEntityName();
        String query = "select id(other), type(other) from " + name + " other where id(other) in (:keys)";
        List<Object> keys = List.copyOf(unknown.values());
        for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
            session.createSelectionQuery(query, Object[].class)
                    .setParameterList("keys", keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE)))
                    .setQueryFlushMode(QueryFlushMode.NO_FLUSH)
                    .getResultList()
                    .forEach(row -> {
                        EntityKey key = session.generateEntityKey(row[0], target);
                        unknown.remove(key);
                        known.put(key, type((Class<?>) row[1]));
                    });
        }
        new ArrayList<>(unknown.entrySet()).forEach(hidden -> askForOne(target, hidden.getKey(), hidden.getValue()));
    }

    /** A query leaves out what a restriction or a filter hides, and a reference does not. */
    private void askForOne(EntityPersister target, EntityKey key, Object identifier) {
        try {
            known.put(key, target.resolveConcreteProxyTypeForId(identifier, session));
        } catch (ObjectNotFoundException e) {
            known.remove(key);
        }
    }

    /** There is no reference by another key than the identifier: the target is loaded, as Hibernate does. */
    private @Nullable EntityMappingType loaded(ConcreteTarget target, Object key) {
        EntityPersister persister = persister(target);
        EntityUniqueKey uniqueKey =
                AssociatedEntities.uniqueKey(persister, target.association().getReferencedPropertyName(), key, session);
        Object entity = session.getPersistenceContextInternal().getEntity(uniqueKey);
        if (entity == null) {
            entity = persister.loadByUniqueKey(uniqueKey.getUniqueKeyName(), key, session);
            if (entity != null) {
                session.getPersistenceContextInternal().addEntity(uniqueKey, entity);
            }
        }
        return entity == null ? null : type(Hibernate.getClass(entity));
    }

    private EntityKey entityKey(ConcreteTarget target, Object key) {
        return session.generateEntityKey(key, persister(target));
    }

    private EntityMappingType type(Class<?> entity) {
        return session.getFactory().getMappingMetamodel().getEntityDescriptor(entity);
    }

    private static EntityPersister persister(ConcreteTarget target) {
        return target.association().getEntityMappingType().getEntityPersister();
    }
}
