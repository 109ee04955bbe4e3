package io.upsurge.statement;

import java.util.List;

/**
 * A further table of stored rows that are read, joined with the first one by the identifier.
 *
 * @param name what the table is called in the statement
 * @param table its name as it stands in SQL
 * @param key its columns that hold the identifier
 * @param first the columns of the first table that hold it, in the same order
 * @param columns its other columns, but for those whose name is also that of another table's column
 * @param optional whether stored rows are read that have no row in it
 */
public record TableJoin(
        String name, String table, List<String> key, List<String> first, List<String> columns, boolean optional) {
    public TableJoin {
        key = List.copyOf(key);
        first = List.copyOf(first);
        columns = List.copyOf(columns);
    }

    /** The same, whether stored rows have a row in it or not. */
    public TableJoin asOptional() {
        return new TableJoin(name, table, key, first, columns, true);
    }
}
