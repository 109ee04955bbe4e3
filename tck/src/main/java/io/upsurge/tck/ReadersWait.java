package io.upsurge.tck;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tries whether readers wait for writers, with a table of its own. */
final class ReadersWait {

    /** Enough for a read that waits for nobody. */
    private static final int MILLISECONDS = 5000;

    private ReadersWait() {}

    static boolean on(TestDatabase database) throws SQLException {
        try (Connection writer = database.connection();
                Statement write = writer.createStatement()) {
            write.execute("drop table if exists upsurge_readers");
            write.execute("create table upsurge_readers (id integer)");
            writer.setAutoCommit(false);
            write.execute("insert into upsurge_readers values (1)");
            CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> read(database));
            boolean waits = !finishes(reader);
            writer.rollback();
            writer.setAutoCommit(true);
            reader.join();
            write.execute("drop table upsurge_readers");
            return waits;
        }
    }

    private static void read(TestDatabase database) {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.executeQuery("select count(*) from upsurge_readers").close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean finishes(CompletableFuture<Void> reader) {
        try {
            reader.get(MILLISECONDS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
