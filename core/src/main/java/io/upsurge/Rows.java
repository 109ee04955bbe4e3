package io.upsurge;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Rows of attribute values: each row is a map from an attribute's name to its value, or to a {@link RowExpression} that
 * the database evaluates; what a row does not name it leaves alone.
 *
 * @param <E> the entity
 */
public interface Rows<E> extends Iterable<Map<String, @Nullable Object>> {

    /** The entity that they are rows of. */
    Class<E> entity();

    /** Rows that are given one by one and may differ in their attributes. */
    static <E> Single<E> of(Class<E> entity) {
        return new Single<>(Arguments.required(entity, "Rows.of(..)", "the entity"), null, Map.of());
    }

    /** Rows that are maps, keyed by attribute name, dotted for parts of embeddables. */
    static <E> Rows<E> maps(Class<E> entity, Iterable<? extends Map<String, ? extends @Nullable Object>> maps) {
        return new Maps<>(
                Arguments.required(entity, "Rows.maps(..)", "the entity"),
                Arguments.required(maps, "Rows.maps(..)", "the maps"));
    }

    /** Rows that are given as one list per attribute. */
    static <E> Columns<E> columns(Class<E> entity) {
        return new Columns<>(Arguments.required(entity, "Rows.columns(..)", "the entity"), Map.of());
    }

    /** Rows that are given one by one; each {@code row} returns a new value. */
    final class Single<E> implements Rows<E> {

        private final Class<E> entity;
        private final @Nullable Single<E> before;
        private final Map<String, @Nullable Object> last;

        private Single(Class<E> entity, @Nullable Single<E> before, Map<String, @Nullable Object> last) {
            this.entity = entity;
            this.before = before;
            this.last = last;
        }

        /** These rows and one more. */
        public Single<E> row(UnaryOperator<Row<E>> values) {
            Row<E> row = Arguments.required(values, "row(..)", "the values").apply(new Row<>(entity, Map.of()));
            return new Single<>(entity, this, Arguments.required(row, "row(..)", "the row").values);
        }

        @Override
        public Class<E> entity() {
            return entity;
        }

        @Override
        public Iterator<Map<String, @Nullable Object>> iterator() {
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            for (Single<E> at = this; at.before != null; at = at.before) {
                rows.add(at.last);
            }
            Collections.reverse(rows);
            return rows.iterator();
        }
    }

    /** The values of one row. */
    final class Row<E> {

        private final Class<E> entity;
        private final Map<String, @Nullable Object> values;

        private Row(Class<E> entity, Map<String, @Nullable Object> values) {
            this.entity = entity;
            this.values = values;
        }

        /** This row with one more value. */
        public <Y> Row<E> value(SingularAttribute<? super E, Y> attribute, @Nullable Y value) {
            return value(name(attribute, entity), value);
        }

        /** This row with one more value, for an attribute or a part of an embeddable. */
        public Row<E> value(String attribute, @Nullable Object value) {
            return new Row<>(entity, plus(values, attribute, value));
        }

        /** This row with one more value that the database makes. */
        public <Y> Row<E> expression(
                SingularAttribute<? super E, Y> attribute,
                Function<? super Operands<E>, ? extends Expression<? extends Y>> expression) {
            return expression(name(attribute, entity), expression);
        }

        /** This row with one more value that the database makes, for an attribute or a part of an embeddable. */
        public Row<E> expression(String attribute, Function<? super Operands<E>, ? extends Expression<?>> expression) {
            return value(attribute, RowExpression.of(expression));
        }
    }

    /** Rows that are given as one list per attribute, all of the same length. */
    final class Columns<E> implements Rows<E> {

        private final Class<E> entity;
        private final Map<String, List<?>> columns;

        private Columns(Class<E> entity, Map<String, List<?>> columns) {
            this.entity = entity;
            this.columns = columns;
        }

        /** These columns and one more; the list is read when the rows are sent. */
        public <Y> Columns<E> column(SingularAttribute<? super E, Y> attribute, List<? extends @Nullable Y> values) {
            return column(name(attribute, entity), values);
        }

        /** These columns and one more; the list is read when the rows are sent. */
        public Columns<E> column(String attribute, List<? extends @Nullable Object> values) {
            return new Columns<>(
                    entity, plus(columns, attribute, Arguments.required(values, "column(..)", "the values")));
        }

        @Override
        public Class<E> entity() {
            return entity;
        }

        @Override
        public Iterator<Map<String, @Nullable Object>> iterator() {
            int size = size();
            NamedValues.Names names = new NamedValues.Names(columns.keySet());
            List<List<?>> lists = List.copyOf(columns.values());
            return new Iterator<>() {
                private int at;

                @Override
                public boolean hasNext() {
                    return at < size;
                }

                @Override
                public Map<String, @Nullable Object> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    @Nullable Object[] values = new Object[lists.size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = lists.get(i).get(at);
                    }
                    at++;
                    return new NamedValues(names, values);
                }
            };
        }

        private int size() {
            Integer size = null;
            for (Map.Entry<String, List<?>> column : columns.entrySet()) {
                if (size != null && size != column.getValue().size()) {
                    throw new InvalidMutationException("The column '" + column.getKey() + "' has "
                            + column.getValue().size() + " values where the others have " + size
                            + ". Give every column a value for every row, null where there is none");
                }
                size = column.getValue().size();
            }
            return size == null ? 0 : size;
        }
    }

    /** Rows that are maps. */
    record Maps<E>(Class<E> entity, Iterable<? extends Map<String, ? extends @Nullable Object>> maps)
            implements Rows<E> {
        @Override
        public Iterator<Map<String, @Nullable Object>> iterator() {
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            for (Map<String, ? extends @Nullable Object> map : maps) {
                if (map == null) {
                    throw new InvalidMutationException(
                            "Row " + rows.size() + " is null, and nothing can be inserted for it. Leave it out");
                }
                rows.add(Collections.unmodifiableMap(new LinkedHashMap<>(map)));
            }
            return rows.iterator();
        }
    }

    /** The name of an attribute of the static metamodel, which must be one of the entity's own. */
    private static String name(@Nullable SingularAttribute<?, ?> attribute, Class<?> entity) {
        if (attribute == null) {
            throw new InvalidMutationException("An attribute of the static metamodel is null: its class is filled in"
                    + " when the session factory is built. Build the session factory first, or give its name as a"
                    + " string");
        }
        Class<?> declaring = attribute.getDeclaringType().getJavaType();
        if (!declaring.isAssignableFrom(entity)) {
            throw new InvalidMutationException("The attribute '" + attribute.getName() + "' belongs to "
                    + declaring.getSimpleName() + ", not to " + entity.getSimpleName() + ". Name an attribute of "
                    + entity.getSimpleName());
        }
        return attribute.getName();
    }

    private static <V extends @Nullable Object> Map<String, V> plus(Map<String, V> values, String attribute, V value) {
        Arguments.required(attribute, "A row or column", "the attribute's name");
        if (values.containsKey(attribute)) {
            throw new InvalidMutationException(
                    "The attribute '" + attribute + "' is given twice in one row. Give it once");
        }
        Map<String, V> more = new LinkedHashMap<>(values);
        more.put(attribute, value);
        return Collections.unmodifiableMap(more);
    }
}
