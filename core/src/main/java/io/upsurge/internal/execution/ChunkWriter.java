package io.upsurge.internal.execution;

import io.upsurge.Outcome;
import io.upsurge.VersionPolicy;
import io.upsurge.dialect.Capability;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.plan.PlannedRead;
import io.upsurge.internal.plan.Strategy;
import io.upsurge.internal.plan.UpsertPlan;
import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.hibernate.JDBCException;
import org.jspecify.annotations.Nullable;

/** Writes one chunk of rows of one shape, whose keys all differ, and notes what became of each. */
final class ChunkWriter {

    /** How often a row may vanish between the statement that leaves it alone and the read. */
    private static final int TRIES = 20;

    private final UpsertPlan plan;
    private final HibernateSession session;
    private final Sender sender;
    private final Keys keys;
    private final OtherKeys otherKeys;

    ChunkWriter(UpsertPlan plan, HibernateSession session, Sender sender, Keys keys) {
        this.plan = plan;
        this.session = session;
        this.sender = sender;
        this.keys = keys;
        this.otherKeys = new OtherKeys(session, sender);
    }

    /** Writes; a row that was left alone and is not there to be read has been deleted since, and is written again. */
    void write(List<GivenRow> rows) {
        List<GivenRow> open = rows;
        for (int i = 0; i < TRIES && !open.isEmpty(); i++) {
            writeOnce(open);
            open = plan.reading().isWanted() ? gone(open) : List.of();
        }
    }

    private static List<GivenRow> gone(List<GivenRow> rows) {
        return rows.stream().filter(row -> row.read == null && !row.stale).toList();
    }

    private void writeOnce(List<GivenRow> rows) {
        if (plan.strategy() == Strategy.NATIVE) {
            upsert(rows);
            settleUnreturned(rows);
        } else {
            lookThenWrite(rows);
        }
        readWanted(rows);
    }

    /** One statement; what it returns is matched by key. */
    private void upsert(List<GivenRow> rows) {
        if (!isReturning()) {
            retrying(() -> sender.update(plan.statements().upsert(), plan, rows), rows);
            return;
        }
        Map<KeyValue, GivenRow> byKey = byKey(rows);
        List<@Nullable Object[]> strangers = new ArrayList<>();
        for (@Nullable Object[] values : retrying(() -> returned(returning().upsert(), rows), rows)) {
            GivenRow row = byKey.get(keys.of(plan, values, wanted()));
            if (row == null) {
                strangers.add(values);
            } else {
                row.read = values;
                row.outcome = outcome(values);
            }
        }
        if (!strangers.isEmpty()) {
            matchByDatabase(rows, strangers);
        }
    }

    /** Keys came back that equal none of those given, by Java's reckoning: the database is asked which is which. */
    private void matchByDatabase(List<GivenRow> rows, List<@Nullable Object[]> strangers) {
        Map<KeyValue, @Nullable Object[]> byKey = new HashMap<>();
        strangers.forEach(values -> byKey.put(keys.of(plan, values, wanted()), values));
        List<GivenRow> open = rows.stream().filter(row -> row.read == null).toList();
        for (Sender.Found found : sender.byKey(plan.reads().keys(), plan, open)) {
            @Nullable Object[] values = byKey.get(keys.of(plan, found.values(), 0));
            if (values != null) {
                found.row().read = values;
                found.row().outcome = outcome(values);
            }
        }
    }

    private Outcome outcome(@Nullable Object[] returned) {
        if (can(Capability.RETURNS_OUTCOME)) {
            return Boolean.TRUE.equals(returned[returned.length - 1]) ? Outcome.INSERTED : Outcome.UPDATED;
        }
        return plan.doesNothing() && can(Capability.RETURNS_WRITTEN_ROWS_ONLY) ? Outcome.INSERTED : Outcome.UNKNOWN;
    }

