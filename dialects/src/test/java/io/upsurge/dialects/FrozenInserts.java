package io.upsurge.dialects;

import io.upsurge.tck.TestDatabase;
import io.upsurge.tck.model.Journal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Two transactions on PostgreSQL that stop in the middle of their inserts: the key was looked for and not found, the
 * row is in the table, and the unique index does not know it yet.
 *
 * <p>An index over a function that waits for an advisory lock does that, as in PostgreSQL's own isolation test
 * {@code insert-conflict-specconflict}. It is older than the unique index, so its turn comes first.
 */
final class FrozenInserts implements AutoCloseable {

    private static final int LOCK = 20_261;
    private static final int SECONDS = 60;

    private final SessionFactory sessions;
    private final Connection freezer;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private volatile @Nullable Throwable failure;

    FrozenInserts(TestDatabase database) throws SQLException {
        this.sessions = database.sessionFactory(Journal.class);
        database.emptyTables(sessions);
        this.freezer = database.connection();
        execute("""
                create or replace function frozen(id bigint) returns bigint immutable language plpgsql as $$
                begin
                    if coalesce(current_setting('upsurge.racer', true), '') <> '' then
                        perform pg_advisory_xact_lock_shared(%d, current_setting('upsurge.racer')::int);
                    end if;
                    return id;
                end $$""".formatted(LOCK));
        execute("alter table Journal drop constraint journal_pkey");
        execute("create index journal_frozen on Journal (frozen(id))");
        execute("alter table Journal add primary key (id)");
    }

    /** A transaction whose statement is frozen. */
    final class Racer<T> {

        private final int number;
        private final CompletableFuture<T> written = new CompletableFuture<>();
        private final CompletableFuture<Boolean> mayCommit = new CompletableFuture<>();
        private final CompletableFuture<Boolean> committed = new CompletableFuture<>();

        private Racer(int number, Function<StatelessSession, T> work) throws SQLException {
            this.number = number;
            execute("select pg_advisory_lock(%d, %d)".formatted(LOCK, number));
            threads.execute(() -> run(work));
        }

        private void run(Function<StatelessSession, T> work) {
            try (StatelessSession session = sessions.openStatelessSession()) {
                Transaction transaction = session.beginTransaction();
                session.createNativeQuery("select set_config('upsurge.racer', '" + number + "', true)", String.class)
                        .getSingleResult();
                written.complete(work.apply(session));
                mayCommit.get(SECONDS, TimeUnit.SECONDS);
                transaction.commit();
                committed.complete(true);
            } catch (Throwable e) {
                failure = e;
                written.completeExceptionally(e);
                committed.completeExceptionally(e);
            }
        }

        /** Lets the statement go on. */
        void thaw() throws SQLException {
            execute("select pg_advisory_unlock(%d, %d)".formatted(LOCK, number));
        }

        /** Waits until the statement has ended, and gives what it gave. */
        T written() throws Exception {
            return written.get(SECONDS, TimeUnit.SECONDS);
        }

        void commit() throws Exception {
            mayCommit.complete(true);
            committed.get(SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Begins a transaction whose statement freezes at its first insert. */
    <T> Racer<T> racer(int number, Function<StatelessSession, T> work) throws SQLException {
        return new Racer<>(number, work);
    }

    /** Waits until so many are frozen. */
    void awaitFrozen(int count) throws SQLException {
        await("locktype = 'advisory' and classid = " + LOCK, count);
    }

    /** Waits until so many wait for another transaction. */
    void awaitWaiting(int count) throws SQLException {
        await("locktype in ('transactionid', 'spectoken')", count);
    }

    private void await(String locks, int count) throws SQLException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        String sql = "select count(*) from pg_locks l join pg_stat_activity a on a.pid = l.pid where not granted and"
                + " a.datname = current_database() and " + locks;
        while (number(sql) != count) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Still not " + count + " waiting: " + locks, failure);
            }
            Thread.yield();
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = freezer.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = freezer.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        threads.shutdownNow();
        execute("select pg_advisory_unlock_all()");
        execute("drop index journal_frozen");
        freezer.close();
    }
}
