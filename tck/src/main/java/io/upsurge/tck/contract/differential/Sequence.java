package io.upsurge.tck.contract.differential;

import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Guest;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/** One sequence: after each step, the table, the instances and the outcomes are compared with the model. */
final class Sequence {

    private final SessionFactory sessions;
    private final Connection connection;
    private GuestTable model = new GuestTable();

    Sequence(SessionFactory sessions, Connection connection) {
        this.sessions = sessions;
        this.connection = connection;
    }

    void run(List<Step> steps) throws SQLException {
        for (Step step : steps) {
            if (!step.isUndefined(model)) {
                run(step);
            }
        }
    }

    private void run(Step step) throws SQLException {
        GuestTable after = model.copy();
        List<Outcome> outcomes = null;
        boolean taken = false;
        try {
            outcomes = step.on(after);
        } catch (GuestTable.TakenException e) {
            taken = true;
        }
        Savepoint savepoint = connection.setSavepoint();
        if (taken) {
            expectViolation(step);
            connection.rollback(savepoint);
        } else {
            GuestTable before = model;
            model = after;
            compare(step, outcomes, before);
        }
        equal("the table after " + step, List.copyOf(model.rows()), stored());
    }

    private void expectViolation(Step step) {
        Session session = open();
        try {
            MutationResult<Guest> result = step.send(Upsurge.of(session));
            throw new AssertionError(step + " was to violate a unique key, and gave " + result.counts());
        } catch (PersistenceException expected) {
            // whichever exception the database's violation is
        } finally {
            close(session);
        }
    }

    private void compare(Step step, @Nullable List<Outcome> outcomes, GuestTable before) {
        Session session = open();
        try {
            Map<Long, Guest> managed = new TreeMap<>();
            for (Long id : step.managed()) {
                Guest guest = session.find(Guest.class, id);
                if (guest != null) {
                    managed.put(id, guest);
                }
            }
            MutationResult<Guest> result = step.send(Upsurge.of(session));
            if (outcomes != null) {
                compareOutcomes(step, outcomes, result);
            }
            for (Guest returned : entities(step, result)) {
                equal("what " + step + " returns", model.byId(returned.id), GuestRow.of(returned));
            }
            for (Guest guest : managed.values()) {
                GuestRow expected = model.byId(guest.id);
                equal(
                        "whether " + step + " leaves " + guest.id + " managed",
                        expected != null,
                        session.contains(guest));
                if (expected != null) {
                    equal("what is managed after " + step, expected, GuestRow.of(guest));
                }
            }
            session.flush();
        } catch (PersistenceException | IllegalArgumentException | UnsupportedOperationException e) {
            throw new AssertionError(step + " failed over " + before.rows() + ": " + e.getMessage(), e);
        } finally {
            close(session);
        }
    }

    private static List<Guest> entities(Step step, MutationResult<Guest> result) {
        boolean returning = (step instanceof UpsertStep upsert && upsert.returning())
                || (step instanceof InsertStep insert && insert.returning())
                || (step instanceof UpdateStep update && update.returning())
                || (step instanceof ChangeStep change && change.returning());
        return returning ? result.entities() : List.of();
    }

    /** An outcome that was not asked to be exact may be unknown, but never another one. */
    private static void compareOutcomes(Step step, List<Outcome> expected, MutationResult<Guest> result) {
        boolean exact = step instanceof UpsertStep upsert && upsert.road() == UpsertStep.Road.EXACT;
        List<Outcome> actual = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            Outcome outcome = result.rows().get(i).outcome();
            boolean unknown = outcome == Outcome.UNKNOWN && !exact;
            actual.add(unknown ? expected.get(i) : outcome);
        }
        equal("the outcomes of " + step, expected, actual);
    }

    /** In the transaction of the sequence, which nothing but its end rolls back. */
    private Session open() {
        Session session =
                sessions.withOptions().connection(OneTransaction.of(connection)).openSession();
        session.beginTransaction();
        return session;
    }

    private static void close(Session session) {
        if (session.getTransaction().getRollbackOnly()) {
            session.getTransaction().rollback();
        } else if (session.getTransaction().isActive()) {
            session.getTransaction().commit();
        }
        session.close();
    }

    private List<GuestRow> stored() {
        Session session = open();
        try {
            return session.createSelectionQuery("from Guest order by id", Guest.class).getResultList().stream()
                    .map(GuestRow::of)
                    .toList();
        } finally {
            close(session);
        }
    }

    private static void equal(String what, @Nullable Object expected, @Nullable Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError("Wrong is " + what + ": expected " + expected + " but was " + actual);
        }
    }
}
