package io.upsurge.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.hibernate.SessionFactory;

/**
 * The table that contenders work on: put back to the same rows before each of them, and looked at afterwards.
 *
 * @param <E> the entity
 */
final class Stage<E> implements AutoCloseable {

    private final Server server;
    private final SessionFactory sessions;
    private final Feed<E> feed;
    private final Connection connection;

    Stage(Server server, SessionFactory sessions, Feed<E> feed) throws SQLException {
        this.server = server;
        this.sessions = sessions;
        this.feed = feed;
        this.connection = server.connect(new Properties());
    }

    /** Stores rows of round 0, which each reset brings back. */
    void store(int rows) throws SQLException {
        empty();
        List<E> stock = feed.identified(0, rows, 0);
        Sql sql = new Sql(server.kind(), feed);
        List<Column<E>> sent = feed.withId();
        Statements.multiRow(connection, stock, 10_000 / sent.size(), sent, count -> sql.insert(sent, count));
        execute("drop table if exists " + feed.table() + "_stock");
        execute("create table " + feed.table() + "_stock as select * from " + feed.table());
        connection.commit();
    }

    void reset() throws SQLException {
        empty();
        execute("insert into " + feed.table() + " select * from " + feed.table() + "_stock order by id");
        connection.commit();
        if (server.kind() == Kind.POSTGRESQL) {
            execute("analyze " + feed.table());
            connection.commit();
        }
    }

    List<String> stored() {
        return Digest.stored(sessions, feed);
    }

    boolean identifiersRight(Trial<E> trial, List<E> rows) {
        return trial.identifiersRight(sessions, rows);
    }

    private void empty() throws SQLException {
        execute((server.kind() == Kind.SQLITE ? "delete from " : "truncate table ") + feed.table());
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        execute("drop table if exists " + feed.table() + "_stock");
        connection.commit();
        connection.close();
    }
}
