package io.upsurge.tck;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Whether transactions wait for locks, as far as the database tells. */
public final class LockWaits {

    /** How many transactions of this database wait, in the words of PostgreSQL, of InnoDB and of H2. */
    private static final List<String> QUERIES = List.of(
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
            "select count(*) from information_schema.innodb_trx where trx_state = 'LOCK WAIT' and trx_mysql_thread_id in"
                    + " (select id from information_schema.processlist where db = database())",
            "select count(*) from information_schema.sessions where blocker_id is not null");

    private static final long MOST = TimeUnit.SECONDS.toNanos(60);

    /** InnoDB shows the same picture again to who looks more than ten times a second. */
    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(120);

    private static final long UNTOLD = TimeUnit.MILLISECONDS.toNanos(300);

    private LockWaits() {}

    /**
     * Returns when so many transactions wait; where the database does not tell, when they have had the time to.
     *
     * @throws AssertionError if the database tells, and they do not come to wait
     */
    public static void await(TestDatabase database, int waiting) {
        for (String query : QUERIES) {
            try (Connection connection = database.connection();
                    Statement statement = connection.createStatement()) {
                long end = System.nanoTime() + MOST;
                while (count(statement, query) < waiting) {
                    if (System.nanoTime() > end) {
                        throw new AssertionError(waiting + " transactions were to wait on " + database.name() + ", and "
                                + count(statement, query) + " do");
                    }
                    LockSupport.parkNanos(BETWEEN);
                }
                return;
            } catch (SQLException unknown) {
                // these are the words of another database
            }
        }
        LockSupport.parkNanos(UNTOLD);
    }

    private static int count(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
