package io.upsurge.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Binary COPY: into place, or into a temporary table from which one statement takes the rows. */
final class PostgresCopy {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int FLUSH = 60_000;

    private final Connection connection;
    private final PostgresBinary buffer = new PostgresBinary();

    PostgresCopy(Connection connection) {
        this.connection = connection;
    }

    <E> void upsert(Feed<E> feed, List<E> rows, List<Column<E>> sent, Column<E> key, List<Column<E>> updated)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            stage(statement, rows, sent);
            statement.executeUpdate("insert into " + feed.table() + " (" + Sql.names(sent) + ") select "
                    + Sql.names(sent) + " from stage on conflict (" + key.name() + ") do update set "
                    + Sql.each(updated, name -> name + " = excluded." + name));
        }
    }

    <E> void update(Feed<E> feed, List<E> rows, List<Column<E>> sent) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            stage(statement, rows, sent);
            statement.execute("analyze stage");
            statement.executeUpdate("update " + feed.table() + " t set "
                    + Sql.each(sent.subList(1, sent.size()), name -> name + " = n." + name)
                    + " from stage n where t.id = n.id");
        }
    }

    private <E> void stage(Statement statement, List<E> rows, List<Column<E>> sent) throws SQLException {
        statement.execute("create temp table stage ("
                + sent.stream()
                        .map(column -> column.name() + " " + column.type().sql)
                        .collect(Collectors.joining(", "))
                + ") on commit drop");
        into("stage", rows, sent);
    }

    <E> void into(String table, List<E> rows, List<Column<E>> sent) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " (" + Sql.names(sent) + ") from stdin (format binary)");
        buffer.clear();
        for (byte b : SIGNATURE) {
            buffer.int1(b);
        }
        buffer.int4(0).int4(0);
        for (E row : rows) {
            buffer.int2(sent.size());
            for (Column<E> column : sent) {
                column.encode(buffer, row);
            }
            if (buffer.size() > FLUSH) {
                flush(copy);
            }
        }
        buffer.int2(-1);
        flush(copy);
        copy.endCopy();
    }

    private void flush(CopyIn copy) throws SQLException {
        copy.writeToCopy(buffer.buffer(), 0, buffer.size());
        buffer.clear();
    }
}
