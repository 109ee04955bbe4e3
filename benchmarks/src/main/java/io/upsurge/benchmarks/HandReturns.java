package io.upsurge.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Upserts by hand that give all columns of the rows back, which are read as values: what it costs that rows come back at all,
 * before anybody makes entities of them. MySQL's are read by key afterwards.
 */
record HandReturns<E>(Jdbc jdbc, Feed<E> feed) {

    List<Contender<E>> contenders() {
        String name = "JDBC, all columns back as values";
        return List.of(jdbc.contender(name, (connection, rows) -> {
            for (List<E> chunk : Chunks.thatComeBack(rows)) {
                send(connection, upserts().prepared(connection, chunk));
            }
        }));
    }

    private void send(Connection connection, List<E> rows) throws SQLException {
        Sql sql = new Sql(jdbc.kind(), feed);
        String all = Sql.names(feed.withId());
        List<Column<E>> sent = upserts().sent();
        switch (jdbc.kind()) {
            case POSTGRESQL ->
                new PostgresArrays(connection)
                        .upsert(feed, rows, sent, feed.key(), feed.updated(), " returning " + all, this::read);
            case SQLITE, MARIADB -> {
                for (List<E> thousand : Chunks.of(rows, 1000)) {
                    query(connection, thousand, sent, upsert(sql, thousand.size()) + " returning " + all);
                }
            }
            case H2 -> {
                for (List<E> hundred : Chunks.of(rows, 100)) {
                    query(
                            connection,
                            hundred,
                            sent,
                            "select " + all + " from final table (" + upsert(sql, hundred.size()) + ")");
                }
            }
            case MYSQL -> {
                Statements.multiRow(connection, rows, 1000, sent, count -> upsert(sql, count));
                String keys = rows.stream().map(row -> "?").collect(Collectors.joining(", ", " in (", ")"));
                query(
                        connection,
                        rows,
                        List.of(feed.key()),
                        "select " + all + " from " + feed.table() + " where sku" + keys);
            }
        }
    }

    private String upsert(Sql sql, int rows) {
        return sql.upsert(upserts().sent(), feed.key(), feed.updated(), rows);
    }

    private void query(Connection connection, List<E> rows, List<Column<E>> bound, String text) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            Statements.bind(statement, rows, bound);
            read(statement);
        }
    }

    private void read(PreparedStatement statement) throws SQLException {
        List<Column<E>> columns = feed.withId();
        try (ResultSet results = statement.executeQuery()) {
            while (results.next()) {
                Object[] values = new Object[columns.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = columns.get(i).type().read(results, i + 1);
                }
            }
        }
    }

    private HandUpserts<E> upserts() {
        return new HandUpserts<>(jdbc, feed, false);
    }
}
