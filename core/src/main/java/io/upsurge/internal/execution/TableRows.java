package io.upsurge.internal.execution;

import io.upsurge.UnsupportedMutationException;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.RowValues;
import io.upsurge.internal.hibernate.SentColumns;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.internal.plan.TableWrites;
import io.upsurge.internal.plan.TableWrites.MissingRows;
import io.upsurge.internal.plan.TableWrites.TableStatement;
import io.upsurge.internal.plan.TableWrites.TableWrite;
import io.upsurge.statement.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes rows that are in several tables, a statement per table, once it is known which of them are there. */
final class TableRows {

    private final RowsPlan plan;
    private final TableWrites tables;
    private final Sender sender;
    private final RowValues values;
    private final UpdatedParts parts;

    private TableRows(RowsPlan plan, TableWrites tables, HibernateSession session, Sender sender) {
        this.plan = plan;
        this.tables = tables;
        this.sender = sender;
        this.values = session.values(plan.entity());
        this.parts = new UpdatedParts(plan, session, sender);
    }

    /** What writes the rows of a plan table by table; empty where there is but one. */
    static Optional<TableRows> of(RowsPlan plan, HibernateSession session, Sender sender) {
        return plan.tables().map(tables -> new TableRows(plan, tables, session, sender));
    }

    /** Inserts rows into all tables; the identifiers that the database makes are read by the rows' keys. */
    void insert(List<GivenRow> rows) {
        if (!plan.identifierIsMadeByDatabase()) {
            takeGivenIdentifiers(rows);
            insert(tables.writes(), tables.together().inserts(), rows);
            return;
        }
        insertInto(tables.first(), rows);
        for (Sender.Found found : sender.byKey(tables.identifiers(), plan, rows)) {
            found.row().stored = found.values();
            found.row().identifier = values.identifier(found.values()[0]);
        }
        requireFound(rows);
        insertRest(rows);
    }

    private void requireFound(List<GivenRow> rows) {
        List<Long> lost = GivenRow.positions(GivenRow.those(rows, row -> row.stored == null));
        if (!lost.isEmpty()) {
            throw new UnsupportedMutationException("The rows " + lost + " of "
                    + plan.entity().model().name() + " were inserted into "
                    + plan.entity().model().table() + ", and are not found there by "
                    + plan.target().text()
                    + ": something in the database, perhaps a trigger, changes it, so that nothing"
                    + " says whose the rows of the other tables are. Roll back, and insert such rows one by one");
        }
    }

    /** Inserts rows into the further tables; their identifiers are known. */
    void insertRest(List<GivenRow> rows) {
        List<TableWrite> further = tables.writes().subList(1, tables.writes().size());
        insert(further, tables.together().furtherInserts(), rows);
    }

    private void insert(List<TableWrite> writes, Optional<TableStatement> together, List<GivenRow> rows) {
        together.ifPresent(several -> send(several, rows));
        for (TableWrite table : writes) {
            if (table.isOptional() || together.isEmpty()) {
                insertInto(table, rows);
            }
        }
    }

    /** Notes the identifier of a row whose row in the first table is there. */
    void identify(GivenRow row, @Nullable Object identifier) {
        AttributeModel attribute = plan.entity().model().identifier();
        @Nullable Object[] cells = new Object[attribute.columns().size()];
        values.split(attribute, identifier, cells, 0);
        row.stored = cells;
    }

    /** Notes the identifiers that rows bring, whole or in parts. */
    private void takeGivenIdentifiers(List<GivenRow> rows) {
        List<String> names = plan.columns().stream().map(Column::name).toList();
        int[] positions = plan.entity().model().identifier().columnNames().stream()
                .mapToInt(names::indexOf)
                .toArray();
        for (GivenRow row : rows) {
            row.stored = Arrays.stream(positions).mapToObj(at -> row.cells[at]).toArray();
        }
    }

    private void insertInto(TableWrite table, List<GivenRow> rows) {
        send(
                table.insert(),
                table.isOptional()
                        ? rows.stream()
                                .filter(row -> hasValue(table.insert(), row))
                                .toList()
                        : rows);
    }

