package io.upsurge.tck.contract;

import io.upsurge.tck.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Unique keys over several columns, which Hibernate declares everywhere and does not create on SQLite. */
final class CompositeKeys {

    private CompositeKeys() {}

    /** Creates the key where Hibernate did not, unless that was done before. */
    static void complete(TestDatabase database, String key, String table, String columns) {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            if (connection.getMetaData().getDatabaseProductName().equals("SQLite")) {
                statement.execute("create unique index if not exists " + key + " on " + table + " (" + columns + ")");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
