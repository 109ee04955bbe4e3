package io.upsurge.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.core.BaseConnection;
import org.postgresql.jdbc.PgArray;

/** An array for each column in its binary form, 1,000 rows in a statement: one text for every number of rows. */
final class PostgresArrays {

    private static final int ROWS = 1000;

    /** What is done with a statement whose values are bound. */
    interface Sent {
        void on(PreparedStatement statement) throws SQLException;
    }

    private final Connection connection;
    private final PostgresBinary buffer = new PostgresBinary();

    PostgresArrays(Connection connection) {
        this.connection = connection;
    }

    <E> void upsert(Feed<E> feed, List<E> rows, List<Column<E>> sent, Column<E> key, List<Column<E>> updated)
            throws SQLException {
        send(rows, sent, upsert(feed, sent, key, updated), PreparedStatement::executeUpdate);
    }

    /** The same with rows that come back, which somebody reads. */
    <E> void upsert(
            Feed<E> feed,
            List<E> rows,
            List<Column<E>> sent,
            Column<E> key,
            List<Column<E>> updated,
            String returning,
            Sent read)
            throws SQLException {
        send(rows, sent, upsert(feed, sent, key, updated) + returning, read);
    }

    private static <E> String upsert(Feed<E> feed, List<Column<E>> sent, Column<E> key, List<Column<E>> updated) {
        return "insert into " + feed.table() + " (" + Sql.names(sent) + ") select * from " + unnest(sent)
                + " on conflict (" + key.name() + ") do update set "
                + Sql.each(updated, name -> name + " = excluded." + name);
    }

    <E> void insert(Feed<E> feed, List<E> rows, List<Column<E>> sent) throws SQLException {
        send(
                rows,
                sent,
                "insert into " + feed.table() + " (" + Sql.names(sent) + ") select * from " + unnest(sent),
                PreparedStatement::executeUpdate);
    }

    <E> void update(Feed<E> feed, List<E> rows, List<Column<E>> sent) throws SQLException {
        send(
                rows,
                sent,
                "update " + feed.table() + " t set "
                        + Sql.each(sent.subList(1, sent.size()), name -> name + " = n." + name) + " from "
                        + unnest(sent) + " as n (" + Sql.names(sent) + ") where t.id = n.id",
                PreparedStatement::executeUpdate);
    }

    private <E> void send(List<E> rows, List<Column<E>> sent, String text, Sent execute) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (List<E> chunk : Chunks.of(rows, ROWS)) {
                for (int column = 0; column < sent.size(); column++) {
                    statement.setArray(column + 1, array(sent.get(column), chunk));
                }
                execute.on(statement);
            }
        }
    }

    private <E> PgArray array(Column<E> column, List<E> rows) throws SQLException {
        // dimensions, no nulls, element type, length, lower bound
        buffer.clear().int4(1).int4(0).int4(column.type().oid).int4(rows.size()).int4(1);
        for (E row : rows) {
            column.encode(buffer, row);
        }
        return new PgArray(connection.unwrap(BaseConnection.class), column.type().arrayOid, buffer.toBytes());
    }

    private static <E> String unnest(List<Column<E>> columns) {
        return columns.stream()
                .map(column -> "?::" + column.type().sql + "[]")
                .collect(Collectors.joining(", ", "unnest(", ")"));
    }
}
