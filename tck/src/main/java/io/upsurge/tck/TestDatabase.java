package io.upsurge.tck;

import io.upsurge.dialect.NearestDialect;
import io.upsurge.dialect.ServerVersion;
import io.upsurge.dialect.UpsurgeDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.apache.commons.dbcp2.BasicDataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;

/**
 * A database to run tests on: it opens connections, builds session factories with their tables, and records their SQL.
 *
 * <p>The database should be empty and nobody else's, for tables of its entities are dropped and created. Safe for use by
 * several threads.
 */
public final class TestDatabase implements AutoCloseable {

    /** More than the threads of the largest concurrency test, which may each hold a session and a connection. */
    private static final int MOST_CONNECTIONS = 80;

    private static final int IDLE_CONNECTIONS = 16;

    private final String name;
    private final BasicDataSource pool;
    private final Statements statements = new Statements();
    private final SessionFactories factories;
    private @Nullable Boolean readersWait;

    /** A database whose dialect Hibernate finds by itself. */
    public TestDatabase(String name, String url, String user, String password) {
        this(name, url, user, password, null);
    }

    /**
     * A database with a Hibernate dialect.
     *
     * @param name what reports and {@link #toString()} say
     * @param dialect the class name for {@code hibernate.dialect}, or null where Hibernate finds it by itself
     */
    public TestDatabase(String name, String url, String user, String password, @Nullable String dialect) {
        this.name = name;
        this.pool = pool(url, user, password);
        DataSource recorded = ProxyDataSourceBuilder.create(name, pool)
                .listener(statements.recorder())
                .build();
        Map<String, Object> settings = dialect == null
                ? Map.of(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, recorded)
                : Map.of(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, recorded, JdbcSettings.DIALECT, dialect);
        this.factories = new SessionFactories(name, settings);
    }

    public String name() {
        return name;
    }

    /** A session factory for these entities, whose tables exist; the same one at each call with the same entities. */
    public SessionFactory sessionFactory(Class<?>... entities) {
        return sessionFactory(Map.of(), entities);
    }

    /**
     * A session factory with settings of its own, for example {@code hibernate.jdbc.batch_size}.
     *
     * <p>It is kept and given again for equal settings and entities. Tables are created when a factory is first asked
     * for, and anew when another one with a common entity was asked for in between, so that a test which uses two such
     * factories asks for both before it writes. Otherwise the rows of earlier tests stay until {@link #emptyTables}.
     *
     * <p>With {@code hibernate.hbm2ddl.auto} among the settings, Hibernate makes the tables as that says, and nothing
     * else is done.
     */
    public SessionFactory sessionFactory(Map<String, ?> settings, Class<?>... entities) {
        return factories.factory(settings, Set.of(entities));
    }

    /** Drops and creates the tables and generators of these entities, and forgets the statements recorded so far. */
    public void emptyTables(SessionFactory sessionFactory) {
        SessionFactories.recreateTables(sessionFactory);
        statements.clear();
    }

    /** The SQL of all session factories of this database, since it was last cleared. */
    public Statements statements() {
        return statements;
    }

    /** A connection whose SQL is not recorded; close it to give it back. */
    public Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /**
     * Whether who reads a table waits until the transaction ends that has written it, so that nobody sees what was there
     * before: found by trying, once.
     */
    public synchronized boolean readersWait() throws SQLException {
        if (readersWait == null) {
            readersWait = ReadersWait.on(this);
        }
        return readersWait;
    }

    /** The product and its version as the driver tells them, for example {@code H2 2.4.240 (2025-09-22)}. */
    public String product() throws SQLException {
        try (Connection connection = connection()) {
            var metadata = connection.getMetaData();
            return metadata.getDatabaseProductName() + " " + metadata.getDatabaseProductVersion();
        }
    }

    /** The product and the numbers of its version, for example {@code H2 2.4.240}. */
    public String productAndVersion() throws SQLException {
        return product().replaceFirst("( \\d[\\d.]*).*", "$1");
    }

    /**
     * The dialect that speaks for this database, as it is on this server.
     *
     * @throws IllegalStateException if no dialect on the class path does
     */
    public UpsurgeDialect dialect() {
        Dialect database = sessionFactory()
                .unwrap(SessionFactoryImplementor.class)
                .getJdbcServices()
                .getDialect();
        DatabaseVersion version = database.getVersion();
        return NearestDialect.of(database.getClass(), ServiceLoader.load(UpsurgeDialect.class))
                .orElseThrow(() -> new IllegalStateException("No service io.upsurge.dialect.UpsurgeDialect on the class"
                        + " path speaks for " + database.getClass().getName()))
                .on(new ServerVersion(version.getMajor(), version.getMinor()));
    }

    /** Closes the session factories made so far, which take much memory together; who asks for one again is given a new one. */
    void closeFactories() {
        factories.close();
    }

    /** Closes the session factories and all connections; tables stay. */
    @Override
    public void close() throws SQLException {
        factories.close();
        pool.close();
    }

    @Override
    public String toString() {
        return name;
    }

    /** Opened by the thread that needs one: where a pool opens them in the background, all threads may wait at once. */
    private static BasicDataSource pool(String url, String user, String password) {
        BasicDataSource pool = new BasicDataSource();
        pool.setUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaxTotal(MOST_CONNECTIONS);
        pool.setMaxIdle(IDLE_CONNECTIONS);
        pool.setMaxWait(Duration.ofSeconds(30));
        return pool;
    }
}
