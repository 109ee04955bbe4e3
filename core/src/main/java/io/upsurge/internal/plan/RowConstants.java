package io.upsurge.internal.plan;

import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.statement.Column;
import io.upsurge.statement.Fragment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What rows make by expressions of their own: the constants as columns that the rows bring, and the SQL that reads them.
 *
 * @param columns the constants
 * @param fragments for each attribute, a fragment per column
 */
record RowConstants(List<Column> columns, Map<AttributeModel, List<Fragment>> fragments) {

    static RowConstants of(Shape shape, EntityModel entity) {
        String name = name(entity);
        List<Column> columns = new ArrayList<>();
        Map<AttributeModel, List<Fragment>> fragments = new HashMap<>();
        for (AttributeModel attribute : shape.madeInOrder()) {
            int first = columns.size();
            var formula = shape.formula(attribute);
            formula.constants().forEach(constant -> columns.add(constant.column(name + columns.size())));
            fragments.put(
                    attribute,
                    formula.fragments().stream()
                            .map(fragment -> fragment.withRowConstants(index -> name + (first + index)))
                            .toList());
        }
        return new RowConstants(columns, fragments);
    }

    /** How an attribute is made. */
    List<Fragment> of(AttributeModel attribute) {
        return Objects.requireNonNull(fragments.get(attribute));
    }

    /** A name that no column of the table begins with. */
    private static String name(EntityModel entity) {
        StringBuilder name = new StringBuilder("constant_");
        while (entity.all().stream()
                .flatMap(attribute -> attribute.columnNames().stream())
                .anyMatch(column -> column.regionMatches(true, 0, name.toString(), 0, name.length()))) {
            name.append('_');
        }
        return name.toString();
    }
}
