package io.upsurge.internal.execution;

import io.upsurge.dialect.SqlText;
import io.upsurge.internal.hibernate.RowMapping;
import io.upsurge.internal.hibernate.StatementRunner;
import io.upsurge.internal.plan.PlannedRead;
import io.upsurge.internal.plan.UpsertPlan;
import io.upsurge.statement.Column;
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
    private final boolean refresh;

    /**
     * A sender.
     *
     * @param refresh whether instances that are managed already take the values that are read
     */
    Sender(StatementRunner statements, SqlTexts texts, boolean refresh) {
        this.statements = statements;
        this.texts = texts;
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

    /** Reads stored rows by key. */
    List<Found> byKey(PlannedRead read, UpsertPlan plan, List<GivenRow> rows) {
        List<Column> columns = read.statement().rows().columns();
        List<@Nullable Object[]> keys = new ArrayList<>(rows.size());
        for (GivenRow row : rows) {
            @Nullable Object[] key = new Object[columns.size()];
            for (int i = 0; i < key.length; i++) {
                key[i] = row.cells[plan.keyCells().get(i)];
            }
            keys.add(key);
        }
        return found(
                rows,
                statements.query(
                        texts.text(plan.dialect(), read.statement(), rows.size()),
                        columns,
                        keys,
                        plan.constants(),
                        read.mapping(),
                        refresh));
    }

    /** Reads which rows are there, under a lock that lasts until the transaction ends. */
    List<Found> look(UpsertPlan plan, List<GivenRow> rows) {
        PlannedRead look = plan.reads().look();
        SqlText lock = texts.lock(plan.dialect(), look.statement());
        if (!lock.text().isEmpty()) {
            statements.update(lock, List.of(), List.of(), List.of());
        }
        return found(rows, query(look.statement(), plan, look.mapping(), rows));
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
