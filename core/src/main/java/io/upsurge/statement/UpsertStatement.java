package io.upsurge.statement;

import java.util.List;
import java.util.Optional;

/**
 * Rows are inserted; those that are there already by the conflict target are treated as the action says.
 *
 * @param table the table's name as it stands in SQL, qualified and quoted
 * @param primaryKey the columns of the table's primary key, by which a statement may find the stored row once more
 * @param identity the column of the primary key, made by the database, whose value of the one row, inserted or stored, the
 *     statement tells as a generated key; mostly empty
 */
public record UpsertStatement(
        String table,
        List<String> primaryKey,
        RowSource rows,
        ConflictTarget target,
        ConflictAction action,
        Optional<Returning> returning,
        Optional<String> identity)
        implements Statement {
    public UpsertStatement {
        primaryKey = List.copyOf(primaryKey);
    }

    /** Gives nothing back. */
    public UpsertStatement(
            String table, List<String> primaryKey, RowSource rows, ConflictTarget target, ConflictAction action) {
        this(table, primaryKey, rows, target, action, Optional.empty(), Optional.empty());
    }

    /** The same statement, its rows travelling otherwise. */
    public UpsertStatement travelling(RowForm form) {
        return new UpsertStatement(table, primaryKey, rows.travelling(form), target, action, returning, identity);
    }

    /** The same statement, giving its rows back. */
    public UpsertStatement returning(Returning rows) {
        return new UpsertStatement(table, primaryKey, this.rows, target, action, Optional.of(rows), identity);
    }

    /** The same statement about one row, telling the identity value of that. */
    public UpsertStatement telling(String column) {
        return new UpsertStatement(table, primaryKey, rows, target, action, returning, Optional.of(column));
    }
}
