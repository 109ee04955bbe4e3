package io.upsurge.tck.values;

import io.upsurge.tck.StoredType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Values of one kind, and the entity that holds them. */
public final class ValueKind<T extends ValueRow, V> {

    private final StoredType type;
    private final Supplier<T> row;
    private final BiConsumer<T, V> set;
    private final List<V> values;
    private final int blanks;

    private ValueKind(StoredType type, Supplier<T> row, BiConsumer<T, V> set, List<V> values, int blanks) {
        this.type = type;
        this.row = row;
        this.set = set;
        this.values = values;
        this.blanks = blanks;
    }

    /** A kind of these values, in rows that take them by the setter. */
    @SafeVarargs
    static <T extends ValueRow, V> ValueKind<T, V> of(
            StoredType type, Supplier<T> row, BiConsumer<T, V> set, V... values) {
        return new ValueKind<>(type, row, set, List.of(values), 1);
    }

    /** These values only, for Hibernate does not read a row without one. */
    ValueKind<T, V> neverNull() {
        return new ValueKind<>(type, row, set, values, 0);
    }

    /** What the kind is called where databases differ. */
    public StoredType type() {
        return type;
    }

    /** The entity that holds such values. */
    @SuppressWarnings("unchecked")
    public Class<T> entity() {
        return (Class<T>) row.get().getClass();
    }

    /** A row for each value and one without any where that can be read, numbered, from the value at that place on. */
    public List<T> rows(int first) {
        List<T> rows = new ArrayList<>();
        int size = values.size() + blanks;
        for (int i = 0; i < size; i++) {
            T next = blank(i);
            int value = (first + i) % size;
            if (value < values.size()) {
                set.accept(next, values.get(value));
            }
            rows.add(next);
        }
        return rows;
    }

    /** As many rows without a value. */
    public List<T> blanks() {
        List<T> rows = new ArrayList<>();
        for (int i = 0; i < values.size() + blanks; i++) {
            rows.add(blank(i));
        }
        return rows;
    }

    private T blank(long id) {
        T blank = row.get();
        blank.id = id;
        return blank;
    }

    @Override
    public String toString() {
        return type.toString();
    }
}
