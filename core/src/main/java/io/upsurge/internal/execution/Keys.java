package io.upsurge.internal.execution;

import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.internal.plan.UpsertPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of rows that are given and of rows that come back. */
final class Keys {

    private Keys() {}

    /** The key of a row that was given. */
    static KeyValue of(GivenRow row) {
        List<Integer> cells = row.plan.keyCells();
        List<@Nullable Object> parts = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            parts.add(KeyValue.part(row.cells[cells.get(i)], padded(row.plan, i)));
        }
        return new KeyValue(row.plan.target().columns(), parts);
    }

    /** The key of a row that came back, its columns from the offset on. */
    static KeyValue of(UpsertPlan plan, @Nullable Object[] returned, int offset) {
        List<@Nullable Object> parts = new ArrayList<>(plan.keyCells().size());
        for (int i = 0; i < plan.keyCells().size(); i++) {
            parts.add(KeyValue.part(returned[offset + i], padded(plan, i)));
        }
        return new KeyValue(plan.target().columns(), parts);
    }

    private static boolean padded(UpsertPlan plan, int i) {
        String name = plan.target().columns().get(i);
        for (AttributeModel attribute : plan.target().attributes()) {
            for (ColumnModel column : attribute.columns()) {
                if (column.name().equals(name)) {
                    return column.padded();
                }
            }
        }
        return false;
    }
}
