package io.upsurge.internal.plan;

import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.statement.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Where the values of each attribute go among the columns of a statement.
 *
 * @param positions for each attribute, the position of each of its columns; -1 for one that is not sent
 */
public record CellLayout(List<List<Integer>> positions) {

    static CellLayout of(List<AttributeModel> attributes, List<Column> columns, Predicate<ColumnModel> isSent) {
        List<String> names = columns.stream().map(Column::name).toList();
        List<List<Integer>> positions = new ArrayList<>();
        for (AttributeModel attribute : attributes) {
            positions.add(attribute.columns().stream()
                    .map(column -> isSent.test(column) ? names.indexOf(column.name()) : -1)
                    .toList());
        }
        return new CellLayout(positions);
    }
}
