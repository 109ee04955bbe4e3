package io.upsurge.dialect;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the rows of a statement are loaded before it is sent.
 *
 * @param table the table's name as it stands in SQL
 * @param columns those that the rows have values for
 * @param isInPlace whether the rows go into the table that they are for, and not into one that is made for them
 */
public record RowLoad(RowLoader loader, String table, List<Column> columns, boolean isInPlace) {

    /**
     * A column that is loaded.
     *
     * @param name its name as it stands in SQL
     * @param type its type, by the mapping or by the catalogue; empty where neither tells
     * @param valueClass the class of all values, where the mapping makes sure of it
     */
    public record Column(String name, String type, Optional<Class<?>> valueClass) {}

    public RowLoad {
        columns = List.copyOf(columns);
    }

    /** The names of the columns. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** The same load into columns of the types that the catalogue knows by their unquoted names. */
    public RowLoad into(Map<String, String> types) {
        return new RowLoad(
                loader,
                table,
                columns.stream()
                        .map(column -> new Column(
                                column.name(),
                                types.getOrDefault(SqlNames.unquoted(column.name()), ""),
                                column.valueClass()))
                        .toList(),
                isInPlace);
    }
}
