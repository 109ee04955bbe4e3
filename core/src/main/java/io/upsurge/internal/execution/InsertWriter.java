package io.upsurge.internal.execution;

import io.upsurge.Outcome;
import io.upsurge.UnsupportedMutationException;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.JDBCException;
import org.jspecify.annotations.Nullable;

/** Inserts rows, and finds out the identifiers that the database gives them. */
final class InsertWriter implements RowWriter {

    private final RowsPlan plan;
    private final HibernateSession session;
    private final Sender sender;
    private final Returned returned;

    InsertWriter(RowsPlan plan, HibernateSession session, Sender sender, Returned returned) {
        this.plan = plan;
        this.session = session;
        this.sender = sender;
        this.returned = returned;
    }

    /** A server that runs a statement again over a key that is taken inserts the rows without a key twice. */
    @Override
    public void write(List<GivenRow> rows) {
        if (rows.size() == 1 || plan.dialect().maxRows() > 1 || plan.hasNoKey()) {
            insert(rows);
            return;
        }
        List<GivenRow> keyed = GivenRow.those(rows, row -> row.key != null);
        if (!keyed.isEmpty()) {
            insertKeyed(keyed);
        }
        for (GivenRow row : rows) {
            if (row.key == null) {
                insert(List.of(row));
            }
        }
    }

