package io.upsurge.statement;

import java.util.List;
import java.util.Optional;

/**
 * Rows are inserted; those that are there already by the conflict target are treated as the action says.
 *
 * @param table the table's name as it stands in SQL, qualified and quoted
 * @param primaryKey the columns of the table's primary key, by which a statement may find the stored row once more
 */
public record UpsertStatement(
        String table,
        List<String> primaryKey,
        RowSource rows,
        ConflictTarget target,
        ConflictAction action,
        Optional<Returning> returning)
        implements Statement {
    public UpsertStatement {
        primaryKey = List.copyOf(primaryKey);
    }

    /** The same statement, its rows travelling otherwise. */
    public UpsertStatement travelling(RowForm form) {
        return new UpsertStatement(table, primaryKey, rows.travelling(form), target, action, returning);
    }

    /** The same statement, giving its rows back. */
    public UpsertStatement returning(Returning rows) {
        return new UpsertStatement(table, primaryKey, this.rows, target, action, Optional.of(rows));
    }
}
