package io.upsurge.internal.hibernate;

import java.util.function.IntFunction;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.jspecify.annotations.Nullable;

/** Makes embeddables of their parts. */
final class Embeddables {

    private Embeddables() {}

    /** An embeddable with these parts, given by their numbers. */
    static Object of(EmbeddableMappingType type, IntFunction<@Nullable Object> parts) {
        @Nullable Object[] values = new Object[type.getNumberOfAttributeMappings()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.apply(i);
        }
        return type.getRepresentationStrategy().getInstantiator().instantiate(() -> values);
    }
}
