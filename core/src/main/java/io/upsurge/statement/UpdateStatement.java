package io.upsurge.statement;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Stored rows are updated, each found by the key of a given row; a given row that is not stored changes nothing.
 *
 * @param primaryKey the columns of the table's primary key, by which a statement may find the stored row once more
 * @param rows the columns that the rows bring values for, those of the key among them
 * @param key the names of the key's columns
 * @param nullsAreEqual whether NULL in a key column equals NULL
 * @param update what is assigned and under which condition
 */
public record UpdateStatement(
        String table,
        List<String> primaryKey,
        RowSource rows,
        List<String> key,
        boolean nullsAreEqual,
        ConflictAction.DoUpdate update,
        Optional<Returning> returning)
        implements Statement {

    public UpdateStatement {
        primaryKey = List.copyOf(primaryKey);
        key = List.copyOf(key);
    }

    /** The same, with other expressions for the values it is given; this very statement where they are no others. */
    public UpdateStatement comparing(UnaryOperator<List<Column>> compared) {
        List<Column> columns = compared.apply(rows.columns());
        if (columns.equals(rows.columns())) {
            return this;
        }
        RowSource source = new RowSource(columns, rows.constants(), rows.made(), rows.form());
        return new UpdateStatement(table, primaryKey, source, key, nullsAreEqual, update, returning);
    }

    /** The same statement, its rows travelling otherwise. */
    public UpdateStatement travelling(RowForm form) {
        return new UpdateStatement(table, primaryKey, rows.travelling(form), key, nullsAreEqual, update, returning);
    }

    /** The same statement, giving its rows back. */
    public UpdateStatement returning(Returning wanted) {
        return new UpdateStatement(table, primaryKey, rows, key, nullsAreEqual, update, Optional.of(wanted));
    }
}
