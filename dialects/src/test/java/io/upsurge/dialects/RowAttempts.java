package io.upsurge.dialects;

import io.upsurge.tck.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often H2 sets about writing a row of a table: a statement that waits for a key is run again and again, and
 * nothing else tells that it waits.
 */
public final class RowAttempts implements Trigger {

    /** More than any of our statements would make without waiting. */
    private static final int MANY = 100;

    private static final AtomicInteger ATTEMPTS = new AtomicInteger();

    @Override
    public void fire(Connection connection, @Nullable Object[] before, @Nullable Object[] after) {
        ATTEMPTS.incrementAndGet();
    }

    static void count(TestDatabase database, String table) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("create trigger if not exists attempts_" + table + " before insert, update on " + table
                    + " for each row call '" + RowAttempts.class.getName() + "'");
        }
    }

    /** Returns when a statement waits for a key. */
    static void awaitWaiting() {
        int before = ATTEMPTS.get();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (ATTEMPTS.get() - before < MANY) {
            if (System.nanoTime() > end) {
                throw new AssertionError("No statement waits for a key");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }
}
