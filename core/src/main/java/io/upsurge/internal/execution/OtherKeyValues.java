package io.upsurge.internal.execution;

import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.statement.ConflictTarget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether rows differ in all the other keys that they bring, told without a look at each pair: mostly they do. */
record OtherKeyValues(Keys keys) {

    /** Whether no two of the rows can have one of the other keys in common; false where that is not sure either. */
    boolean areAllDifferent(List<GivenRow> rows) {
        RowsPlan plan = rows.get(0).plan;
        for (GivenRow row : rows) {
            if (row.plan != plan) {
                return rows.stream().allMatch(one -> one.plan.otherKeys().isEmpty());
            }
        }
        return plan.otherKeys().stream().allMatch(other -> areAllDifferent(rows, other));
    }

    private boolean areAllDifferent(List<GivenRow> rows, RowsPlan other) {
        if (other.target().target() instanceof ConflictTarget.Expressions) {
            return false;
        }
        List<KeyValue> values = new ArrayList<>(rows.size());
        for (GivenRow row : rows) {
            KeyValue value = keys.of(row, other);
            if (value != null && value.isInDoubt()) {
                return false;
            } else if (value != null) {
                values.add(value);
            }
        }
        return areDistinct(values);
    }

    private static boolean areDistinct(List<KeyValue> values) {
        @Nullable Object[] parts = new Object[values.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = values.get(i).first();
        }
        long[] numbers = KeyNumbers.of(parts);
        Arrays.sort(numbers);
        boolean distinct = numbers.length == parts.length;
        for (int i = 1; i < numbers.length; i++) {
            distinct &= numbers[i - 1] != numbers[i];
        }
        return distinct || new HashSet<>(values).size() == values.size();
    }
}
