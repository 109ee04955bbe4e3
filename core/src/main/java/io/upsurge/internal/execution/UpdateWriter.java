package io.upsurge.internal.execution;

import io.upsurge.Outcome;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.internal.plan.Strategy;
import java.util.List;
import java.util.Optional;

/** Updates stored rows, each found by the key of a given one, and tells which are not there. */
final class UpdateWriter implements RowWriter {

    /** How often rows may appear between the statement that does not find them and the read that does. */
    private static final int TRIES = 20;

    private final RowsPlan plan;
    private final HibernateSession session;
    private final Sender sender;
    private final Returned returned;
    private final ExpectedVersion version;

    UpdateWriter(RowsPlan plan, HibernateSession session, Sender sender, Returned returned) {
        this.plan = plan;
        this.session = session;
        this.sender = sender;
        this.returned = returned;
        this.version = new ExpectedVersion(plan);
    }

    @Override
    public void write(List<GivenRow> rows) {
        List<GivenRow> open = rows;
        for (int i = 0; i < TRIES && !open.isEmpty(); i++) {
            open = plan.means().strategy() == Strategy.NATIVE ? update(open) : lookThenUpdate(open);
        }
        if (plan.reading().isWanted()) {
            returned.readMissing(
                    plan.reads().back(),
                    rows.stream().filter(row -> !row.missing && !row.stale).toList());
        }
    }

    /** One statement; rows that turn out to be there though it neither wrote them nor had a reason are left over. */
    private List<GivenRow> update(List<GivenRow> rows) {
        if (plan.returning().isPresent()) {
            returned.match(rows, returned.send(plan.returning().get().write(), rows));
            rows.stream().filter(row -> row.read != null).forEach(row -> row.outcome = Outcome.UPDATED);
            return settle(rows.stream().filter(row -> row.read == null).toList());
        }
        int written = sender.update(plan.statements().write(), plan, rows);
        rows.forEach(row -> row.outcome = Outcome.UPDATED);
        if (written != rows.size()) {
            rows.forEach(UpdateWriter::missing);
            for (Sender.Found found : sender.byKey(plan.reads().current(), plan, rows)) {
                found.row().missing = false;
                found.row().outcome = Outcome.UPDATED;
            }
        }
        return List.of();
    }

    /**
     * Why rows were not written: they are not there, or a condition left them alone. They are read without a lock, for rows
     * with greater keys are locked by now, and who locks in the order of keys would wait for those with one of these in hand.
     * Only where the database hides rows from users a lock is needed: it tells which of those that are shown may be written.
     */
    private List<GivenRow> settle(List<GivenRow> unwritten) {
        unwritten.forEach(UpdateWriter::missing);
        boolean hasReason = plan.isConditional() || plan.isOnlyIfChanged();
        boolean mayBeHidden = plan.returning().orElseThrow().hiddenAreMissing();
        if (unwritten.isEmpty() || (mayBeHidden && !hasReason)) {
            return List.of();
        }
        boolean secured =
                session.tables(plan.dialect()).isSecured(plan.entity().model().table());
        List<Sender.Found> there =
                sender.byKey(secured ? plan.reads().current() : plan.reads().back(), plan, unwritten);
        for (Sender.Found found : there) {
            GivenRow row = found.row();
            row.missing = false;
            row.outcome = leftAlone();
            if (version.matters()) {
                version.holds(row, found.values()[returned.wanted()]);
            }
            row.read = hasReason && plan.reading().isWanted() ? found.values() : null;
        }
        return hasReason ? List.of() : there.stream().map(Sender.Found::row).toList();
    }

    private Outcome leftAlone() {
        if (plan.isConditional() && plan.isOnlyIfChanged()) {
            return Outcome.UNKNOWN;
        }
        return plan.isOnlyIfChanged() ? Outcome.UNCHANGED : Outcome.SKIPPED;
    }

    private List<GivenRow> lookThenUpdate(List<GivenRow> rows) {
        Look look = Look.at(plan, sender, rows);
        look.absent().forEach(UpdateWriter::missing);
        if (!look.toWrite().isEmpty()) {
            Optional<TableRows> tables = TableRows.of(plan, session, sender);
            if (tables.isPresent()) {
                tables.get().update(look.toWrite());
            } else if (plan.returning().isPresent()) {
                returned.match(
                        look.toWrite(), returned.send(plan.returning().get().write(), look.toWrite()));
            } else {
                sender.update(plan.statements().write(), plan, look.toWrite());
            }
        }
        return List.of();
    }

    private static void missing(GivenRow row) {
        row.missing = true;
        row.outcome = Outcome.SKIPPED;
    }
}