    /** What the statement did not return it did not write, on databases where that is so. */
    private void settleUnreturned(List<GivenRow> rows) {
        if (!isReturning() || !can(Capability.RETURNS_WRITTEN_ROWS_ONLY)) {
            return;
        }
        List<GivenRow> unreturned =
                rows.stream().filter(row -> row.read == null).toList();
        for (GivenRow row : unreturned) {
            row.outcome = plan.doesNothing() ? Outcome.SKIPPED : leftAlone();
        }
        if (versionMatters() && !unreturned.isEmpty()) {
            unreturned.forEach(row -> row.stale = isChecked());
            for (Sender.Found found : sender.byKey(plan.reads().back(), plan, unreturned)) {
                found.row().read = found.values();
                checkVersion(found.row(), found.values()[versionIndex()]);
            }
        }
    }

    private Outcome leftAlone() {
        if (plan.isConditional() && plan.isOnlyIfChanged()) {
            return Outcome.UNKNOWN;
        }
        return plan.isOnlyIfChanged() ? Outcome.UNCHANGED : Outcome.SKIPPED;
    }

    /** Looks under a lock which rows are there; after a lost race, looks again. */
    private void lookThenWrite(List<GivenRow> rows) {
        List<GivenRow> present = new ArrayList<>();
        Map<GivenRow, Boolean> absent = new LinkedHashMap<>();
        rows.forEach(row -> absent.put(row, true));
        for (Sender.Found found : sender.look(plan, rows)) {
            absent.remove(found.row());
            if (decide(found.row(), found.values())) {
                present.add(found.row());
            }
        }
        List<GivenRow> inserts = List.copyOf(absent.keySet());
        if (!inserts.isEmpty()) {
            insertAbsent(inserts);
        }
        if (!present.isEmpty() && plan.strategy() == Strategy.EMULATED) {
            for (GivenRow row : present) {
                sender.updateByKey(plan, List.of(row));
                row.outcome = Outcome.UPDATED;
            }
        } else if (!present.isEmpty()) {
            writeKnown(plan.statements().upsert(), present, Outcome.UPDATED);
        }
    }

    /** Inserts rows that were not there; where one of them is by now, looks again. */
    private void insertAbsent(List<GivenRow> rows) {
        try {
            Statement insert = plan.statements().insert();
            if (plan.dialect().goesOnAfterErrors()) {
                writeKnown(insert, rows, Outcome.INSERTED);
            } else {
                session.orUndo(() -> writeKnown(insert, rows, Outcome.INSERTED));
            }
        } catch (JDBCException e) {
            boolean raced = plan.dialect().losesRace(e.getSQLException())
                    && !sender.look(plan, rows).isEmpty();
            if (!raced) {
                throw e;
            }
            lookThenWrite(rows);
        }
    }

    /** Whether a row that is there is to be written; if not, its outcome is noted. */
    private boolean decide(GivenRow row, @Nullable Object[] look) {
        int at = 0;
        row.outcome = Outcome.SKIPPED;
        if (plan.doesNothing()) {
            return false;
        }
        boolean holds = !plan.hasUserCondition() || Integer.valueOf(1).equals(look[at++]);
        boolean changes = !plan.isOnlyIfChanged() || Integer.valueOf(1).equals(look[at++]);
        if (versionMatters() && !checkVersion(row, look[at])) {
            return false;
        }
        if (!holds) {
            return false;
        }
        row.outcome = changes ? Outcome.UPDATED : Outcome.UNCHANGED;
        return changes;
    }

    private List<GivenRow> writeKnown(Statement statement, List<GivenRow> rows, Outcome outcome) {
        if (!isReturning()) {
            send(statement, () -> sender.update(statement, plan, rows), rows);
        } else {
            Statement returning = statement instanceof InsertStatement
                    ? returning().insert()
                    : returning().upsert();
            Map<KeyValue, GivenRow> byKey = byKey(rows);
            for (@Nullable Object[] values : send(statement, () -> returned(returning, rows), rows)) {
                GivenRow row = byKey.get(keys.of(plan, values, wanted()));
                if (row != null) {
                    row.read = values;
                }
            }
        }
        rows.forEach(row -> row.outcome = outcome);
        return rows;
    }

