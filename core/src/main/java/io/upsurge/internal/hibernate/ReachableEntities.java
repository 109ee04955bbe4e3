package io.upsurge.internal.hibernate;

import java.util.HashSet;
import java.util.Set;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CollectionType;
import org.hibernate.type.CompositeType;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;

/** The entities that one refers to, itself or by others: all to which something may be noted when it is loaded. */
final class ReachableEntities {

    private final SessionFactoryImplementor factory;
    private final Set<String> roots = new HashSet<>();

    private ReachableEntities(SessionFactoryImplementor factory) {
        this.factory = factory;
    }

    static ReachableEntities of(EntityMappingType entity) {
        EntityPersister persister = entity.getEntityPersister();
        ReachableEntities reachable = new ReachableEntities(persister.getFactory());
        reachable.addWithin(persister.getRootEntityName());
        return reachable;
    }

    /** Whether it, or a class of its hierarchy, is among them. */
    boolean contains(EntityMappingType entity) {
        return roots.contains(entity.getEntityPersister().getRootEntityName());
    }

    private EntityPersister persister(String entity) {
        return factory.getMappingMetamodel().getEntityDescriptor(entity);
    }

    private void addWithin(String root) {
        if (!roots.add(root)) {
            return;
        }
        for (String name : persister(root).getSubclassEntityNames()) {
            EntityPersister persister = persister(name);
            add(persister.getIdentifierType());
            for (Type type : persister.getPropertyTypes()) {
                add(type);
            }
        }
    }

    private void add(Type type) {
        if (type instanceof EntityType entity) {
            addWithin(persister(entity.getAssociatedEntityName()).getRootEntityName());
        } else if (type instanceof CompositeType composite) {
            for (Type part : composite.getSubtypes()) {
                add(part);
            }
        } else if (type instanceof CollectionType collection
                && !factory.getMappingMetamodel()
                        .getCollectionDescriptor(collection.getRole())
                        .isLazy()) {
            add(collection.getElementType(factory));
        }
    }
}
