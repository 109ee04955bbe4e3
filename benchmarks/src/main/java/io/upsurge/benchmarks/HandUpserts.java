package io.upsurge.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Upserts by hand.
 *
 * @param byId whether the key is the identifier; else it is the unique key, and identifiers are drawn where a sequence
 *     gives them
 */
record HandUpserts<E>(Jdbc jdbc, Feed<E> feed, boolean byId) {

    List<Contender<E>> contenders() {
        return switch (jdbc.kind()) {
            case POSTGRESQL ->
                List.of(
                        jdbc.contender(
                                "JDBC arrays, 1,000 rows",
                                (connection, rows) -> new PostgresArrays(connection)
                                        .upsert(feed, prepared(connection, rows), sent(), key(), updated())),
                        jdbc.contender(
                                "JDBC COPY, then one statement",
                                (connection, rows) -> new PostgresCopy(connection)
                                        .upsert(feed, prepared(connection, rows), sent(), key(), updated())));
            case MYSQL, MARIADB ->
                List.of(
                        jdbc.contender("JDBC values, 1,000 rows", multiRow(1000)),
                        jdbc.tunedContender("JDBC values, 1,000 rows", multiRow(1000)));
            case SQLITE ->
                List.of(
                        jdbc.contender("JDBC batch, 1,000 rows", batch()),
                        jdbc.contender("JDBC values, 1,000 rows", multiRow(1000)));
            case H2 ->
                List.of(
                        jdbc.contender("JDBC batch, 1,000 rows", batch()),
                        jdbc.contender("JDBC values, 100 rows", multiRow(100)));
        };
    }

    private Jdbc.Work<E> multiRow(int size) {
        Sql sql = new Sql(jdbc.kind(), feed);
        return (connection, rows) -> Statements.multiRow(
                connection,
                prepared(connection, rows),
                Jdbc.rows(size, sent().size()),
                sent(),
                count -> sql.upsert(sent(), key(), updated(), count));
    }

    private Jdbc.Work<E> batch() {
        String upsert = new Sql(jdbc.kind(), feed).upsert(sent(), key(), updated(), 1);
        return (connection, rows) -> Statements.batch(connection, prepared(connection, rows), 1000, sent(), upsert);
    }

    List<E> prepared(Connection connection, List<E> rows) throws SQLException {
        if (byId) {
            return feed.sortedById(rows);
        }
        List<E> sorted = feed.sortedBySku(rows);
        if (jdbc.kind().sequences) {
            Identifiers.draw(connection, jdbc.kind(), feed, sorted);
        }
        return sorted;
    }

    List<Column<E>> sent() {
        return byId || jdbc.kind().sequences ? feed.withId() : feed.columns();
    }

    private Column<E> key() {
        return byId ? feed.id() : feed.key();
    }

    private List<Column<E>> updated() {
        return byId ? feed.columns() : feed.updated();
    }
}
