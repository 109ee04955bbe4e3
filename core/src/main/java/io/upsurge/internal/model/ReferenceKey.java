package io.upsurge.internal.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of an association that is given by attributes of the entity that it refers to, as in {@code "publisher.name"}.
 *
 * @param values the values of the target's attributes, by their paths in the target
 */
public record ReferenceKey(Map<String, @Nullable Object> values) {

    public ReferenceKey {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Whether it refers to nothing: all values are null. */
    public boolean isNothing() {
        return values.values().stream().allMatch(value -> value == null);
    }
}
