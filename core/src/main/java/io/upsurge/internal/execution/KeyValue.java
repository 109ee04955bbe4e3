package io.upsurge.internal.execution;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key of a row, comparable as the key's columns compare it.
 *
 * @param columns the columns of the key, so that keys of different targets differ
 * @param parts a value per column, in a form whose {@code equals} is the column's
 */
record KeyValue(List<String> columns, List<@Nullable Object> parts) implements Comparable<KeyValue> {

    KeyValue {
        parts = Collections.unmodifiableList(new ArrayList<>(parts));
    }

    /** A value other than text in a form whose {@code equals} is the column's. */
    static @Nullable Object part(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        } else if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes.clone());
        } else if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        } else if (value instanceof ZonedDateTime time) {
            return time.toInstant();
        }
        return value;
    }

    /** The order in which rows are sent; values without an order of their own are all equal. */
    @Override
    public int compareTo(KeyValue other) {
        for (int i = 0; i < parts.size(); i++) {
            int order = compare(parts.get(i), other.parts.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @SuppressWarnings("unchecked")
    private static int compare(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        return one instanceof Comparable<?> && one.getClass() == other.getClass()
                ? ((Comparable<Object>) one).compareTo(other)
                : 0;
    }

    @Override
    public String toString() {
        return parts.size() == 1 ? String.valueOf(parts.get(0)) : parts.toString();
    }
}
