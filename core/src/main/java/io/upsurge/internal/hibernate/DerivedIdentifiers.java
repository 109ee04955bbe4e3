package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.EntityModel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.EntityIdentifierMapping;
import org.hibernate.metamodel.mapping.NonAggregatedIdentifierMapping;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.jspecify.annotations.Nullable;

/** Identifiers that are those of associated entities, or hold them ({@code @MapsId}). */
final class DerivedIdentifiers {

    private final MappedEntity entity;
    private final Map<AttributeModel, AttributeModel> byAssociation = new LinkedHashMap<>();

    DerivedIdentifiers(MappedEntity entity) {
        this.entity = entity;
        EntityModel model = entity.model();
        for (AttributeModel attribute : model.attributes()) {
            model.derivedFrom(attribute).ifPresent(taken -> byAssociation.put(attribute, taken));
        }
    }

    /** The identifier, or the part of it, that is taken from each association. */
    Map<AttributeModel, AttributeModel> byAssociation() {
        return byAssociation;
    }

    /** The identifier of an entity, what its associations say of it included; the entity itself stays as it is. */
    @Nullable
    Object of(EntityIdentifierMapping mapping, Object instance, SavedTargets targets) {
        Object identifier = stored(mapping, instance, targets);
        for (Map.Entry<AttributeModel, AttributeModel> association : byAssociation.entrySet()) {
            AttributeModel taken = association.getValue();
            Object target = entity.values().of(association.getKey(), instance, targets);
            Object derived = target == null ? null : identifier(association.getKey(), target);
            if (derived != null) {
                identifier = taken.equals(entity.model().identifier())
                        ? derived
                        : with((EmbeddableValuedModelPart) mapping, identifier, taken, derived);
            }
        }
        return identifier;
    }

    /** The identifier as it stands in the entity, with what is stored in the place of what it refers to. */
    private static @Nullable Object stored(EntityIdentifierMapping mapping, Object instance, SavedTargets targets) {
        Object identifier = mapping.getIdentifier(instance);
        if (targets.isEmpty() || identifier == null || identifier == instance) {
            return identifier;
        }
        if (!(mapping instanceof NonAggregatedIdentifierMapping parts)) {
            return OwnReferences.stored(mapping, identifier, targets);
        }
        EmbeddableMappingType type = parts.getMappedIdEmbeddableTypeDescriptor();
        return Embeddables.of(type, i -> {
            AttributeMapping given = parts.getVirtualIdEmbeddable().getAttributeMapping(i);
            Object target = given instanceof ToOneAttributeMapping ? given.getValue(instance) : null;
            return target != null && targets.of(target) != target
                    ? saved((ToOneAttributeMapping) given, targets.of(target))
                    : type.getAttributeMapping(i).getValue(identifier);
        });
    }

    private static @Nullable Object saved(ToOneAttributeMapping association, @Nullable Object target) {
        return target == null
                ? null
                : identifier(association.getAssociatedEntityMappingType().getEntityPersister(), target);
    }

    /** The identifier of the entity that an association refers to; null where it has none yet. */
    @Nullable
    Object identifier(AttributeModel association, Object target) {
        return identifier(
                ((ToOneAttributeMapping) entity.part(association))
                        .getAssociatedEntityMappingType()
                        .getEntityPersister(),
                target);
    }

    /** The identifier of an entity, or of a reference to it that was never loaded. */
    static @Nullable Object identifier(EntityPersister persister, Object target) {
        return target instanceof HibernateProxy proxy
                ? proxy.getHibernateLazyInitializer().getInternalIdentifier()
                : persister.getIdentifier(target);
    }

    /** A copy of the identifier with another value in one part. */
    private Object with(
            EmbeddableValuedModelPart mapping, @Nullable Object identifier, AttributeModel part, Object value) {
        EmbeddableMappingType type = mapping.getEmbeddableTypeDescriptor();
        int replaced = entity.model().identifier().parts().indexOf(part);
        return Embeddables.of(
                type,
                i -> i == replaced
                        ? value
                        : identifier == null
                                ? null
                                : type.getAttributeMapping(i).getValue(identifier));
    }
}
