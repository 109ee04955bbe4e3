package io.upsurge.internal.execution;

import io.upsurge.dialect.SqlText;
import io.upsurge.internal.hibernate.RowMapping;
import io.upsurge.internal.hibernate.RowMappings;
import io.upsurge.internal.hibernate.StatementRunner;
import io.upsurge.internal.plan.PlannedRead;
import io.upsurge.internal.plan.UpsertPlan;
import io.upsurge.statement.KeyGroups;
import io.upsurge.statement.KeyRead;
import io.upsurge.statement.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sends the statements of a plan for a chunk of its rows. */
final class Sender {

    /** A row that was read by key: which of the given rows it is, and its values without the position. */
    record Found(GivenRow row, @Nullable Object[] values) {}

    private final StatementRunner statements;
    private final SqlTexts texts;
    private final Keys keys;
    private final boolean refresh;

    /**
     * A sender.
     *
     * @param refresh whether instances that are managed already take the values that are read
     */
    Sender(StatementRunner statements, SqlTexts texts, Keys keys, boolean refresh) {
        this.statements = statements;
        this.texts = texts;
        this.keys = keys;
        this.refresh = refresh;
    }

    /** Sends a statement that gives rows back. */
    List<@Nullable Object[]> query(Statement statement, UpsertPlan plan, RowMapping mapping, List<GivenRow> rows) {
        return statements.query(
                texts.text(plan.dialect(), statement, rows.size()),
                plan.columns(),
                cells(rows),
                plan.constants(),
                mapping,
                refresh);
    }

    /** Sends a statement that gives a count back. */
    int update(Statement statement, UpsertPlan plan, List<GivenRow> rows) {
        return statements.update(
                texts.text(plan.dialect(), statement, rows.size()), plan.columns(), cells(rows), plan.constants());
    }

    /** Updates stored rows one by one, each found by its key. */
    int updateByKey(UpsertPlan plan, List<GivenRow> rows) {
        return update(plan.statements().update().comparing(columns -> keys.compared(plan, columns)), plan, rows);
    }

    /** Reads stored rows by key. */
    List<Found> byKey(PlannedRead read, UpsertPlan plan, List<GivenRow> rows) {
        List<@Nullable Object[]> cells = new ArrayList<>(rows.size());
        rows.forEach(row -> cells.add(Keys.cells(row)));
        KeyRead statement = comparing(read, plan);
        return found(
                rows,
                statements.query(
                        texts.text(plan.dialect(), statement, rows.size()),
                        statement.rows().columns(),
                        cells,
                        plan.constants(),
                        read.mapping(),
                        refresh));
    }

    /** Reads which rows are there, under a lock that lasts until the transaction ends. */
    List<Found> look(UpsertPlan plan, List<GivenRow> rows) {
        PlannedRead look = plan.reads().look();
        KeyRead read = comparing(look, plan);
        SqlText lock = texts.lock(plan.dialect(), read, rows.size());
        if (!lock.text().isEmpty()) {
            statements.update(lock, plan.columns(), cells(rows), plan.constants());
        }
        return found(rows, query(read, plan, look.mapping(), rows));
    }

    /** Asks the database which keys are the same: for each, the position of the first one that is. */
    int[] firstOfSame(KeyGroups groups, UpsertPlan plan, List<@Nullable Object[]> cells) {
        RowMappings mappings = new RowMappings(plan.entity());
        List<@Nullable Object[]> read = statements.query(
                texts.text(plan.dialect(), groups, cells.size()),
                groups.rows().columns(),
                cells,
                List.of(),
                mappings.withPosition(mappings.withPosition(mappings.nothing())),
                refresh);
        int[] first = new int[cells.size()];
        for (@Nullable Object[] positions : read) {
            first[(Integer) Objects.requireNonNull(positions[0])] = (Integer) Objects.requireNonNull(positions[1]);
        }
        return first;
    }

    private KeyRead comparing(PlannedRead read, UpsertPlan plan) {
        return read.statement().comparing(columns -> keys.compared(plan, columns));
    }

    private static List<Found> found(List<GivenRow> rows, List<@Nullable Object[]> read) {
        List<Found> found = new ArrayList<>(read.size());
        for (@Nullable Object[] values : read) {
            Object position = Objects.requireNonNull(values[values.length - 1]);
            found.add(new Found(rows.get((Integer) position), values));
        }
        return found;
    }

    private static List<@Nullable Object[]> cells(List<GivenRow> rows) {
        List<@Nullable Object[]> cells = new ArrayList<>(rows.size());
        rows.forEach(row -> cells.add(row.cells));
        return cells;
    }
}
