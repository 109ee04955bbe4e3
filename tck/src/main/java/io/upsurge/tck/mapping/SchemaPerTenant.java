package io.upsurge.tck.mapping;

import io.upsurge.tck.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;

/** Connections that use the tenant's schema, or its catalog where the database has no schemas. */
public final class SchemaPerTenant implements MultiTenantConnectionProvider<String> {

    /** The tenants, which are the names of the schemas. */
    public static final List<String> TENANTS = List.of("upsurge_north", "upsurge_south");

    private static final long serialVersionUID = 1L;

    private final transient TestDatabase database;
    private final boolean schemas;
    private final boolean catalogs;
    private final boolean upperCase;
    private final String before;

    /** On a database. */
    public SchemaPerTenant(TestDatabase database) throws SQLException {
        this.database = database;
        try (Connection connection = database.connection()) {
            schemas = connection.getMetaData().supportsSchemasInDataManipulation();
            catalogs = !schemas && connection.getMetaData().supportsCatalogsInDataManipulation();
            upperCase = connection.getMetaData().storesUpperCaseIdentifiers();
            before = schemas ? connection.getSchema() : catalogs ? connection.getCatalog() : "";
        }
    }

    /** Whether the database has anything of the kind. */
    public boolean isPossible() {
        return schemas || catalogs;
    }

    /** Makes the schemas anew, each with a table. */
    public void create(String table, String columns) throws SQLException {
        drop();
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            for (String tenant : TENANTS) {
                statement.execute("create schema " + tenant);
                statement.execute("create table " + tenant + "." + table + " (" + columns + ")");
            }
        }
    }

    /** Drops the schemas. */
    public void drop() throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            for (String tenant : TENANTS) {
                statement.execute("drop schema if exists " + tenant + (schemas ? " cascade" : ""));
            }
        }
    }

    @Override
    public Connection getAnyConnection() throws SQLException {
        return database.connection();
    }

    @Override
    public void releaseAnyConnection(Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public Connection getConnection(String tenant) throws SQLException {
        Connection connection = database.connection();
        use(connection, upperCase ? tenant.toUpperCase(Locale.ROOT) : tenant);
        return connection;
    }

    @Override
    public void releaseConnection(String tenant, Connection connection) throws SQLException {
        use(connection, before);
        connection.close();
    }

    private void use(Connection connection, String name) throws SQLException {
        if (schemas) {
            connection.setSchema(name);
        } else {
            connection.setCatalog(name);
        }
    }

    @Override
    public boolean supportsAggressiveRelease() {
        return false;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> type) {
        return false;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException(type.getName());
    }
}
