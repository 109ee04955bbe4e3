package io.upsurge.internal.execution;

import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.statement.ConflictTarget;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        @Nullable Object[] parts = new Object[rows.size()];
        int count = 0;
        for (GivenRow row : rows) {
            Object part = keys.firstPart(row, other);
            if (part != null) {
                parts[count++] = part;
            }
        }
        return areDifferent(Arrays.copyOf(parts, count)) || areDistinct(rows, other);
    }

    /** Whether keys differ by their first parts already. */
    private static boolean areDifferent(@Nullable Object[] parts) {
        for (Object part : parts) {
            if (part instanceof KeyText text && !text.isDecided()) {
                return false;
            }
        }
        long[] numbers = KeyNumbers.of(parts);
        Arrays.sort(numbers);
        boolean different = numbers.length == parts.length;
        for (int i = 1; i < numbers.length; i++) {
            different &= numbers[i - 1] != numbers[i];
        }
        return different;
    }

    private boolean areDistinct(List<GivenRow> rows, RowsPlan other) {
        Set<KeyValue> values = new HashSet<>();
        for (GivenRow row : rows) {
            KeyValue value = keys.of(row, other);
            if (value != null && (value.isInDoubt() || !values.add(value))) {
                return false;
            }
        }
        return true;
    }
}
