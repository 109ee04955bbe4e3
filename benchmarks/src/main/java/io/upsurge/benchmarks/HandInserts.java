package io.upsurge.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Inserts by hand, which put the identifiers into the entities: drawn before, or given back in the order of the rows. */
record HandInserts<E>(Jdbc jdbc, Feed<E> feed) {

    List<Contender<E>> contenders() {
        return switch (jdbc.kind()) {
            case POSTGRESQL ->
                List.of(
                        jdbc.contender("JDBC arrays, 1,000 rows", (connection, rows) -> {
                            Identifiers.draw(connection, jdbc.kind(), feed, rows);
                            new PostgresArrays(connection).insert(feed, rows, feed.withId());
                        }),
                        jdbc.contender("JDBC COPY into place", (connection, rows) -> {
                            Identifiers.draw(connection, jdbc.kind(), feed, rows);
                            new PostgresCopy(connection).into(feed.table(), rows, feed.withId());
                        }));
            case MYSQL ->
                List.of(
                        jdbc.contender("JDBC values, 1,000 rows, generated keys", keysBack(1000)),
                        jdbc.tunedContender("JDBC values, 1,000 rows, generated keys", keysBack(1000)));
            case MARIADB ->
                List.of(
                        jdbc.contender("JDBC values, 1,000 rows, returning", keysBack(1000)),
                        jdbc.tunedContender("JDBC values, 1,000 rows, returning", keysBack(1000)));
            case SQLITE ->
                List.of(
                        jdbc.contender("JDBC values, 50 rows, returning", keysBack(50)),
                        jdbc.contender("JDBC values, 1,000 rows, returning", keysBack(1000)));
            case H2 ->
                List.of(
                        jdbc.contender("JDBC batch, 1,000 rows", (connection, rows) -> {
                            Identifiers.draw(connection, jdbc.kind(), feed, rows);
                            Statements.batch(connection, rows, 1000, feed.withId(), sql().insert(feed.withId(), 1));
                        }),
                        jdbc.contender("JDBC values, 100 rows", (connection, rows) -> {
                            Identifiers.draw(connection, jdbc.kind(), feed, rows);
                            Statements.multiRow(
                                    connection, rows, 100, feed.withId(), count -> sql().insert(feed.withId(), count));
                        }));
        };
    }

    private Sql sql() {
        return new Sql(jdbc.kind(), feed);
    }

    private Jdbc.Work<E> keysBack(int size) {
        int most = Jdbc.rows(size, feed.columns().size());
        return (connection, rows) -> {
            int whole = rows.size() / most * most;
            send(connection, rows.subList(0, whole), most);
            send(connection, rows.subList(whole, rows.size()), rows.size() - whole);
        };
    }

    private void send(Connection connection, List<E> rows, int size) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        boolean returning = jdbc.kind() != Kind.MYSQL;
        String insert = sql().insert(feed.columns(), size) + (returning ? " returning id" : "");
        try (PreparedStatement statement = connection.prepareStatement(
                insert, returning ? Statement.NO_GENERATED_KEYS : Statement.RETURN_GENERATED_KEYS)) {
            for (List<E> chunk : Chunks.of(rows, size)) {
                Statements.bind(statement, chunk, feed.columns());
                statement.execute();
                try (ResultSet keys = returning ? statement.getResultSet() : statement.getGeneratedKeys()) {
                    for (E row : chunk) {
                        keys.next();
                        feed.setId().accept(row, keys.getLong(1));
                    }
                }
            }
        }
    }
}
