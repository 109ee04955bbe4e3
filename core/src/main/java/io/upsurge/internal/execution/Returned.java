package io.upsurge.internal.execution;

import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.plan.PlannedRead;
import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.statement.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows that statements give back, matched with the given ones by key. */
final class Returned {

    private final RowsPlan plan;
    private final HibernateSession session;
    private final Sender sender;
    private final Keys keys;

    Returned(RowsPlan plan, HibernateSession session, Sender sender, Keys keys) {
        this.plan = plan;
        this.session = session;
        this.sender = sender;
        this.keys = keys;
    }

    /** Sends a statement that gives its rows back, undone as a whole if it fails. */
    List<@Nullable Object[]> send(Statement statement, List<GivenRow> rows) {
        RowsPlan.ReturningStatements returning = plan.returning().orElseThrow();
        return plan.dialect().undoesFailedStatements()
                ? sender.query(statement, plan, returning.mapping(), rows)
                : session.orUndo(() -> sender.query(statement, plan, returning.mapping(), rows));
    }

    /** Notes with each given row what came back of it: mostly in the order in which the rows were sent, but no database says so. */
    void match(List<GivenRow> rows, List<@Nullable Object[]> returned) {
        int keyAt = plan.returning().orElseThrow().keyAt();
        Map<KeyValue, GivenRow> byKey = Map.of();
        List<@Nullable Object[]> strangers = new ArrayList<>();
        int next = 0;
        for (@Nullable Object[] values : returned) {
            if (next < rows.size() && keys.isOf(rows.get(next), values, keyAt)) {
                rows.get(next++).read = values;
                continue;
            }
            KeyValue key = keys.of(plan, values, keyAt);
            byKey = byKey.isEmpty() ? byKey(rows) : byKey;
            GivenRow row = byKey.get(key);
            if (row == null) {
                strangers.add(values);
            } else {
                row.read = values;
            }
        }
        if (!strangers.isEmpty()) {
            matchByDatabase(rows, strangers, keyAt);
        }
    }

    private Map<KeyValue, GivenRow> byKey(List<GivenRow> rows) {
        Map<KeyValue, GivenRow> byKey = new HashMap<>();
        rows.forEach(row -> byKey.put(keys.of(row), row));
        return byKey;
    }

    /** Keys came back that equal none of those given, by Java's reckoning: the database is asked which is which. */
    private void matchByDatabase(List<GivenRow> rows, List<@Nullable Object[]> strangers, int keyAt) {
        Map<KeyValue, @Nullable Object[]> byKey = new HashMap<>();
        strangers.forEach(values -> byKey.put(keys.of(plan, values, keyAt), values));
        List<GivenRow> open = rows.stream().filter(row -> row.read == null).toList();
        for (Sender.Found found : sender.byKey(plan.reads().keys(), plan, open)) {
            @Nullable Object[] values = byKey.get(keys.of(plan, found.values(), 0));
            if (values != null) {
                found.row().read = values;
            }
        }
    }

    /** Reads the rows of which nothing came back yet. */
    void readMissing(PlannedRead read, List<GivenRow> rows) {
        List<GivenRow> unread = GivenRow.those(rows, row -> row.read == null);
        if (!unread.isEmpty()) {
            for (Sender.Found found : sender.byKey(read, plan, unread)) {
                found.row().read = found.values();
            }
        }
    }

    /** Reads, by the identifiers that they have been given, rows that were inserted. */
    void readByIdentifier(List<GivenRow> rows) {
        if (!rows.isEmpty()) {
            for (Sender.Found found : sender.byIdentifier(plan.reads().identified(), plan, rows)) {
                found.row().read = found.values();
            }
        }
    }

    /** How many values the caller's wish takes, before the version. */
    int wanted() {
        return plan.reading().mapping().values();
    }
}