    /** An insert that loses a race is not sent again as it is. */
    private <T> T send(Statement statement, Supplier<T> send, List<GivenRow> rows) {
        return statement instanceof InsertStatement ? send.get() : retrying(send, rows);
    }

    /** Whether the row's version is the one expected; if not, the row is stale, or was older and is skipped. */
    @SuppressWarnings("unchecked")
    private boolean checkVersion(GivenRow row, @Nullable Object stored) {
        Object given = row.cells[plan.versionCell()];
        if (plan.description().options().version() == VersionPolicy.NEWER_WINS) {
            boolean newer = given instanceof Comparable<?>
                    && stored != null
                    && ((Comparable<Object>) given).compareTo(stored) > 0;
            row.outcome = newer ? row.outcome : Outcome.SKIPPED;
            return newer;
        }
        row.stale = !Objects.equals(given, stored);
        return !row.stale;
    }

    /**
     * What the caller wants of rows that the statements did not return. A row that was left alone may be one that the
     * transaction's snapshot does not show, so that only a read under a lock finds it.
     */
    private void readWanted(List<GivenRow> rows) {
        if (plan.reading().isWanted()) {
            read(plan.reads().back(), rows);
            read(plan.reads().current(), rows);
        }
    }

    private void read(PlannedRead read, List<GivenRow> rows) {
        List<GivenRow> unread = rows.stream().filter(row -> row.read == null).toList();
        if (!unread.isEmpty()) {
            for (Sender.Found found : sender.byKey(read, plan, unread)) {
                found.row().read = found.values();
            }
        }
    }

    /**
     * Sends; where another transaction was faster in inserting a row, sends again and finds it. A violation after which
     * no more of the keys are there than before is no lost race: it is of another key.
     */
    private <T> T retrying(Supplier<T> send, List<GivenRow> rows) {
        int there = 0;
        while (true) {
            try {
                return send.get();
            } catch (JDBCException e) {
                if (plan.dialect().collidesOnOtherKey(e.getSQLException())) {
                    throw otherKeys.explain(plan, rows, e);
                }
                boolean sendAgain =
                        plan.dialect().goesOnAfterErrors() && plan.dialect().losesRace(e.getSQLException());
                if (plan.hasNoKey() || !sendAgain) {
                    throw e;
                }
                int now = sender.byKey(plan.reads().keys(), plan, rows).size();
                if (now <= there) {
                    throw otherKeys.explain(plan, rows, e);
                }
                there = now;
            }
        }
    }

    private boolean can(Capability capability) {
        return plan.dialect().capabilities().contains(capability);
    }

    private UpsertPlan.ReturningStatements returning() {
        return plan.returning().orElseThrow();
    }

    private List<@Nullable Object[]> returned(Statement statement, List<GivenRow> rows) {
        Supplier<List<@Nullable Object[]>> send =
                () -> sender.query(statement, plan, returning().mapping(), rows);
        return plan.dialect().undoesFailedStatements() ? send.get() : session.orUndo(send);
    }

    /** Whether the statements give their rows back: for the caller, or because that tells the outcome for free. */
    private boolean isReturning() {
        return plan.returning().isPresent();
    }

    private boolean versionMatters() {
        return plan.versionCell() >= 0
                && plan.shape().versionGiven()
                && !plan.doesNothing()
                && plan.description().options().version() != VersionPolicy.IGNORE;
    }

    private boolean isChecked() {
        return plan.description().options().version() == VersionPolicy.CHECK;
    }

    /** How many values the caller's wish takes, before the key's. */
    private int wanted() {
        return plan.reading().mapping().values();
    }

    private int versionIndex() {
        return plan.reading().mapping().values();
    }

    /** The rows by their own keys, which may not be those of the rows that they count as the same with. */
    private Map<KeyValue, GivenRow> byKey(List<GivenRow> rows) {
        Map<KeyValue, GivenRow> byKey = new HashMap<>();
        rows.forEach(row -> byKey.put(keys.of(row), row));
        return byKey;
    }
}
