package io.upsurge.internal.hibernate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    /** Finds out what is not known yet; a key that no row has stays unknown. */
    void find(ConcreteTarget target, Stream<Object> keys) {
        Map<EntityKey, Object> unknown = new LinkedHashMap<>();
        keys.forEach(key -> {
            EntityKey entityKey = entityKey(target, key);
            Object entity = session.getPersistenceContextInternal().getEntity(entityKey);
            if (entity != null) {
                known.put(entityKey, type(Hibernate.getClass(entity)));
            } else if (!known.containsKey(entityKey)) {
                unknown.put(entityKey, key);
            }
        });
        ask(persister(target), unknown);
    }

    /** What the target's discriminator is; null where there is no such row. */
    @Nullable
    Object discriminator(ConcreteTarget target, Object key) {
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
        EntityUniqueKey uniqueKey = AssociatedEntities.uniqueKey(
                persister, target.association().getReferencedPropertyName(), key, session);
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
