package io.upsurge.internal.execution;

import io.upsurge.UnsupportedMutationException;
import io.upsurge.internal.hibernate.RowValues;
import io.upsurge.internal.hibernate.SentColumns;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.internal.plan.TableWrites;
import io.upsurge.internal.plan.TableWrites.TableWrite;
import io.upsurge.statement.Column;
import io.upsurge.statement.RowSource;
import io.upsurge.statement.UpdateStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes rows that are in several tables, a statement per table, once it is known which of them are there. */
final class TableRows {

    private final RowsPlan plan;
    private final TableWrites tables;
    private final Sender sender;
    private final RowValues values;

    TableRows(RowsPlan plan, TableWrites tables, Sender sender, RowValues values) {
        this.plan = plan;
        this.tables = tables;
        this.sender = sender;
        this.values = values;
    }

    /** Inserts rows into all tables; the identifiers that the database makes are read by the rows' keys. */
    void insert(List<GivenRow> rows) {
        insertInto(tables.writes().get(0), rows);
        if (plan.identifierIsMadeByDatabase()) {
            for (Sender.Found found : sender.byKey(tables.identifiers(), plan, rows)) {
                found.row().stored = found.values();
                found.row().identifier = values.identifier(found.values()[0]);
            }
            requireFound(rows);
        } else {
            rows.forEach(row -> row.stored = given(row));
        }
        insertRest(rows);
    }

    private void requireFound(List<GivenRow> rows) {
        List<Long> lost = rows.stream()
                .filter(row -> row.stored == null)
                .map(row -> row.index)
                .sorted()
                .toList();
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
        tables.writes().stream().skip(1).forEach(table -> insertInto(table, rows));
    }

    /** Notes the identifier of a row whose row in the first table is there. */
    void identify(GivenRow row, @Nullable Object identifier) {
        AttributeModel attribute = plan.entity().model().identifier();
        @Nullable Object[] cells = new Object[attribute.columns().size()];
        values.split(attribute, identifier, cells, 0);
        row.stored = cells;
    }

    /** The cells of the identifier that a row brings, whole or in parts. */
    private @Nullable Object[] given(GivenRow row) {
        List<String> names = plan.columns().stream().map(Column::name).toList();
        return plan.entity().model().identifier().columnNames().stream()
                .map(name -> row.cells[names.indexOf(name)])
                .toArray();
    }

    private void insertInto(TableWrite table, List<GivenRow> rows) {
        List<GivenRow> inserted = rows.stream()
                .filter(row -> !table.optional() || hasValue(table, row))
                .toList();
        if (!inserted.isEmpty()) {
            sender.update(
                    table.insert(),
                    plan,
                    sent(plan, table.insert().rows(), table.inserted()),
                    cells(plan, table.inserted(), inserted));
        }
    }

    /** Whether a row brings anything for a table that it need not be in. */
    private boolean hasValue(TableWrite table, GivenRow row) {
        @Nullable Object[] all = all(plan, row);
        boolean made = !table.insert().rows().made().isEmpty();
        return made || table.inserted().stream().anyMatch(cell -> cell >= width(plan) && all[cell] != null);
    }

    /** Updates rows that are there in the first table; where one is missing from an optional table, it is inserted. */
    void update(List<GivenRow> rows) {
        int optional = 0;
        for (TableWrite table : tables.writes()) {
            if (table.optional()) {
                int flag = optional++;
                updateOptional(table, flag, rows);
            } else if (table.update().isPresent()) {
                update(table, rows);
            }
        }
    }

    private void updateOptional(TableWrite table, int flag, List<GivenRow> rows) {
        if (table.update().isEmpty()) {
            return;
        }
        List<GivenRow> there = new ArrayList<>();
        List<GivenRow> absent = new ArrayList<>();
        for (GivenRow row : rows) {
            @Nullable Object[] stored = Objects.requireNonNull(row.stored);
            int last = stored.length - 1; // the position of the row
            boolean isThere = Integer.valueOf(1).equals(stored[last - tables.optionals() + flag]);
            (isThere ? there : absent).add(row);
        }
        if (!there.isEmpty()) {
            update(table, there);
        }
        insertInto(table, absent);
    }

    private void update(TableWrite table, List<GivenRow> rows) {
        UpdateStatement update = table.update().orElseThrow();
        sender.update(update, plan, sent(plan, update.rows(), table.updated()), cells(plan, table.updated(), rows));
    }

    /** The columns of one table's rows: constants of expressions are those whose cells are behind all columns. */
    static SentColumns sent(RowsPlan plan, RowSource rows, List<Integer> positions) {
        int first = width(plan) + plan.columns().size();
        return new SentColumns(
                rows.columns(),
                positions.stream()
                        .filter(position -> position >= first)
                        .map(position -> plan.sent().constants().get(position - first))
                        .toList());
    }

    private static int width(RowsPlan plan) {
        return plan.entity().model().identifier().columns().size();
    }

    /** Chosen cells of rows. */
    static List<@Nullable Object[]> cells(RowsPlan plan, List<Integer> positions, List<GivenRow> rows) {
        List<@Nullable Object[]> cells = new ArrayList<>(rows.size());
        for (GivenRow row : rows) {
            @Nullable Object[] all = all(plan, row);
            @Nullable Object[] chosen = new Object[positions.size()];
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = all[positions.get(i)];
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
