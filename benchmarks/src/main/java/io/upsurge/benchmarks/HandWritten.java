package io.upsurge.benchmarks;

import io.upsurge.benchmarks.Contender.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/** JDBC by hand, with what serves each database best: the limit for everybody else. Rows are sorted by their key. */
final class HandWritten implements Family {

    private final Kind kind;
    private final Connection connection;

    /** The same with the driver settings that serve it best, where the defaults do not. */
    private final Connection tuned;

    HandWritten(Server server) throws SQLException {
        this.kind = server.kind();
        this.connection = server.connect(new Properties());
        this.tuned = kind.fastest().isEmpty() ? connection : server.connect(kind.fastest());
    }

    @Override
    public <E> List<Contender<E>> contenders(Workload workload, Feed<E> feed) {
        return switch (workload) {
            case W1, W1_WIDE -> upserts(
                    new Upserting<>(feed, kind.sequences, feed.key(), feed.updated(), feed::sortedBySku));
            case W1_ID -> upserts(new Upserting<>(feed, false, feed.id(), feed.columns(), feed::sortedById));
        };
    }

    /** An upsert by hand: whether identifiers are drawn for it, its key, what it updates, and how rows are sorted. */
    private record Upserting<E>(
            Feed<E> feed,
            boolean drawn,
            Column<E> key,
            List<Column<E>> updated,
            java.util.function.UnaryOperator<List<E>> sorted) {

        List<Column<E>> sent() {
            return drawn || key == feed.id() ? feed.withId() : feed.columns();
        }
    }

    private <E> List<Contender<E>> upserts(Upserting<E> upsert) {
        Sql sql = new Sql(kind, upsert.feed);
        return switch (kind) {
            case POSTGRESQL -> List.of(
                    hand("JDBC arrays, 1,000 rows", upsert, (jdbc, rows) -> new PostgresArrays(jdbc)
                            .upsert(upsert.feed, rows, upsert.sent(), upsert.key, upsert.updated)),
                    hand("JDBC COPY, then one statement", upsert, (jdbc, rows) -> new PostgresCopy(jdbc)
                            .upsert(upsert.feed, rows, upsert.sent(), upsert.key, upsert.updated)));
            case MYSQL, MARIADB -> List.of(
                    multiRow("JDBC values, 1,000 rows", connection, upsert, sql, 1000),
                    multiRow("JDBC values, 1,000 rows, prepared by the server", tuned, upsert, sql, 1000));
            case SQLITE -> List.of(batch(upsert, sql), multiRow("JDBC values, 1,000 rows", connection, upsert, sql, 1000));
            case H2 -> List.of(batch(upsert, sql), multiRow("JDBC values, 100 rows", connection, upsert, sql, 100));
        };
    }

    private <E> Contender<E> multiRow(String name, Connection jdbc, Upserting<E> upsert, Sql sql, int size) {
        return hand(
                name,
                jdbc,
                upsert,
                (open, rows) -> Statements.multiRow(
                        open,
                        rows,
                        Math.min(size, 30_000 / upsert.sent().size()),
                        upsert.sent(),
                        count -> sql.upsert(upsert.sent(), upsert.key, upsert.updated, count)));
    }

    private <E> Contender<E> batch(Upserting<E> upsert, Sql sql) {
        return hand(
                "JDBC batch, 1,000 rows",
                upsert,
                (jdbc, rows) -> Statements.batch(
                        jdbc, rows, 1000, upsert.sent(), sql.upsert(upsert.sent(), upsert.key, upsert.updated, 1)));
    }

    private interface Work<E> {
        void on(Connection connection, List<E> rows) throws Exception;
    }

    private <E> Contender<E> hand(String name, Upserting<E> upsert, Work<E> work) {
        return hand(name, connection, upsert, work);
    }

    private <E> Contender<E> hand(String name, Connection jdbc, Upserting<E> upsert, Work<E> work) {
        return new Contender<>(name, Side.HAND_WRITTEN, rows -> {
            List<E> sorted = upsert.sorted.apply(rows);
            if (upsert.drawn) {
                Identifiers.draw(jdbc, kind, upsert.feed, sorted);
            }
            inTransaction(jdbc, () -> work.on(jdbc, sorted));
        });
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void inTransaction(Connection jdbc, Step step) throws Exception {
        try {
            step.run();
            jdbc.commit();
        } catch (Exception e) {
            jdbc.rollback();
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        tuned.close();
        connection.close();
    }
}