    /** Where a key was in the way, the statement may have met its own rows; by themselves, they meet others' only. */
    private void insertKeyed(List<GivenRow> rows) {
        try {
            insert(rows);
        } catch (JDBCException e) {
            if (plan.tables().isPresent() || !plan.dialect().losesRace(e.getSQLException())) {
                throw e;
            }
            session.orUndo(() -> {
                rows.forEach(row -> insert(List.of(row)));
                return rows;
            });
        }
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
            rows.forEach(row -> row.identifier = givenIdentifier(row));
            return;
        }
        if (plan.returning().isPresent()) {
            insertReturning(rows);
        } else {
            insertThenRead(rows);
        }
        for (GivenRow row : rows) {
            row.identifier = identifier(row);
        }
        requireFound(rows);
    }

    /** A row that came back with another key than the one given cannot be told from others: nobody guesses. */
    private void requireFound(List<GivenRow> rows) {
        requireIdentified(
                rows.stream().filter(row -> row.read == null && (plan.reading().isWanted() || row.identifier == null)));
    }

    private void requireIdentified(Stream<GivenRow> unfound) {
        List<Long> lost = unfound.map(row -> row.index).sorted().toList();
        if (!lost.isEmpty()) {
            String key = plan.hasNoKey()
                    ? ""
                    : " by " + plan.target().text() + " " + plan.target().columns() + " that they were given";
            throw new UnsupportedMutationException("The rows " + lost + " of "
                    + plan.entity().model().name() + " were inserted, and did not come back" + key
                    + ": something in the database, perhaps a trigger, changes them, so that nothing says which stored"
                    + " row is whose. Roll back; then say chunkSize(1), so that each row has a statement of its own, or"
                    + " insert rows of values without returning(..)");
        }
    }

    /** Into the first table, which tells the identifiers, then into the others; what is wanted is read afterwards. */
    private void insertTables(List<GivenRow> rows, TableRows tables) {
        boolean isKeyed = rows.stream().allMatch(row -> row.key != null);
        if (!plan.identifierIsMadeByDatabase() || (isKeyed && plan.returning().isEmpty())) {
            tables.insert(rows);
        } else {
            if (plan.returning().isPresent()) {
                insertReturning(rows);
            } else {
                insertIdentified(rows);
            }
            for (GivenRow row : rows) {
                row.identifier = row.read == null ? row.identifier : row.read[0];
                row.read = null;
            }
            requireIdentified(rows.stream().filter(row -> row.identifier == null));
            rows.forEach(row -> tables.identify(row, row.identifier));
            tables.insertRest(rows);
        }
        readTables(rows);
        for (GivenRow row : rows) {
            row.identifier = identifier(row);
        }
    }

    private void readTables(List<GivenRow> rows) {
        if (!plan.reading().isWanted()) {
            return;
        }
        returned.readMissing(
                plan.reads().back(),
                rows.stream().filter(row -> row.key != null).toList());
        readByIdentifier(rows.stream().filter(row -> row.key == null).toList());
    }

    private void readByIdentifier(List<GivenRow> rows) {
        if (!rows.isEmpty()) {
            for (Sender.Found found : sender.byIdentifier(plan.reads().identified(), plan, rows)) {
                found.row().read = found.values();
            }
        }
    }

    private void insertReturning(List<GivenRow> rows) {
        Statement write = plan.returning().orElseThrow().write();
        if (write instanceof InsertStatement insert && insert.identity().isPresent()) {
            for (@Nullable Object[] values : returned.send(write, rows)) {
                Integer position = (Integer) Objects.requireNonNull(values[values.length - 1]);
                rows.get(position).read = values;
            }
            return;
        }
        List<GivenRow> keyed = rows.size() == 1 ? List.of() : GivenRow.those(rows, row -> row.key != null);
        if (!keyed.isEmpty()) {
            returned.match(keyed, returned.send(write, keyed));
        }
        List<GivenRow> others = keyed.isEmpty() ? rows : GivenRow.those(rows, row -> row.key == null);
        if (plan.identifiersAreInOrder() && others.size() > 1) {
            takeInOrder(others, returned.send(write, others));
        } else {
            for (GivenRow row : others) {
                returned.send(write, List.of(row)).forEach(values -> row.read = values);
            }
        }
    }

    /** Both the rows that come back and their identifiers are to be in the order given, or nothing is believed. */
    private void takeInOrder(List<GivenRow> rows, List<@Nullable Object[]> back) {
        if (back.size() == rows.size() && isAscending(back)) {
            for (int i = 0; i < back.size(); i++) {
                rows.get(i).read = back.get(i);
            }
        }
    }

    private boolean isAscending(List<@Nullable Object[]> back) {
        long last = Long.MIN_VALUE;
        for (@Nullable Object[] values : back) {
            Object identifier = plan.tables().isPresent() ? values[0] : identifier(values);
            long next = identifier instanceof Number number ? number.longValue() : last;
            if (next <= last) {
                return false;
            }
            last = next;
        }
        return true;
    }

    /** Nothing comes back: the order of the rows tells identifiers that the database makes, else their keys do. */
    private void insertThenRead(List<GivenRow> rows) {
        boolean single = rows.size() == 1 && plan.entity().isIdentity() && plan.identifierIsMadeByDatabase();
        boolean byKey = plan.drawnIdentities().isEmpty() && !single;
        requireTold(rows);
        List<GivenRow> keyed = byKey ? GivenRow.those(rows, row -> row.key != null) : List.of();
        if (!keyed.isEmpty()) {
            sender.update(plan.statements().write(), plan, keyed);
            returned.readMissing(plan.reads().back(), keyed);
        }
        List<GivenRow> others = byKey ? GivenRow.those(rows, row -> row.key == null) : rows;
        insertIdentified(others);
        if (plan.reading().isWanted()) {
            readByIdentifier(others);
        }
    }

    /** Inserts rows whose identifiers the database makes and tells by another way than rows that come back. */
    private void insertIdentified(List<GivenRow> rows) {
        Optional<String> drawn = plan.drawnIdentities();
        if (drawn.isPresent() && rows.size() > 1) {
            sender.insertInOrder(drawn.get(), plan, rows);
        } else {
            rows.forEach(row -> row.identifier = sender.insertOne(plan, row));
        }
    }

    /** A driver tells numbers that the database counts, and no other identifiers of its making. */
    private void requireTold(List<GivenRow> rows) {
        if (plan.entity().isIdentity() || !plan.identifierIsMadeByDatabase()) {
            return;
        }
        List<Long> untold = rows.stream()
                .filter(row -> row.key == null)
                .map(row -> row.index)
                .sorted()
                .toList();
        if (!untold.isEmpty()) {
            String name = plan.entity().model().name();
            throw new UnsupportedMutationException("The rows " + untold + " of " + name
                    + " were to be inserted and their identifiers told, which the database makes; on this database nothing"
                    + " but another key tells them, and the rows bring none. Give them a natural id or another unique key,"
                    + " or insert rows of values without returning(..)");
        }
    }

    private @Nullable Object identifier(GivenRow row) {
        @Nullable Object[] read = row.read;
        if (read == null) {
            return row.identifier != null ? row.identifier : givenIdentifier(row);
        }
        return identifier(read);
    }

    private @Nullable Object identifier(@Nullable Object[] read) {
        return switch (plan.reading().kind()) {
            case ENTITY -> session.managed(plan.entity()).identifier(Objects.requireNonNull(read[0]));
            case TUPLE, NOTHING -> read[plan.reading().attributes().size() - 1];
        };
    }

    private @Nullable Object givenIdentifier(GivenRow row) {
        int at = plan.shape().attributes().indexOf(plan.entity().model().identifier());
        return at < 0 ? null : row.values[at];
    }
}
