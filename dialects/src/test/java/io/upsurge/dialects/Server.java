package io.upsurge.dialects;

import io.upsurge.tck.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A database server that somebody else runs; we make an empty database of our own on it.
 *
 * <p>It is called {@code upsurge_test_1}, or has the next number while another run uses that one, and is dropped by the
 * next run that takes its number.
 */
record Server(String url, String user, String password) {

    private static final Pattern URL = Pattern.compile("(jdbc:[a-z]+://[^/?]+/)([^?]*)(.*)");
    private static final int RUNS_AT_A_TIME = 16;

    /** Held on to, for the driver of PostgreSQL closes connections that nobody refers to any more. */
    private static final List<Connection> LOCKS = new CopyOnWriteArrayList<>();

    /** The server that {@code UPSURGE_<NAME>_URL}, {@code _USER} and {@code _PASSWORD} name. */
    static Optional<Server> inEnvironment(String name) {
        String prefix = "UPSURGE_" + name.toUpperCase(Locale.ROOT);
        String url = System.getenv(prefix + "_URL");
        if (url == null || url.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new Server(url, variable(prefix + "_USER"), variable(prefix + "_PASSWORD")));
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        return value == null ? "" : value;
    }

    TestDatabase open(String name) throws SQLException {
        TestDatabase database = new TestDatabase(name, urlOf(newDatabase()), user, password);
        if (name.equals("pgvector")) {
            createVectorExtension(database);
        }
        return database;
    }

    static void createVectorExtension(TestDatabase database) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists vector");
        }
    }

    /** Its connection stays open, and with it the lock on the number, until the JVM ends. */
    @SuppressWarnings("resource")
    private String newDatabase() throws SQLException {
        Connection connection = DriverManager.getConnection(url, user, password);
        LOCKS.add(connection);
        Statement statement = connection.createStatement();
        for (int number = 1; number <= RUNS_AT_A_TIME; number++) {
            if (locked(statement, number)) {
                String database = "upsurge_test_" + number;
                statement.execute("drop database if exists " + database + (isPostgres() ? " with (force)" : ""));
                statement.execute("create database " + database + (isPostgres() ? " template template0" : ""));
                return database;
            }
        }
        throw new SQLException(RUNS_AT_A_TIME + " other runs use " + url);
    }

    private boolean locked(Statement statement, int number) throws SQLException {
        String lock = isPostgres()
                ? "select case when pg_try_advisory_lock(hashtext('upsurge_test'), " + number + ") then 1 else 0 end"
                : "select get_lock('upsurge_test_" + number + "', 0)";
        try (ResultSet row = statement.executeQuery(lock)) {
            return row.next() && row.getInt(1) == 1;
        }
    }

    private boolean isPostgres() {
        return url.startsWith("jdbc:postgresql:");
    }

    private String urlOf(String database) throws SQLException {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new SQLException("Expected jdbc:product://host:port/database?options, found " + url);
        }
        return parts.group(1) + database + parts.group(3);
    }
}
