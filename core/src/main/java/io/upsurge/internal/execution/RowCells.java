package io.upsurge.internal.execution;

import io.upsurge.InvalidMutationException;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.RowValues;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.plan.CellLayout;
import io.upsurge.internal.plan.Values;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.PropertyValueException;
import org.jspecify.annotations.Nullable;

/** Puts the values of rows, each checked, into the cells of the columns that they are sent in. */
final class RowCells {

    private final MappedEntity mapped;
    private final RowValues rowValues;
    private final RowReferences references;
    private final MadeValues made;
    private final Values types;
    private final @Nullable Object[] oneCell = new Object[1];

    private long lastIndex;
    private final Supplier<String> lastRow = () -> "row " + lastIndex;

    RowCells(MappedEntity mapped, RowValues rowValues, RowReferences references, boolean isUpdate) {
        this.mapped = mapped;
        this.rowValues = rowValues;
        this.references = references;
        this.types = new Values(mapped);
        this.made = new MadeValues(mapped, rowValues, this, isUpdate);
    }

    /** What generators make. */
    MadeValues made() {
        return made;
    }

    /** Puts the row's values into its cells, but for those that are made later. */
    void fill(GivenRow row) {
        lastIndex = row.index;
        CellLayout layout = row.plan.cells().layout();
        List<CellLayout.Plain> plain = layout.plain();
        for (int i = 0; i < plain.size(); i++) {
            CellLayout.Plain one = plain.get(i);
            Object value = row.values[one.index()];
            if (value instanceof String) {
                types.requireStorable(one.attribute().attribute(), value, lastRow);
            }
            row.cells[one.cell()] = rowValues.converted(one.attribute(), value);
        }
        List<Integer> others = layout.others();
        for (int i = 0; i < others.size(); i++) {
            fill(row, others.get(i));
        }
    }

    private void fill(GivenRow row, int i) {
        AttributeModel attribute = row.plan.shape().attributes().get(i);
        if (attribute.isTenant()) {
            put(row, i, tenant(row, attribute, row.values[i]));
        } else if (!made.isMade(row, i) && !references.take(row, i)) {
            types.requireStorable(attribute, row.values[i], lastRow);
            put(row, i, row.values[i]);
        }
    }

    /** The tenant is known before, and may belong to the key; another one than the session's is refused. */
    private @Nullable Object tenant(GivenRow row, AttributeModel attribute, @Nullable Object given) {
        Object own = row.entity == null ? given : mapped.values().of(attribute, row.entity);
        try {
            return rowValues.generate(attribute, row.entity, own);
        } catch (PropertyValueException e) {
            InvalidMutationException invalid = new InvalidMutationException("Row " + row.index + " of "
                    + mapped.model().name() + " brings another tenant in '" + attribute.path()
                    + "' than that of the session, which cannot write rows of other tenants. Leave it out, or open a"
                    + " session of that tenant");
            invalid.initCause(e);
            throw invalid;
        }
    }

    /** Puts a value, split into those of the attribute's columns, where they go. */
    void put(GivenRow row, int i, @Nullable Object value) {
        AttributeModel attribute = row.plan.shape().attributes().get(i);
        List<Integer> positions = row.plan.cells().layout().positions().get(i);
        @Nullable Object[] cells = positions.size() == 1 ? oneCell : new Object[positions.size()];
        oneCell[0] = null;
        rowValues.split(attribute, value, cells, 0);
        for (int column = 0; column < cells.length; column++) {
            if (positions.get(column) >= 0) {
                row.cells[positions.get(column)] = cells[column];
            }
        }
    }
}
