package io.upsurge.statement;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One stored row is updated, found by its key; the rows given go out as a JDBC batch.
 *
 * @param primaryKey the columns of the table's primary key, by which a statement may find the stored row once more
 * @param columns the columns that a row brings values for, those of the key among them
 * @param key the names of the key's columns
 * @param nullsAreEqual whether NULL in a key column equals NULL
 */
public record UpdateStatement(
        String table,
        List<String> primaryKey,
        List<Column> columns,
        List<String> key,
        boolean nullsAreEqual,
        List<Assignment> assignments,
        Optional<Fragment> where)
        implements Statement {
    public UpdateStatement {
        primaryKey = List.copyOf(primaryKey);
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        assignments = List.copyOf(assignments);
    }

    /** The same, with other expressions for the values it is given. */
    public UpdateStatement comparing(UnaryOperator<List<Column>> compared) {
        return new UpdateStatement(table, primaryKey, compared.apply(columns), key, nullsAreEqual, assignments, where);
    }
}
