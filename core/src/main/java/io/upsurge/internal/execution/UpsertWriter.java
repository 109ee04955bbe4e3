package io.upsurge.internal.execution;

import io.upsurge.Outcome;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.internal.plan.Strategy;
import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.Statement;
import io.upsurge.statement.UpsertStatement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.JDBCException;
import org.jspecify.annotations.Nullable;

/** Inserts rows, and treats those that are there already as the plan says. */
final class UpsertWriter implements RowWriter {

    /** How often a row may vanish between the statement that leaves it alone and the read. */
    private static final int TRIES = 20;

    private final RowsPlan plan;
    private final HibernateSession session;
    private final Sender sender;
    private final Returned returned;
    private final ExpectedVersion version;
    private final OwnRows own;
    private final MadeValues made;

    UpsertWriter(RowsPlan plan, HibernateSession session, Sender sender, Returned returned, MadeValues made) {
        this.plan = plan;
        this.session = session;
        this.sender = sender;
        this.returned = returned;
        this.version = new ExpectedVersion(plan);
        this.own = new OwnRows(plan, sender);
        this.made = made;
    }

    /** Writes; a row that was left alone and is not there to be read has been deleted since, and is written again. */
    @Override
    public void write(List<GivenRow> rows) {
        List<GivenRow> open = rows;
        for (int i = 0; i < TRIES && !open.isEmpty(); i++) {
            writeOnce(open);
            open = plan.reading().isWanted() ? gone(open) : List.of();
        }
        if (!open.isEmpty()) {
            throw DeniedAccess.toHidden(plan.entity(), open);
        }
    }

    private static List<GivenRow> gone(List<GivenRow> rows) {
        return GivenRow.those(rows, row -> row.read == null && !row.stale && !row.missing);
    }

    private void writeOnce(List<GivenRow> rows) {
        own.requireBeforehand(rows);
        if (plan.means().strategy() == Strategy.NATIVE) {
            upsert(rows);
            own.require(perhapsUnwritten(rows));
            settleUnreturned(rows);
        } else {
            lookThenWrite(rows);
        }
        readWanted(rows);
    }

    /** One statement; what it returns is matched by key. */
    private void upsert(List<GivenRow> rows) {
        Optional<UpsertStatement> telling = plan.statements().telling();
        if (telling.isPresent() && rows.size() == 1) {
            upsertOne(telling.get(), rows);
            return;
        }
        Statement upsert = plan.statements().write();
        if (!isReturning()) {
            retrying(() -> sender.update(upsert, plan, rows), rows);
            return;
        }
        returned.match(rows, retrying(() -> returned.send(returning().write(), rows), rows));
        for (GivenRow row : rows) {
            if (row.read != null) {
                row.outcome = outcome(row.read);
            }
        }
    }

    /** What the driver does not tell is read afterwards, as that of several rows is. */
    private void upsertOne(UpsertStatement telling, List<GivenRow> rows) {
        GivenRow row = rows.get(0);
        retrying(() -> sender.told(telling, plan, row), rows).ifPresent(identifier -> {
            row.read = new Object[plan.reading().attributes().size()];
            Arrays.fill(row.read, identifier);
        });
    }

    /** The rows that the statement may have left alone, as far as that can be told. */
    private List<GivenRow> perhapsUnwritten(List<GivenRow> rows) {
        return returnsWrittenRowsOnly() ? GivenRow.those(rows, row -> row.read == null) : rows;
    }

    private Outcome outcome(@Nullable Object[] values) {
        if (returning().outcome()) {
            return Boolean.TRUE.equals(values[values.length - 1]) ? Outcome.INSERTED : Outcome.UPDATED;
        }
        return plan.doesNothing() && returnsWrittenRowsOnly() ? Outcome.INSERTED : Outcome.UNKNOWN;
    }

