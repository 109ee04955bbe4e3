package io.upsurge.internal.plan;

import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.RowSource;
import io.upsurge.statement.Statement;
import io.upsurge.statement.UpdateStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How rows are written that are in several tables, table by table.
 *
 * @param writes a write per table, the table whose rows the others refer to first
 * @param identifiers reads the identifiers of stored rows by their keys, column by column
 */
public record TableWrites(List<TableWrite> writes, PlannedRead identifiers) {

    public TableWrites {
        writes = List.copyOf(writes);
    }

    /**
     * A statement about one table.
     *
     * @param rows what it takes of each row
     * @param cells where that is among the cells of the identifier and, behind them, those of the row
     */
    public record TableStatement(Statement statement, RowSource rows, List<Integer> cells) {
        public TableStatement {
            cells = List.copyOf(cells);
        }

        static TableStatement of(InsertStatement insert, List<Integer> cells) {
            return new TableStatement(insert, insert.rows(), cells);
        }

        static TableStatement of(UpdateStatement update, List<Integer> cells) {
            return new TableStatement(update, update.rows(), cells);
        }
    }

    /**
     * What is written to one table.
     *
     * @param insert inserts rows
     * @param update updates rows by their identifiers; empty where nothing of the table is set
     * @param missing how an update is done where the table has no row; only in a table that a row need not be in
     */
    public record TableWrite(
            TableStatement insert, Optional<TableStatement> update, Optional<MissingRows> missing) {

        /** Whether a row has no row in this table when all its values there are NULL. */
        public boolean isOptional() {
            return missing.isPresent();
        }
    }

    /**
     * What an update sets where the table has no row yet.
     *
     * @param insert inserts what is set without regard to what was stored
     * @param thenUpdated whether something else is set, by the update, once the rows are there
     */
    public record MissingRows(TableStatement insert, boolean thenUpdated) {}

    /** All statements that may be sent. */
    public List<Statement> statements() {
        List<Statement> statements = new ArrayList<>();
        for (TableWrite write : writes) {
            statements.add(write.insert().statement());
            write.update().ifPresent(update -> statements.add(update.statement()));
            write.missing().ifPresent(missing -> statements.add(missing.insert().statement()));
        }
        return statements;
    }

    /** What is written to the table whose rows the others refer to. */
    public TableWrite first() {
        return writes.get(0);
    }

    /** How many tables a row need not have a row in. */
    public int optionals() {
        return (int) writes.stream().filter(TableWrite::isOptional).count();
    }
}
