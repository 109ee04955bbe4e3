package io.upsurge.internal.plan;

import io.upsurge.internal.model.AttributeModel;
import io.upsurge.statement.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the values of each attribute go among the columns of a statement.
 *
 * @param positions for each attribute, the position of each of its columns; -1 for one that is not sent
 */
public record CellLayout(List<List<Integer>> positions) {

    static CellLayout of(List<AttributeModel> attributes, List<Column> columns) {
        List<String> names = columns.stream().map(Column::name).toList();
        List<List<Integer>> positions = new ArrayList<>();
        for (AttributeModel attribute : attributes) {
            positions.add(attribute.columns().stream()
                    .map(column -> column.insertable() ? names.indexOf(column.name()) : -1)
                    .toList());
        }
        return new CellLayout(positions);
    }
}