    /** What the statement did not return it did not write, on databases where that is so. */
    private void settleUnreturned(List<GivenRow> rows) {
        if (!returnsWrittenRowsOnly()) {
            return;
        }
        List<GivenRow> unreturned = GivenRow.those(rows, row -> row.read == null && !row.missing);
        for (GivenRow row : unreturned) {
            row.outcome = plan.doesNothing() ? Outcome.SKIPPED : leftAlone();
        }
        if (version.matters() && !unreturned.isEmpty()) {
            unreturned.forEach(row -> row.stale = version.isChecked());
            for (Sender.Found found : sender.byKey(plan.reads().back(), plan, unreturned)) {
                found.row().read = found.values();
                version.holds(found.row(), found.values()[returned.wanted()]);
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
        Look look = Look.at(plan, sender, rows);
        own.require(look.present(rows));
        if (!look.absent().isEmpty()) {
            insertAbsent(List.copyOf(look.absent()));
        }
        List<GivenRow> toWrite =
                look.toWrite().stream().filter(row -> !row.missing).toList();
        if (toWrite.isEmpty()) {
            return;
        }
        if (plan.means().strategy() == Strategy.EMULATED) {
            updateStored(toWrite);
            toWrite.forEach(row -> row.outcome = Outcome.UPDATED);
        } else {
            writePresent(toWrite);
        }
    }

    private void updateStored(List<GivenRow> rows) {
        TableRows.of(plan, session, sender)
                .ifPresentOrElse(tables -> tables.update(rows), () -> sender.updateByKey(plan, rows));
    }

    /** Inserts rows that were not there; where one of them is by now, looks again. */
    private void insertAbsent(List<GivenRow> rows) {
        made.identify(rows);
        try {
            if (plan.dialect().goesOnAfterErrors()) {
                insert(rows);
            } else {
                session.orUndo(() -> insert(rows));
            }
        } catch (JDBCException e) {
            boolean raced = plan.dialect().losesRace(e.getSQLException())
                    && !sender.look(plan, rows).isEmpty();
            if (!raced) {
                throw isHidden(e)
                        ? DeniedAccess.toMet(
                                plan.entity(), plan.entity().model().table(), rows, e)
                        : e;
            }
            lookThenWrite(rows);
        }
    }

    private boolean isHidden(JDBCException e) {
        String table = plan.entity().model().table();
        return new HiddenKey(session, plan.dialect(), table, plan.target().columns()).isMet(e);
    }

    private void insert(List<GivenRow> rows) {
        Optional<TableRows> tables = TableRows.of(plan, session, sender);
        if (tables.isPresent()) {
            tables.get().insert(rows);
        } else if (isReturning()) {
            InsertStatement insert = returning().insert().orElseThrow();
            returned.match(rows, returned.send(insert, rows));
        } else {
            sender.update(plan.statements().insert().orElseThrow(), plan, rows);
        }
        rows.forEach(row -> row.outcome = Outcome.INSERTED);
    }

    private void writePresent(List<GivenRow> rows) {
        if (isReturning()) {
            returned.match(rows, retrying(() -> returned.send(returning().write(), rows), rows));
        } else {
            retrying(() -> sender.update(plan.statements().write(), plan, rows), rows);
        }
        rows.forEach(row -> row.outcome = Outcome.UPDATED);
    }

    /**
     * What the caller wants of rows that the statements did not return. A row that was left alone may be one that the
     * transaction's snapshot does not show, so that only a read under a lock finds it.
     */
    private void readWanted(List<GivenRow> rows) {
        if (plan.reading().isWanted()) {
            List<GivenRow> own = GivenRow.those(rows, row -> !row.missing);
            returned.readMissing(plan.reads().back(), own);
            returned.readMissing(plan.reads().current(), own);
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
                    throw new OtherKeys(session, sender).explain(plan, rows, e);
                }
                boolean sendAgain =
                        plan.dialect().goesOnAfterErrors() && plan.dialect().losesRace(e.getSQLException());
                if (plan.hasNoKey() || !sendAgain) {
                    throw e;
                }
                int now = sender.byKey(plan.reads().keys(), plan, rows).size();
                if (now <= there) {
                    throw new OtherKeys(session, sender).explain(plan, rows, e);
                }
                there = now;
            }
        }
    }

    private boolean returnsWrittenRowsOnly() {
        return isReturning() && returning().writtenRowsOnly();
    }

    private RowsPlan.ReturningStatements returning() {
        return plan.returning().orElseThrow();
    }

    /** Whether the statements give their rows back: for the caller, or because that tells the outcome for free. */
    private boolean isReturning() {
        return plan.returning().isPresent();
    }
}
