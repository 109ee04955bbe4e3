package io.upsurge.tck.contract;

import io.upsurge.tck.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.jspecify.annotations.Nullable;

/** A schema beside the one that connections use: a catalog where the database has no schemas, none where it has neither. */
final class OtherSchema extends PhysicalNamingStrategyStandardImpl {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final boolean schemas;
    private final boolean catalogs;

    private OtherSchema(String name, boolean schemas, boolean catalogs) {
        this.name = name;
        this.schemas = schemas;
        this.catalogs = catalogs;
    }

    static OtherSchema of(TestDatabase database) throws SQLException {
        try (Connection connection = database.connection()) {
            boolean schemas = connection.getMetaData().supportsSchemasInDataManipulation();
            boolean catalogs = !schemas && connection.getMetaData().supportsCatalogsInDataManipulation();
            return new OtherSchema(catalogs ? connection.getCatalog() + "_elsewhere" : "elsewhere", schemas, catalogs);
        }
    }

    String name() {
        return name;
    }

    boolean isUsed() {
        return schemas || catalogs;
    }

    void create(TestDatabase database) throws SQLException {
        execute(database, "create schema " + name);
    }

    void drop(TestDatabase database) throws SQLException {
        execute(database, "drop schema " + name + (schemas ? " cascade" : ""));
    }

    private void execute(TestDatabase database, String sql) throws SQLException {
        if (isUsed()) {
            try (Connection connection = database.connection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public @Nullable Identifier toPhysicalCatalogName(@Nullable Identifier logical, JdbcEnvironment environment) {
        return logical == null || !catalogs ? null : Identifier.toIdentifier(name);
    }

    @Override
    public @Nullable Identifier toPhysicalSchemaName(@Nullable Identifier logical, JdbcEnvironment environment) {
        return logical == null || !schemas ? null : Identifier.toIdentifier(name);
    }
}
