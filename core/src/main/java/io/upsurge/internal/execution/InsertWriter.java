package io.upsurge.internal.execution;

import io.upsurge.Outcome;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.plan.RowsPlan;
import java.util.List;
import java.util.Optional;
import org.hibernate.JDBCException;

/** Inserts rows, and finds out the identifiers that the database gives them. */
final class InsertWriter implements RowWriter {

    private final RowsPlan plan;
    private final HibernateSession session;
    private final Sender sender;
    private final Returned returned;
    private final InsertedIdentifiers identifiers;
    private final InsertRoad road;

    InsertWriter(RowsPlan plan, HibernateSession session, Sender sender, Returned returned) {
        this.plan = plan;
        this.session = session;
        this.sender = sender;
        this.returned = returned;
        this.identifiers = new InsertedIdentifiers(plan, session);
        this.road = plan.returning().isPresent()
                ? new ReturningInsert(plan, returned, identifiers)
                : new SilentInsert(plan, sender, returned);
    }

    /** A server that runs a statement again over a key that is taken inserts the rows without a key twice. */
    @Override
    public void write(List<GivenRow> rows) {
        if (rows.size() == 1 || plan.dialect().maxRows() > 1) {
            insert(rows);
            return;
        }
        List<GivenRow> alone = plan.hasNoKey() ? List.of() : GivenRow.those(rows, row -> row.key == null);
        if (alone.size() < rows.size()) {
            insertTogether(alone.isEmpty() ? rows : GivenRow.those(rows, row -> row.key != null));
        }
        insertEach(alone);
    }

    /** Where a key was in the way, the statement may have met its own rows; by themselves, they meet others' only. */
    private void insertTogether(List<GivenRow> rows) {
        try {
            if (plan.tables().isPresent()) {
                session.orUndo(() -> insert(rows));
            } else {
                insert(rows);
            }
        } catch (JDBCException e) {
            if (!plan.dialect().losesRace(e.getSQLException())) {
                throw e;
            }
            session.orUndo(() -> insertEach(rows));
        }
    }

    private void insertEach(List<GivenRow> rows) {
        rows.forEach(row -> insert(List.of(row)));
    }

    private void insert(List<GivenRow> rows) {
        rows.forEach(row -> row.outcome = Outcome.INSERTED);
        Optional<TableRows> tables = TableRows.of(plan, session, sender);
        if (tables.isPresent()) {
            insertTables(rows, tables.get());
            return;
        }
        boolean fromEntities = rows.stream().anyMatch(row -> row.entity != null);
        if (!plan.reading().isWanted() && !(fromEntities && plan.identifierIsMadeByDatabase())) {
            sender.update(plan.statements().write(), plan, rows);
            rows.forEach(row -> row.identifier = identifiers.given(row));
            return;
        }
        road.insert(rows);
        identifiers.note(rows);
        boolean wanted = plan.reading().isWanted();
        identifiers.requireNone(GivenRow.those(rows, row -> row.read == null && (wanted || row.identifier == null)));
    }

    /** Into the first table, which tells the identifiers, then into the others; what is wanted is read afterwards. */
    private void insertTables(List<GivenRow> rows, TableRows tables) {
        boolean isKeyed = rows.stream().allMatch(row -> row.key != null);
        if (!plan.identifierIsMadeByDatabase() || (isKeyed && plan.returning().isEmpty())) {
            tables.insert(rows);
        } else {
            road.insertIdentified(rows);
            identifiers.requireNone(GivenRow.those(rows, row -> row.identifier == null));
            rows.forEach(row -> tables.identify(row, row.identifier));
            tables.insertRest(rows);
        }
        if (plan.reading().isWanted()) {
            returned.readMissing(plan.reads().back(), GivenRow.those(rows, row -> row.key != null));
            returned.readByIdentifier(GivenRow.those(rows, row -> row.key == null));
        }
        identifiers.note(rows);
    }
}
