package io.upsurge.internal.hibernate;

import io.upsurge.dialect.Catalogue;
import io.upsurge.dialect.SqlNames;
import io.upsurge.dialect.StoredKey;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The unique keys of a table, as the dialect's catalogue tells them, or else the JDBC driver. */
final class StoredKeys {

    private final Map<String, StoredKey> found = new LinkedHashMap<>();

    private StoredKeys() {}

    /** By the query of a catalogue. */
    static List<StoredKey> of(Connection connection, Catalogue.Query query) throws SQLException {
        return new CatalogueQuestion("unique keys", query).ask(connection, rows -> {
            StoredKeys keys = new StoredKeys();
            while (rows.next()) {
                keys.add(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4), rows.getInt(5));
            }
            return List.copyOf(keys.found.values());
        });
    }

    /** By the driver, which knows neither expressions nor whether a key is deferrable. */
    static List<StoredKey> of(Connection connection, String table) throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        String name = SqlNames.simpleName(table);
        String qualifier = table.substring(0, Math.max(0, table.length() - name.length() - 1));
        boolean schemas = metadata.supportsSchemasInDataManipulation();
        String owner = qualifier.isEmpty() ? null : stored(SqlNames.simpleName(qualifier), metadata);
        String catalog = owner == null || schemas ? connection.getCatalog() : owner;
        String schema = !schemas ? null : owner == null ? connection.getSchema() : owner;
        StoredKeys keys = new StoredKeys();
        try (ResultSet columns = metadata.getIndexInfo(catalog, schema, stored(name, metadata), true, true)) {
            while (columns.next()) {
                String column = columns.getString("COLUMN_NAME");
                String index = columns.getString("INDEX_NAME");
                if (index != null && !columns.getBoolean("NON_UNIQUE")) {
                    keys.add(index, column, "an expression", columns.getString("FILTER_CONDITION"), 0);
                }
            }
        }
        List<String> primaryKey = new ArrayList<>();
        try (ResultSet columns = metadata.getPrimaryKeys(catalog, schema, stored(name, metadata))) {
            while (columns.next()) {
                primaryKey.add(columns.getString("COLUMN_NAME"));
            }
        }
        boolean indexed = keys.found.values().stream()
                .anyMatch(key -> Set.copyOf(key.columns()).equals(Set.copyOf(primaryKey)));
        if (!indexed) {
            primaryKey.forEach(column -> keys.add("the primary key", column, "", null, 0));
        }
        return List.copyOf(keys.found.values());
    }

    private void add(String name, @Nullable String column, String part, @Nullable String predicate, int deferrable) {
        StoredKey key = found.getOrDefault(
                name, new StoredKey(name, List.of(), List.of(), Optional.ofNullable(predicate), deferrable == 1));
        List<String> columns = new ArrayList<>(key.columns());
        List<String> expressions = new ArrayList<>(key.expressions());
        if (column == null) {
            expressions.add(part);
        } else {
            columns.add(column);
        }
        found.put(name, new StoredKey(name, columns, expressions, key.predicate(), key.deferrable()));
    }

    /** A name as the database stores it, which may change the case of letters that are not quoted. */
    private static String stored(String name, DatabaseMetaData metadata) throws SQLException {
        String plain = SqlNames.unquoted(name);
        if (!plain.equals(name)) {
            return plain;
        } else if (metadata.storesUpperCaseIdentifiers()) {
            return plain.toUpperCase(Locale.ROOT);
        }
        return metadata.storesLowerCaseIdentifiers() ? plain.toLowerCase(Locale.ROOT) : plain;
    }
}
