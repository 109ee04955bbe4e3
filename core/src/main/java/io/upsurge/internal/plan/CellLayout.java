package io.upsurge.internal.plan;

import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.PlainAttribute;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.statement.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where the values of each attribute go among the columns of a statement.
 *
 * @param positions for each attribute, the position of each of its columns; -1 for one that is not sent
 * @param plain the attributes whose values go into a column as they are
 * @param others the numbers of the other attributes, in order
 * @param identifier the number of the identifier among the attributes; -1 where it is not among them
 */
public record CellLayout(List<List<Integer>> positions, List<Plain> plain, List<Integer> others, int identifier) {

    /**
     * An attribute whose values go into a column as they are.
     *
     * @param index its number among the attributes
     * @param cell the position of the column
     */
    public record Plain(PlainAttribute attribute, int index, int cell) {}

    public CellLayout {
        positions = List.copyOf(positions);
        plain = List.copyOf(plain);
        others = List.copyOf(others);
    }

    static CellLayout of(
            MappedEntity entity, List<AttributeModel> attributes, List<Column> columns, Predicate<ColumnModel> isSent) {
        List<String> names = columns.stream().map(Column::name).toList();
        List<List<Integer>> positions = new ArrayList<>();
        List<Plain> plain = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        for (AttributeModel attribute : attributes) {
            int index = positions.size();
            List<Integer> cells = attribute.columns().stream()
                    .map(column -> isSent.test(column) ? names.indexOf(column.name()) : -1)
                    .toList();
            positions.add(cells);
            Optional<PlainAttribute> alone = entity.plain(attribute);
            if (alone.isPresent() && cells.get(0) >= 0) {
                plain.add(new Plain(alone.get(), index, cells.get(0)));
            } else {
                others.add(index);
            }
        }
        return new CellLayout(
                positions, plain, others, attributes.indexOf(entity.model().identifier()));
    }
}
