package io.upsurge.dialect;

import java.util.List;

/**
 * Where the rows of a statement are loaded before it is sent.
 *
 * @param table the table's name as it stands in SQL
 * @param columns the names of its columns, without that of the position
 * @param types the types that its columns are made with; empty where the rows go into a table that is there
 */
public record RowLoad(RowLoader loader, String table, List<String> columns, List<String> types) {

    public RowLoad {
        columns = List.copyOf(columns);
        types = List.copyOf(types);
    }

    /** Whether the rows go into the table that they are for. */
    public boolean isInPlace() {
        return types.isEmpty();
    }
}
