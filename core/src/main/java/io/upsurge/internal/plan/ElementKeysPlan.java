package io.upsurge.internal.plan;

import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.hibernate.ElementKeys;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.SentColumns;
import io.upsurge.internal.model.TableColumns;
import io.upsurge.internal.model.TableModel;
import io.upsurge.statement.Assignment;
import io.upsurge.statement.Column;
import io.upsurge.statement.ConflictAction.DoUpdate;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.RowSource;
import io.upsurge.statement.UpdateStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the foreign keys of elements are set that only their collection knows.
 *
 * @param chunkSize how many rows one statement takes
 */
public record ElementKeysPlan(UpdateStatement statement, SentColumns sent, UpsurgeDialect dialect, int chunkSize) {

    /** For elements of one class, and owners of one class. */
    public static ElementKeysPlan of(
            ElementKeys keys, MappedEntity owner, MappedEntity element, UpsurgeDialect dialect) {
        TableModel table = keys.table(element);
        TableColumns called = element.model().columnsIn(element.model().tables().indexOf(table));
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < table.key().size(); i++) {
            columns.add(called.key(i));
        }
        List<Column> key = keys.columns(owner);
        columns.addAll(key);
        List<Assignment> assignments = key.stream()
                .map(column -> new Assignment(column.name(), Fragment.excluded(column.name())))
                .toList();
        UpdateStatement statement = new UpdateStatement(
                table.name(),
                table.key(),
                new RowSource(
                        columns,
                        Travel.form(dialect, columns.stream().map(Column::array).toList())),
                table.key(),
                false,
                new DoUpdate(assignments, Optional.empty(), List.of()),
                Optional.empty());
        return new ElementKeysPlan(
                statement,
                keys.sent(owner, element, columns),
                dialect,
                Travel.chunkSize(
                        dialect,
                        Math.min(dialect.preferredChunk(), dialect.maxRows()),
                        List.of((rows, sql) -> dialect.update(statement, rows, sql))));
    }
}
