package io.upsurge.internal.hibernate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.cache.spi.access.CollectionDataAccess;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;

/**
 * Which cached collections of a session factory may hold something else once rows of an entity were written.
 *
 * <p>Hibernate's own clean-up after bulk statements knows the collections of just the entity, not those of its
 * superclasses, and leaves those of a deleted owner (7.4.1).
 */
final class CachedCollections {

    private final Map<EntityPersister, List<CollectionDataAccess>> byElement = new ConcurrentHashMap<>();
    private final Map<EntityPersister, List<CollectionDataAccess>> byOwner = new ConcurrentHashMap<>();

    /** Those whose elements, or whose keys, may be instances of the entity. */
    List<CollectionDataAccess> withElementsOf(EntityPersister entity) {
        return byElement.computeIfAbsent(entity, key -> {
            List<CollectionDataAccess> found = new ArrayList<>();
            key.getFactory().getMappingMetamodel().forEachCollectionDescriptor(collection -> {
                if (collection.hasCache()
                        && (refersTo(collection.getElementType(), key)
                                || (collection.hasIndex() && refersTo(collection.getIndexType(), key)))) {
                    found.add(collection.getCacheAccessStrategy());
                }
            });
            return List.copyOf(found);
        });
    }

    /** Those that instances of the entity have. */
    List<CollectionDataAccess> ownedBy(EntityPersister entity) {
        return byOwner.computeIfAbsent(entity, key -> {
            List<CollectionDataAccess> found = new ArrayList<>();
            key.getFactory().getMappingMetamodel().forEachCollectionDescriptor(collection -> {
                if (collection.hasCache() && areRelated(collection.getOwnerEntityPersister(), key)) {
                    found.add(collection.getCacheAccessStrategy());
                }
            });
            return List.copyOf(found);
        });
    }

    private static boolean refersTo(Type type, EntityPersister entity) {
        return type instanceof EntityType reference
                && areRelated(
                        entity.getFactory()
                                .getMappingMetamodel()
                                .getEntityDescriptor(reference.getAssociatedEntityName()),
                        entity);
    }

    private static boolean areRelated(EntityPersister one, EntityPersister other) {
        return one.isSubclassEntityName(other.getEntityName()) || other.isSubclassEntityName(one.getEntityName());
    }
}
