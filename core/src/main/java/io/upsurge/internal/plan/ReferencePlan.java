package io.upsurge.internal.plan;

import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.hibernate.Constant;
import io.upsurge.internal.hibernate.Expressions;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.RowMapping;
import io.upsurge.internal.hibernate.RowMappings;
import io.upsurge.statement.ArrayElement;
import io.upsurge.statement.Column;
import io.upsurge.statement.KeyRead;
import io.upsurge.statement.RowSource;
import java.util.List;
import java.util.Optional;

/**
 * How entities that are referred to by a key are looked up: one read for many keys.
 *
 * @param entity the entity, which has no subclass in another table
 * @param read gives the columns that associations hold, and the position of the key
 * @param constants the values that are the same for all keys
 * @param chunkSize how many keys one read may have
 */
public record ReferencePlan(
        MappedEntity entity, UpsurgeDialect dialect, PlannedRead read, List<Constant> constants, int chunkSize) {

    public ReferencePlan {
        constants = List.copyOf(constants);
    }

    /**
     * Plans it.
     *
     * @param key the columns of the key, as values are compared with them
     * @param wanted the columns that the associations hold
     */
    public static ReferencePlan of(
            MappedEntity entity,
            UpsurgeDialect dialect,
            Expressions expressions,
            List<Column> key,
            List<String> wanted) {
        RowMappings mappings = new RowMappings(entity);
        RowMapping mapping = mappings.nothing();
        for (String column : wanted) {
            mapping = mappings.withColumn(mapping, column);
        }
        List<Optional<ArrayElement>> arrays = key.stream().map(Column::array).toList();
        KeyRead read = new KeyRead(
                entity.model().table(),
                new RowSource(key, Travel.form(dialect, arrays)),
                key.stream().map(Column::name).toList(),
                false,
                Membership.ofSubclassesToo(entity.model(), expressions).condition(),
                mapping.selections(),
                entity.model().joins(),
                false);
        return new ReferencePlan(
                entity,
                dialect,
                new PlannedRead(read, mappings.withPosition(mapping)),
                expressions.constants(),
                Travel.chunkSize(
                        dialect, dialect.preferredChunk(), List.of((rows, sql) -> dialect.read(read, rows, sql))));
    }
}
