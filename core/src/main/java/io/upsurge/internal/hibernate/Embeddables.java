package io.upsurge.internal.hibernate;

import java.util.function.IntFunction;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.jspecify.annotations.Nullable;

/** Makes embeddables of their parts. */
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
        @Nullable Object[] values = new Object[type.getNumberOfAttributeMappings()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.apply(i);
        }
        return type.getRepresentationStrategy().getInstantiator().instantiate(() -> values);
    }
}
