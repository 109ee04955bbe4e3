package io.upsurge.internal.execution;

import io.upsurge.InvalidMutationException;
import io.upsurge.MissingReferencesException;
import io.upsurge.dialect.ColumnComparison;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.hibernate.AssociationTarget;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.SentColumns;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.internal.plan.ReferencePlan;
import io.upsurge.statement.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks up what rows refer to by keys: one read for all references to an entity by the same key, in chunks. */
record ReferenceLookup(HibernateSession session, MappedEntity entity, UpsurgeDialect dialect, SqlTexts texts) {

    /** References that one read answers. */
    private record Kind(MappedEntity target, List<String> key, List<String> wanted) {}

    /** One key that is looked up, and who waits for it. */
    private static final class Sought {

        final @Nullable Object[] cells;
        final List<OpenReference> references = new ArrayList<>();

        @Nullable
        Object @Nullable [] found;

        Sought(@Nullable Object[] cells) {
            this.cells = cells;
        }
    }

    /** Finds all of them, those that keys consist of first. */
    void resolve(List<OpenReference> references) {
        if (references.isEmpty()) {
            return;
        }
        resolve(references.stream()
                .flatMap(reference -> reference.nested().stream())
                .toList());
        Map<Kind, List<OpenReference>> kinds = new LinkedHashMap<>();
        for (OpenReference reference : references) {
            AssociationTarget target = reference.target();
            Kind kind = new Kind(target.entity(), AssociationTarget.columns(reference.key()), target.referenced());
            kinds.computeIfAbsent(kind, unknown -> new ArrayList<>()).add(reference);
        }
        kinds.values().forEach(this::resolveKind);
    }

    private void resolveKind(List<OpenReference> references) {
        AssociationTarget target = references.get(0).target();
        List<ColumnModel> columns = columns(references.get(0).key());
        Map<ColumnModel, ColumnComparison> comparisons = new LinkedHashMap<>();
        columns.forEach(column -> comparisons.put(column, comparison(target.entity(), column)));
        Map<List<@Nullable Object>, Sought> sought = new LinkedHashMap<>();
        for (OpenReference reference : references) {
            @Nullable Object[] cells = cells(reference, columns, comparisons);
            sought.computeIfAbsent(Arrays.stream(cells).map(KeyValue::part).toList(), unknown -> new Sought(cells))
                    .references
                    .add(reference);
        }
        for (Class<?> type : target.entity().model().classesToWrite()) {
            MappedEntity written = session.mappings().entity(type).orElseThrow();
            read(
                    ReferencePlan.of(
                            written,
                            dialect,
                            session.expressions(written),
                            columns.stream()
                                    .map(column -> compared(column, Objects.requireNonNull(comparisons.get(column))))
                                    .toList(),
                            target.referenced()),
                    sought.values().stream().filter(one -> one.found == null).toList());
        }
        requireFound(sought.values().stream().filter(one -> one.found == null).toList());
        for (Sought one : sought.values()) {
            one.references.forEach(reference -> reference.found().take(Objects.requireNonNull(one.found)));
        }
    }

    private void read(ReferencePlan plan, List<Sought> sought) {
        int width = plan.read().mapping().values() - 1;
        for (int from = 0; from < sought.size(); from += plan.chunkSize()) {
            List<Sought> chunk = sought.subList(from, Math.min(sought.size(), from + plan.chunkSize()));
            for (@Nullable
            Object[] row : session.statements(plan.entity())
                    .query(
                            texts.textOfEqual(dialect, plan.read().statement(), chunk.size()),
                            SentColumns.of(
                                    plan.entity(),
                                    plan.read().statement().rows().columns()),
                            chunk.stream().map(one -> one.cells).toList(),
                            plan.constants(),
                            plan.read().mapping(),
                            false)) {
                Sought one = chunk.get((Integer) Objects.requireNonNull(row[width]));
                note(one, Arrays.copyOf(row, width));
            }
        }
    }

    private void note(Sought sought, @Nullable Object[] found) {
        OpenReference first = sought.references.get(0);
        String problem = sought.found != null
                ? "more than one row has that key, though the mapping says that it is unique"
                : Arrays.asList(found).contains(null)
                        ? "the column " + first.target().referenced() + " that the association holds is NULL there"
                        : "";
        if (!problem.isEmpty()) {
            throw new InvalidMutationException("Row " + first.row() + " of "
                    + entity.model().name() + " refers by " + paths(first) + " to a "
                    + first.target().entity().model().name() + ", and " + problem
                    + ". Give the entity itself, or a reference to it by getReference(..)");
        }
        sought.found = found;
    }

    private void requireFound(List<Sought> missing) {
        if (missing.isEmpty()) {
            return;
        }
        TreeSet<Long> rows = new TreeSet<>();
        missing.forEach(one -> one.references.forEach(reference -> rows.add(reference.row())));
        OpenReference first = missing.get(0).references.get(0);
        throw new MissingReferencesException(
                "The rows " + rows + " of " + entity.model().name() + " refer by " + paths(first) + " to a "
                        + first.target().entity().model().name()
                        + " that is not stored, so nothing can be stored for the association. Save those first, or leave the"
                        + " rows out",
                List.copyOf(rows));
    }

    private static List<String> paths(OpenReference reference) {
        return reference.key().stream()
                .map(attribute -> reference.path() + "." + attribute.path())
                .toList();
    }

    private static List<ColumnModel> columns(List<AttributeModel> key) {
        return key.stream().flatMap(attribute -> attribute.columns().stream()).toList();
    }

    /** The cells, with no more digits than their columns keep. */
    private static @Nullable Object[] cells(
            OpenReference reference, List<ColumnModel> columns, Map<ColumnModel, ColumnComparison> comparisons) {
        @Nullable Object[] cells = reference.cells().clone();
        for (int i = 0; i < cells.length; i++) {
            if (KeptDigits.matter(cells[i])) {
                cells[i] = KeptDigits.of(cells[i], Objects.requireNonNull(comparisons.get(columns.get(i))));
            }
        }
        return cells;
    }

    private ColumnComparison comparison(MappedEntity target, ColumnModel column) {
        return column.table() == 0
                ? Keys.comparison(session, dialect, target, column)
                : Keys.comparisonByMapping(column);
    }

    /** The column, written so that a value is compared as the stored ones are. */
    private static Column compared(ColumnModel model, ColumnComparison comparison) {
        return model.text() ? Keys.written(model.column(), comparison.text().operand()) : model.column();
    }
}
