package io.upsurge.internal.hibernate;

import io.upsurge.statement.ArrayElement;
import io.upsurge.statement.Column;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a statement bring.
 *
 * @param columns the columns of the table
 * @param constants behind them, the constants of the rows' own expressions
 */
public record SentColumns(List<Column> columns, List<ConstantType> constants) {

    public SentColumns {
        columns = List.copyOf(columns);
        constants = List.copyOf(constants);
    }

    /** Columns of the table only. */
    public static SentColumns of(List<Column> columns) {
        return new SentColumns(columns, List.of());
    }

    /** How many there are. */
    public int size() {
        return columns.size() + constants.size();
    }

    List<JdbcMapping> types(MappedEntity entity) {
        List<JdbcMapping> types = new ArrayList<>(size());
        columns.forEach(column -> types.add(entity.type(column.name())));
        constants.forEach(constant -> types.add(constant.type()));
        return types;
    }

    /** The element type of each one's array, or null where it has none. */
    List<@Nullable String> arrays() {
        List<@Nullable String> arrays = new ArrayList<>(size());
        columns.forEach(
                column -> arrays.add(column.array().map(ArrayElement::type).orElse(null)));
        constants.forEach(
                constant -> arrays.add(constant.array().map(ArrayElement::type).orElse(null)));
        return arrays;
    }
}
