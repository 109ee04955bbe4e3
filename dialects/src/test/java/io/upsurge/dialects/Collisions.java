package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.RetryableMutationException;
import io.upsurge.Upsurge;
import io.upsurge.tck.TestDatabase;
import io.upsurge.tck.model.Account;
import io.upsurge.tck.model.Journal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.hibernate.JDBCException;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/**
 * Two transactions that get in each other's way on purpose. What is told is the code of the database's error, if the
 * caller was asked by a {@link RetryableMutationException} to repeat the transaction, and {@code none} if all went well.
 */
final class Collisions {

    static final String NONE = "none";

    private final TestDatabase database;
    private final SessionFactory sessions;

    Collisions(String name) {
        this.database = OurDatabases.named(name);
        this.sessions = database.sessionFactory(Account.class, Journal.class);
        database.emptyTables(sessions);
    }

    /** Each has written the row that the other wants next. */
    List<String> crosswise() throws Exception {
        sessions.inTransaction(session -> upsert(session, 1, "first"));
        sessions.inTransaction(session -> upsert(session, 2, "first"));
        CyclicBarrier bothHaveWritten = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<String> one = threads.submit(() -> crosswise(1, 2, bothHaveWritten));
            Future<String> other = threads.submit(() -> crosswise(2, 1, bothHaveWritten));
            return List.of(one.get(60, TimeUnit.SECONDS), other.get(60, TimeUnit.SECONDS));
        } finally {
            threads.shutdownNow();
        }
    }

    private String crosswise(long first, long second, CyclicBarrier bothHaveWritten) {
        return told(Connection.TRANSACTION_READ_COMMITTED, session -> {
            upsert(session, first, "by " + first);
            try {
                bothHaveWritten.await(60, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            upsert(session, second, "by " + first);
        });
    }

    /** One waits for the other's row, for as long as the SQL says that shortens the wait. */
    String waiting(String shorten, String restore) {
        return sessions.fromTransaction(other -> {
            upsert(other, 1, "other");
            return told(Connection.TRANSACTION_READ_COMMITTED, shorten, restore, session -> upsert(session, 1, "mine"));
        });
    }

    /** The row was there when the transaction first read, and was changed since. */
    String changedSinceSnapshot() {
        sessions.inTransaction(session -> upsert(session, 1, "first"));
        return insertedSinceSnapshot();
    }

    /** The row was inserted after the transaction first read. */
    String insertedSinceSnapshot() {
        return afterSnapshot(other -> upsert(other, 1, "other"), session -> upsert(session, 1, "mine"));
    }

    /** A row with the same value in another unique key was inserted after the transaction first read. */
    String otherKeySinceSnapshot() {
        return afterSnapshot(
                other -> upsert(other, new Account("a@x", "same", "")),
                session -> upsert(session, new Account("b@x", "same", "")));
    }

    private String afterSnapshot(Consumer<Session> other, Consumer<Session> work) {
        return told(Connection.TRANSACTION_REPEATABLE_READ, session -> {
            session.createSelectionQuery("from Account", Account.class).getResultList();
            session.createSelectionQuery("from Journal", Journal.class).getResultList();
            session.clear();
            sessions.inTransaction(other);
            work.accept(session);
        });
    }

    private static void upsert(Session session, long id, String entries) {
        Upsurge.of(session).upsertInto(Journal.class).execute(List.of(new Journal(id, entries)));
    }

    private static void upsert(Session session, Account account) {
        Upsurge.of(session).upsertInto(Account.class).onConflict("email").execute(List.of(account));
    }

    private String told(int isolation, Consumer<Session> work) {
        return told(isolation, "select 1", "select 1", work);
    }

    private String told(int isolation, String before, String after, Consumer<Session> work) {
        try (Connection connection = database.connection()) {
            int level = connection.getTransactionIsolation();
            connection.setTransactionIsolation(isolation);
            execute(connection, before);
            try (Session session = sessions.withOptions().connection(connection).openSession()) {
                session.beginTransaction();
                try {
                    work.accept(session);
                    session.getTransaction().commit();
                    return NONE;
                } catch (RetryableMutationException e) {
                    assertThat(session.getTransaction().getRollbackOnly()).isTrue();
                    return code(((JDBCException) e.getCause()).getSQLException());
                } finally {
                    if (session.getTransaction().isActive()
                            || session.getTransaction().getRollbackOnly()) {
                        session.getTransaction().rollback();
                    }
                }
            } finally {
                execute(connection, after);
                connection.setTransactionIsolation(level);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The vendor's code; PostgreSQL has SQL states only. */
    private static String code(SQLException error) {
        return error.getErrorCode() == 0 ? error.getSQLState() : String.valueOf(error.getErrorCode());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