    /** Whether a row brings anything for a table that it need not be in. */
    private boolean hasValue(TableStatement insert, GivenRow row) {
        @Nullable Object[] all = all(plan, row);
        return !insert.rows().made().isEmpty()
                || insert.cells().stream().anyMatch(cell -> cell >= width(plan) && all[cell] != null);
    }

    /** Updates rows that are there in the first table; where one is missing from an optional table, it is inserted. */
    void update(List<GivenRow> rows) {
        Optional<TableStatement> together = tables.together().updates();
        together.ifPresent(several -> updateTogether(several, rows));
        int optional = 0;
        for (TableWrite table : tables.writes()) {
            if (table.isOptional()) {
                updateOptional(table, optional++, rows);
            } else if (together.isEmpty()) {
                update(table, rows);
            }
        }
    }

    private void updateTogether(TableStatement several, List<GivenRow> rows) {
        List<TableWrite> updated = tables.writes().stream()
                .filter(table -> !table.isOptional() && table.update().isPresent())
                .toList();
        long written = sender.count(several.statement(), plan, sent(plan, several), cells(plan, several, rows));
        if (written != (long) rows.size() * updated.size()) {
            updated.forEach(table -> parts.require(table, rows));
        }
    }

    private void update(TableWrite table, List<GivenRow> rows) {
        table.update()
                .filter(update -> send(update, rows) != rows.size())
                .ifPresent(update -> parts.require(table, rows));
    }

    private void updateOptional(TableWrite table, int flag, List<GivenRow> rows) {
        List<GivenRow> absent = rows.stream().filter(row -> !isThere(row, flag)).toList();
        insertMissing(table, table.missing().orElseThrow(), absent);
        update(table, rows.stream().filter(row -> isThere(row, flag)).toList());
    }

    /** Whether the look has found a row in the optional table of that number. */
    private boolean isThere(GivenRow row, int flag) {
        @Nullable Object[] stored = Objects.requireNonNull(row.stored);
        int last = stored.length - 1; // the position of the row
        return Integer.valueOf(1).equals(stored[last - tables.optionals() + flag]);
    }

    private void insertMissing(TableWrite table, MissingRows missing, List<GivenRow> absent) {
        if (table.update().isEmpty()) {
            return;
        }
        List<GivenRow> inserted = missing.thenUpdated()
                ? absent
                : absent.stream().filter(row -> hasValue(missing.insert(), row)).toList();
        if (!inserted.isEmpty()) {
            parts.insert(table, inserted, () -> send(missing.insert(), inserted));
        }
        if (missing.thenUpdated()) {
            update(table, inserted);
        }
    }

    /** How many rows were written. */
    private int send(TableStatement table, List<GivenRow> rows) {
        return rows.isEmpty() ? 0 : sender.update(table.statement(), plan, sent(plan, table), cells(plan, table, rows));
    }

    /** The columns of one table's rows: constants of expressions are those whose cells are behind all columns. */
    static SentColumns sent(RowsPlan plan, TableStatement table) {
        return plan.cells().sent().chosen(plan.entity(), table.rows().columns(), table.cells());
    }

    private static int width(RowsPlan plan) {
        return plan.entity().model().identifier().columns().size();
    }

    /** What one table's statement takes of rows. */
    static List<@Nullable Object[]> cells(RowsPlan plan, TableStatement table, List<GivenRow> rows) {
        List<@Nullable Object[]> cells = new ArrayList<>(rows.size());
        for (GivenRow row : rows) {
            @Nullable Object[] all = all(plan, row);
            @Nullable Object[] chosen = new Object[table.cells().size()];
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = all[table.cells().get(i)];
            }
            cells.add(chosen);
        }
        return cells;
    }

    /** The cells of the identifier, as far as it is known, and behind them those of the row. */
    private static @Nullable Object[] all(RowsPlan plan, GivenRow row) {
        @Nullable Object[] all = new Object[width(plan) + row.cells.length];
        if (row.stored != null) {
            System.arraycopy(row.stored, 0, all, 0, width(plan));
        }
        System.arraycopy(row.cells, 0, all, width(plan), row.cells.length);
        return all;
    }
}
