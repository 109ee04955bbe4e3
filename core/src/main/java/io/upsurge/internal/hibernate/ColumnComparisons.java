package io.upsurge.internal.hibernate;

import io.upsurge.dialect.Catalogue;
import io.upsurge.dialect.ColumnComparison;
import io.upsurge.dialect.SqlNames;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.internal.model.TableColumns;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** How the columns of entities compare, as the catalogue has it: asked once for each entity of a session factory. */
public final class ColumnComparisons {

    private final Map<String, Map<String, ColumnComparison>> known = new ConcurrentHashMap<>();

    /** How a column compares; empty where the catalogue does not know it. */
    Optional<ColumnComparison> of(
            EntityModel entity, String column, Catalogue catalogue, SharedSessionContractImplementor session) {
        Map<String, ColumnComparison> columns = known.get(entity.name());
        if (columns == null) {
            columns = read(entity, catalogue, session);
            known.put(entity.name(), columns);
        }
        return Optional.ofNullable(columns.get(name(column)));
    }

    private static Map<String, ColumnComparison> read(
            EntityModel entity, Catalogue catalogue, SharedSessionContractImplementor session) {
        Map<String, ColumnComparison> comparisons = new HashMap<>();
        for (int i = 0; i < entity.tables().size(); i++) {
            int table = i;
            TableColumns called = entity.columnsIn(i);
            List<String> columns = entity.attributes().stream()
                    .flatMap(attribute -> attribute.columns().stream())
                    .filter(column -> column.table() == table)
                    .map(ColumnModel::name)
                    .distinct()
                    .toList();
            if (!columns.isEmpty()) {
                Map<String, ColumnComparison> read = read(
                        entity.tables().get(i).name(),
                        columns.stream().map(called::name).toList(),
                        catalogue,
                        session);
                for (String column : columns) {
                    Optional.ofNullable(read.get(name(called.name(column))))
                            .ifPresent(comparison -> comparisons.put(name(column), comparison));
                }
            }
        }
        return comparisons;
    }

    private static Map<String, ColumnComparison> read(
            String table, List<String> columns, Catalogue catalogue, SharedSessionContractImplementor session) {
        Catalogue.Query query = catalogue.query(table, columns);
        Map<String, ColumnComparison> comparisons = new HashMap<>();
        new CatalogueQuestion("how columns compare", query)
                .ask(session, rows -> catalogue.read(rows, columns))
                .forEach((column, comparison) -> comparisons.put(name(column), comparison));
        return Map.copyOf(comparisons);
    }

    /** Names that differ in quotes or in the case of letters only are taken for the same. */
    private static String name(String column) {
        return SqlNames.unquoted(column).toLowerCase(Locale.ROOT);
    }
}
