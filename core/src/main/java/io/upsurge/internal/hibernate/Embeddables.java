package io.upsurge.internal.hibernate;

import java.util.Objects;
import java.util.function.IntFunction;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EmbeddableDiscriminatorMapping;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.metamodel.mapping.ValuedModelPart;
import org.hibernate.metamodel.spi.EmbeddableRepresentationStrategy;
import org.jspecify.annotations.Nullable;

/** Makes embeddables of their parts, and takes them apart: of one that has subclasses, an instance has not all parts. */
final class Embeddables {

    private Embeddables() {}

    /** An embeddable with another value in one of its parts: the same instance, unless there was none or it is a record. */
    static Object with(AttributeMapping part, @Nullable Object value, @Nullable Object embeddable) {
        EmbeddableMappingType type = (EmbeddableMappingType) part.getDeclaringType();
        int position = part.getStateArrayPosition();
        if (embeddable != null && !embeddable.getClass().isRecord()) {
            part.setValue(embeddable, value);
            return embeddable;
        }
        return of(
                type,
                i -> i == position
                        ? value
                        : embeddable == null
                                ? null
                                : type.getAttributeMapping(i).getValue(embeddable));
    }

    /** An embeddable with these parts, given by their numbers. */
    static Object of(EmbeddableMappingType type, IntFunction<@Nullable Object> parts) {
        return of(type, type.getMappedJavaType().getJavaTypeClass(), parts);
    }

    /** An embeddable of the same class as another one. */
    static Object like(Object other, EmbeddableMappingType type, IntFunction<@Nullable Object> parts) {
        return of(type, other.getClass(), parts);
    }

    private static Object of(EmbeddableMappingType type, Class<?> like, IntFunction<@Nullable Object> parts) {
        @Nullable Object[] values = new Object[type.getNumberOfAttributeMappings()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.apply(i);
        }
        EmbeddableRepresentationStrategy made = type.getRepresentationStrategy();
        return (type.isPolymorphic() ? made.getInstantiatorForClass(like.getName()) : made.getInstantiator())
                .instantiate(() -> values);
    }

    /** What an instance has for an attribute of its class, or for one of another class of the same embeddable: null. */
    static @Nullable Object value(ValuedModelPart part, Object holder) {
        if (part instanceof EmbeddableDiscriminatorMapping classes) {
            return classes.getDiscriminatorValue(holder.getClass().getName());
        }
        AttributeMapping attribute = (AttributeMapping) part;
        boolean has = !(attribute.getDeclaringType() instanceof EmbeddableMappingType type)
                || !type.isPolymorphic()
                || Objects.requireNonNull(
                                type.findSubtypeBySubclass(holder.getClass().getName()))
                        .declaresAttribute(attribute);
        return has ? attribute.getValue(holder) : null;
    }
}
