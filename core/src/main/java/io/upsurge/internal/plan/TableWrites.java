package io.upsurge.internal.plan;

import io.upsurge.statement.Column;
import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.RowForm;
import io.upsurge.statement.RowSource;
import io.upsurge.statement.Statement;
import io.upsurge.statement.UpdateStatement;
import io.upsurge.statement.WritesTogether;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How rows are written that are in several tables, table by table.
 *
 * @param writes a write per table, the table whose rows the others refer to first
 * @param together what is written to several tables by one statement, where the database has that
 * @param identifiers reads the identifiers of stored rows by their keys, column by column
 */
public record TableWrites(List<TableWrite> writes, Together together, PlannedRead identifiers) {

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

        /** Several as one; empty where there are not several, or where one of them cannot be part of another statement. */
        static Optional<TableStatement> together(List<TableStatement> all, boolean counted) {
            boolean possible = all.size() > 1
                    && all.stream()
                            .allMatch(one -> one.rows.form() == RowForm.ARRAYS
                                    && one.rows.constants().isEmpty());
            if (!possible) {
                return Optional.empty();
            }
            List<Column> columns = new ArrayList<>();
            List<Integer> cells = new ArrayList<>();
            for (TableStatement one : all) {
                columns.addAll(one.rows.columns());
                cells.addAll(one.cells);
            }
            return Optional.of(new TableStatement(
                    new WritesTogether(
                            all.stream().map(TableStatement::statement).toList(), counted),
                    new RowSource(columns, RowForm.ARRAYS),
                    cells));
        }
    }

    /**
     * What is written to one table.
     *
     * @param table its name as it stands in SQL
     * @param insert inserts rows
     * @param update updates rows by their identifiers; empty where nothing of the table is set
     * @param updatable finds, by their identifiers, the rows that an update can write
     * @param missing how an update is done where the table has no row; only in a table that a row need not be in
     */
    public record TableWrite(
            String table,
            TableStatement insert,
            Optional<TableStatement> update,
            PlannedRead updatable,
            Optional<MissingRows> missing) {

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

    /**
     * Statements that write to all tables that a row must be in.
     *
     * @param inserts inserts into all of them
     * @param furtherInserts inserts into all but the first
     * @param updates updates all of which something is set, and counts what was written
     */
    public record Together(
            Optional<TableStatement> inserts,
            Optional<TableStatement> furtherInserts,
            Optional<TableStatement> updates) {

        static final Together NONE = new Together(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** All statements about one table each that may be sent. */
    public List<Statement> statements() {
        List<Statement> statements = new ArrayList<>();
        for (TableWrite write : writes) {
            statements.add(write.insert().statement());
            write.update().ifPresent(update -> statements.add(update.statement()));
            write.missing().ifPresent(missing -> statements.add(missing.insert().statement()));
        }
        return statements;
    }

    /** What is sent, as far as the plan knows: those about one table that are not part of one about several. */
    public List<Statement> sent() {
        List<Statement> statements = statements();
        for (TableStatement several : Stream.of(together.inserts(), together.updates())
                .flatMap(Optional::stream)
                .toList()) {
            List<Statement> parts = ((WritesTogether) several.statement()).writes();
            statements.add(statements.indexOf(parts.get(0)), several.statement());
            statements.removeAll(parts);
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
