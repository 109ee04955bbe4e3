package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.UniqueKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.boot.Metadata;
import org.hibernate.dialect.Dialect;
import org.hibernate.generator.Generator;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;

/** Unique keys, column types and generators that the mapping declares; Hibernate forgets them once the session factory is built. */
final class BootModel {

    private final Map<String, List<UniqueKey>> byEntity = new ConcurrentHashMap<>();
    private final Map<String, UniqueKey> primaryByEntity = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> typesByEntity = new ConcurrentHashMap<>();
    private final PartGenerators partGenerators = new PartGenerators();

    /** Takes the unique keys of every entity's first table. */
    void read(Metadata metadata, Dialect dialect) {
        for (PersistentClass entity : metadata.getEntityBindings()) {
            Table table = entity.getRootTable();
            partGenerators.read(entity);
            byEntity.put(entity.getEntityName(), List.copyOf(uniqueKeys(table, dialect)));
            typesByEntity.put(entity.getEntityName(), types(table, dialect));
            if (table.getPrimaryKey() != null) {
                primaryByEntity.put(
                        entity.getEntityName(),
                        new UniqueKey(
                                Optional.ofNullable(table.getPrimaryKey().getName()),
                                names(table.getPrimaryKey().getColumns(), dialect)));
            }
        }
    }

    /** The unique keys of the entity's first table, without its primary key. */
    List<UniqueKey> of(String entityName) {
        return byEntity.getOrDefault(entityName, List.of());
    }

    /** The name of the primary key's constraint, where the mapping has one. */
    Optional<String> primaryKeyName(String entityName) {
        return Optional.ofNullable(primaryByEntity.get(entityName)).flatMap(UniqueKey::name);
    }

    /** The type that the mapping gives a column by one word of its own, such as {@code citext}. */
    Optional<String> columnType(String entityName, String column) {
        return Optional.ofNullable(
                typesByEntity.getOrDefault(entityName, Map.of()).get(column));
    }

    /** The generator of a part of one of the entity's embeddables. */
    Optional<Generator> generator(String entityName, String path) {
        return partGenerators.of(entityName, path);
    }

    private static Map<String, String> types(Table table, Dialect dialect) {
        Map<String, String> types = new HashMap<>();
        for (Column column : table.getColumns()) {
            String definition = column.getSqlType();
            if (definition != null && definition.matches("[A-Za-z_]\\w*")) {
                types.put(column.getQuotedName(dialect), definition);
            }
        }
        return types;
    }

    private static Set<UniqueKey> uniqueKeys(Table table, Dialect dialect) {
        Set<UniqueKey> keys = new LinkedHashSet<>();
        table.getUniqueKeys()
                .values()
                .forEach(key ->
                        keys.add(new UniqueKey(Optional.ofNullable(key.getName()), names(key.getColumns(), dialect))));
        for (Index index : table.getIndexes().values()) {
            if (index.isUnique() && index.getColumns().size() == index.getColumnSpan()) {
                keys.add(new UniqueKey(Optional.ofNullable(index.getName()), names(index.getColumns(), dialect)));
            }
        }
        for (Column column : table.getColumns()) {
            boolean known = keys.stream().anyMatch(key -> key.isOver(List.of(column.getQuotedName(dialect))));
            if (column.isUnique() && !known && !table.isPrimaryKey(column)) {
                keys.add(new UniqueKey(
                        Optional.ofNullable(column.getUniqueKeyName()), List.of(column.getQuotedName(dialect))));
            }
        }
        return keys;
    }

    private static List<String> names(List<Column> columns, Dialect dialect) {
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.add(column.getQuotedName(dialect)));
        return names;
    }
}
