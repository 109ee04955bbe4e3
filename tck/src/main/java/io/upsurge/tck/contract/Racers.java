package io.upsurge.tck.contract;

import io.upsurge.RetryableMutationException;
import io.upsurge.tck.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Threads that start together and work in transactions of their own, each of which is done again, as a whole, where a
 * {@link RetryableMutationException} says so. Their statements are not recorded.
 */
final class Racers {

    /** What {@link Connection#setTransactionIsolation} is not called with: the level that connections have anyway. */
    private static final int AS_IT_IS = -1;

    private static final int SECONDS = 120;

    private final TestDatabase database;
    private final SessionFactory sessions;
    private final int isolation;
    private final int attempts;
    private final AtomicInteger retried = new AtomicInteger();

    /** Racers at the database's own isolation level, who do a transaction five times at most. */
    Racers(TestDatabase database, SessionFactory sessions) {
        this(database, sessions, AS_IT_IS, 5);
    }

    private Racers(TestDatabase database, SessionFactory sessions, int isolation, int attempts) {
        this.database = database;
        this.sessions = sessions;
        this.isolation = isolation;
        this.attempts = attempts;
    }

    /** Racers at an isolation level of {@link Connection}. */
    Racers at(int level) {
        return new Racers(database, sessions, level, attempts);
    }

    /** Racers who do a transaction so many times at most. */
    Racers attempts(int most) {
        return new Racers(database, sessions, isolation, most);
    }

    /** How many transactions were done again. */
    int retried() {
        return retried.get();
    }

    /** What one thread does. */
    interface Lane {
        void run(Racer racer) throws Exception;
    }

    /** Runs the lane in so many threads and waits for all; the first that fails stops the others and the test. */
    void run(int count, Lane lane) {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            ExecutorCompletionService<@Nullable Void> running = new ExecutorCompletionService<>(threads);
            CyclicBarrier line = new CyclicBarrier(count);
            for (int number = 0; number < count; number++) {
                Racer racer = new Racer(number, line);
                running.submit(() -> {
                    racer.line();
                    lane.run(racer);
                    return null;
                });
            }
            for (int i = 0; i < count; i++) {
                running.take().get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("A racer failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            end(threads);
        }
    }

    /** So that no thread of a test that failed is in the way of the next one. */
    private static void end(ExecutorService threads) {
        threads.shutdownNow();
        try {
            threads.awaitTermination(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One thread. */
    final class Racer {

        private final int number;
        private final CyclicBarrier line;
        private final Random random;

        private Racer(int number, CyclicBarrier line) {
            this.number = number;
            this.line = line;
            this.random = new Random(number);
        }

        /** Its number, from 0. */
        int number() {
            return number;
        }

        /** Numbers that are the same in each run. */
        Random random() {
            return random;
        }

        /** Waits until all others are here. */
        void line() {
            try {
                line.await(SECONDS, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException("The others did not come", e);
            }
        }

        /** Gives another one a moment to come to where it must wait for this one, which no database tells alike. */
        void lingers() {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }

        /** Does the work in a transaction, which is rolled back where the work asked for that. */
        <T extends @Nullable Object> T inTransaction(Function<Session, T> work) {
            for (int attempt = 1; ; attempt++) {
                try {
                    return once(work);
                } catch (RetryableMutationException e) {
                    if (attempt == attempts) {
                        throw e;
                    }
                    retried.incrementAndGet();
                    backOff(attempt);
                }
            }
        }

        private <T extends @Nullable Object> T once(Function<Session, T> work) {
            try (Connection connection = database.connection()) {
                int before = connection.getTransactionIsolation();
                connection.setTransactionIsolation(isolation == AS_IT_IS ? before : isolation);
                try (Session session =
                        sessions.withOptions().connection(connection).openSession()) {
                    return inTransaction(session, work);
                } finally {
                    connection.setTransactionIsolation(before);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static <T extends @Nullable Object> T inTransaction(Session session, Function<Session, T> work) {
            Transaction transaction = session.beginTransaction();
            boolean done = false;
            try {
                T result = work.apply(session);
                done = !transaction.getRollbackOnly();
                return result;
            } finally {
                if (done) {
                    transaction.commit();
                } else {
                    transaction.rollback();
                }
            }
        }

        /** Lets the others go first, for longer after each attempt, and by chance, so that no two keep in step. */
        private void backOff(int attempt) {
            for (int i = random.nextInt(4 << Math.min(attempt, 5)); i > 0; i--) {
                Thread.yield();
            }
        }
    }
}
