package io.upsurge.internal.execution;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The key of a row, comparable as the key's columns compare it. */
final class KeyValue implements Comparable<KeyValue> {

    private final List<String> columns;
    private final @Nullable Object[] parts;
    private int hash;

    /**
     * A key.
     *
     * @param columns the columns of the key, so that keys of different targets differ
     * @param parts a value per column, in a form whose {@code equals} is the column's; not to be changed any more
     */
    KeyValue(List<String> columns, @Nullable Object[] parts) {
        this.columns = columns;
        this.parts = parts;
    }

    /** The columns of the key. */
    List<String> columns() {
        return columns;
    }

    /** A value per column, in a form whose {@code equals} is the column's. */
    List<@Nullable Object> parts() {
        List<@Nullable Object> values = new ArrayList<>(parts.length);
        for (Object part : parts) {
            values.add(part);
        }
        return Collections.unmodifiableList(values);
    }

    /** How many columns it has. */
    int size() {
        return parts.length;
    }

    /** The value of a column, in a form whose {@code equals} is the column's. */
    @Nullable
    Object part(int column) {
        return parts[column];
    }

    /** The value of the first column. */
    @Nullable
    Object first() {
        return parts.length == 0 ? null : parts[0];
    }

    /** Whether keys that differ from this one may be the same to the database, as texts of a collation may. */
    boolean isInDoubt() {
        for (Object part : parts) {
            if (part instanceof KeyText text && !text.isDecided()) {
                return true;
            }
        }
        return false;
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
        for (int i = 0; i < parts.length; i++) {
            int order = compare(parts[i], other.parts[i]);
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
    public boolean equals(@Nullable Object object) {
        return object instanceof KeyValue other
                && hashCode() == other.hashCode()
                && Arrays.equals(parts, other.parts)
                && columns.equals(other.columns);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = Arrays.hashCode(parts);
        }
        return hash;
    }

    @Override
    public String toString() {
        return parts.length == 1 ? String.valueOf(parts[0]) : Arrays.toString(parts);
    }
}
