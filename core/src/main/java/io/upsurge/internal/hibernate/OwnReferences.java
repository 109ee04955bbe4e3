package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.AttributeModel;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.metamodel.mapping.DiscriminatedAssociationModelPart;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.metamodel.mapping.NonAggregatedIdentifierMapping;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.jspecify.annotations.Nullable;

/** The entities that an entity refers to by columns of its own, within embeddables and identifiers, too. */
final class OwnReferences {

    private final MappedEntity entity;

    OwnReferences(MappedEntity entity) {
        this.entity = entity;
    }

    /** Those of an instance. */
    List<Reference> of(Object instance) {
        List<Reference> found = new ArrayList<>();
        for (AttributeModel attribute : entity.model().attributes()) {
            if (entity.part(attribute) instanceof NonAggregatedIdentifierMapping identifier) {
                EmbeddableMappingType parts = identifier.getVirtualIdEmbeddable();
                collect(attribute, parts, instance, found);
            } else {
                collect(attribute, entity.part(attribute), entity.values().of(attribute, instance), found);
            }
        }
        return found;
    }

    private static void collect(
            AttributeModel attribute, ModelPart part, @Nullable Object value, List<Reference> found) {
        if (value == null) {
            return;
        }
        if (isReference(part)) {
            found.add(new Reference(attribute, value));
        } else if (part instanceof EmbeddableValuedModelPart embedded) {
            collect(attribute, embedded.getEmbeddableTypeDescriptor(), value, found);
        }
    }

    private static void collect(
            AttributeModel attribute, EmbeddableMappingType type, Object owner, List<Reference> found) {
        type.forEachAttributeMapping((index, part) -> collect(attribute, part, Embeddables.value(part, owner), found));
    }

    private static boolean isReference(ModelPart part) {
        return part instanceof ToOneAttributeMapping || part instanceof DiscriminatedAssociationModelPart;
    }

    /** The value of an attribute with what is stored in the place of what it refers to. */
    static @Nullable Object stored(ModelPart part, @Nullable Object value, SavedTargets targets) {
        if (targets.isEmpty() || value == null) {
            return value;
        }
        if (isReference(part)) {
            return targets.of(value);
        }
        if (!(part instanceof EmbeddableValuedModelPart embedded)) {
            return value;
        }
        EmbeddableMappingType type = embedded.getEmbeddableTypeDescriptor();
        @Nullable Object[] values = new Object[type.getNumberOfAttributeMappings()];
        boolean changed = false;
        for (int i = 0; i < values.length; i++) {
            Object given = Embeddables.value(type.getAttributeMapping(i), value);
            values[i] = stored(type.getAttributeMapping(i), given, targets);
            changed |= values[i] != given;
        }
        return changed ? Embeddables.like(value, type, i -> values[i]) : value;
    }
}
