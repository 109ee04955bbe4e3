package io.upsurge.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/**
 * A database: the one that {@code -Durl} names, else the environment's {@code UPSURGE_<NAME>_URL}, else one within this
 * process.
 */
record Server(String name, Kind kind, String url, String user, String password) {

    static Server named(String name) {
        String given = System.getProperty("url");
        if (given != null) {
            return new Server(
                    name, Kind.of(given), given, System.getProperty("user", ""), System.getProperty("password", ""));
        }
        String variable = "UPSURGE_" + name.toUpperCase(Locale.ROOT);
        String url = System.getenv(variable + "_URL");
        if (url != null) {
            return new Server(
                    name, Kind.of(url), url, environment(variable + "_USER"), environment(variable + "_PASSWORD"));
        }
        return switch (name) {
            case "h2" -> new Server(name, Kind.H2, "jdbc:h2:mem:benchmark;DB_CLOSE_DELAY=-1", "sa", "");
            case "sqlite" ->
                new Server(name, Kind.SQLITE, "jdbc:sqlite:" + file() + "?journal_mode=WAL&synchronous=NORMAL", "", "");
            default ->
                throw new IllegalArgumentException("Where is " + name + "? Give -Durl, or " + variable
                        + "_URL, _USER and _PASSWORD in the environment");
        };
    }

    /** The same where the rows are not in this process's memory. */
    Server onDisk() {
        return kind == Kind.H2 && url.startsWith("jdbc:h2:mem:")
                ? new Server(name, kind, "jdbc:h2:" + file().toAbsolutePath(), user, password)
                : this;
    }

    /** A connection of the hand-written side, which commits by itself. */
    Connection connect(Properties settings) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(settings);
        if (!user.isEmpty()) {
            properties.put("user", user);
            properties.put("password", password);
        }
        Connection connection = DriverManager.getConnection(url, properties);
        connection.setAutoCommit(false);
        return connection;
    }

    /** A session factory over fresh tables of these entities. */
    SessionFactory sessions() {
        return sessions("create-drop", new Properties());
    }

    /** A session factory over the same tables with settings: Hibernate's by their names, others are the driver's. */
    SessionFactory sessionsWith(Properties settings) {
        return sessions("none", settings);
    }

    private SessionFactory sessions(String schema, Properties settings) {
        HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("benchmark")
                .managedClasses(Product.class, Wide.class)
                .jdbcUrl(url)
                .property("hibernate.hbm2ddl.auto", schema)
                .property("hibernate.order_inserts", "true")
                .property("hibernate.order_updates", "true")
                .property("hibernate.connection.pool_size", "2");
        settings.forEach((name, value) -> configuration.property(
                name.toString().startsWith("hibernate.") ? name.toString() : "hibernate.connection." + name, value));
        if (kind.sequences) {
            configuration.mappingFile("META-INF/sequence.xml");
        }
        if (!user.isEmpty()) {
            configuration.jdbcCredentials(user, password);
        }
        if (kind == Kind.SQLITE) {
            configuration.property("hibernate.dialect", "org.hibernate.community.dialect.SQLiteDialect");
            // the identifier first: after a column that is an integer, Hibernate 7.4.1 gives its column no type
            configuration.property("hibernate.column_ordering_strategy", "legacy");
        }
        return configuration.createEntityManagerFactory();
    }

    private static Path file() {
        try {
            Path directory = Files.createTempDirectory("upsurge-benchmarks");
            directory.toFile().deleteOnExit();
            for (String suffix : List.of("", "-wal", "-shm", ".mv.db", ".trace.db")) {
                directory.resolve("benchmark.db" + suffix).toFile().deleteOnExit();
            }
            return directory.resolve("benchmark.db");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String environment(String variable) {
        return System.getenv().getOrDefault(variable, "");
    }
}
