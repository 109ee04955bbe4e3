package io.upsurge.internal.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the order of their keys, which is the order in which all calls lock them.
 *
 * <p>Keys lie scattered over the memory, and looking at two of them costs more than comparing them. So each is looked at
 * once, for a number that keeps the order as far as it goes; the numbers are sorted, and only keys of one number are
 * compared themselves.
 */
final class KeyOrder {

    private static final int NUMBER_BITS = Long.SIZE - 1;

    /** Rows in order, and whether no two of them have the same key. */
    private record Sorted(List<GivenRow> rows, boolean distinct) {}

    private List<GivenRow> lastGiven = List.of();
    private List<GivenRow> lastSorted = List.of();

    /** The rows in order; those without a key come last, in the order given. */
    List<GivenRow> of(List<GivenRow> rows) {
        return rows == lastGiven ? lastSorted : sorted(rows).rows();
    }

    /** The row of that key, out of rows that are in order, no two of which have the same key. */
    static @Nullable GivenRow find(List<GivenRow> sorted, KeyValue key) {
        int from = 0;
        int to = sorted.size() - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            KeyValue found = key(sorted.get(middle));
            int comparison = found.compareTo(key);
            if (comparison == 0) {
                return found.equals(key) ? sorted.get(middle) : null;
            } else if (comparison < 0) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return null;
    }

    /** The rows in order, where they were sorted before and no two of them have the same key; else none. */
    List<GivenRow> known(List<GivenRow> rows) {
        return rows == lastGiven ? lastSorted : List.of();
    }

    /** Whether no two of the rows have the same key; rows that all have one by now are not sorted again. */
    boolean areAllDifferent(List<GivenRow> rows) {
        Sorted sorted = sorted(rows);
        boolean complete = !rows.isEmpty() && sorted.rows().get(rows.size() - 1).key != null;
        if (complete && sorted.distinct()) {
            lastGiven = rows;
            lastSorted = sorted.rows();
        }
        return sorted.distinct();
    }

    private static Sorted sorted(List<GivenRow> rows) {
        List<GivenRow> others = GivenRow.those(rows, row -> row.key == null);
        if (others.isEmpty()) {
            return sortedByKey(rows);
        }
        Sorted keyed = sortedByKey(GivenRow.those(rows, row -> row.key != null));
        List<GivenRow> all = new ArrayList<>(keyed.rows());
        all.addAll(others);
        return new Sorted(all, keyed.distinct());
    }

    private static Sorted sortedByKey(List<GivenRow> rows) {
        @Nullable Object[] parts = new Object[rows.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = key(rows.get(i)).first();
        }
        long[] numbers = KeyNumbers.of(parts);
        if (numbers.length > 0) {
            return sorted(rows, numbers);
        }
        List<GivenRow> sorted = new ArrayList<>(rows);
        return new Sorted(sorted, areDistinctOnceSorted(sorted));
    }

    private static Sorted sorted(List<GivenRow> rows, long[] numbers) {
        if (isAscending(numbers)) {
            return new Sorted(rows, true);
        }
        int positionBits = Long.SIZE - Long.numberOfLeadingZeros(rows.size());
        withPositions(numbers, positionBits);
        Arrays.sort(numbers);
        List<GivenRow> sorted = new ArrayList<>(rows.size());
        for (long number : numbers) {
            sorted.add(rows.get((int) (number & ((1L << positionBits) - 1))));
        }
        boolean distinct = true;
        int from = 0;
        for (int to = 1; to <= numbers.length; to++) {
            if (to == numbers.length || numbers[to] >>> positionBits != numbers[from] >>> positionBits) {
                distinct &= to - from == 1 || areDistinctOnceSorted(sorted.subList(from, to));
                from = to;
            }
        }
        return new Sorted(sorted, distinct);
    }

    private static boolean isAscending(long[] numbers) {
        for (int i = 1; i < numbers.length; i++) {
            if (numbers[i - 1] >= numbers[i]) {
                return false;
            }
        }
        return true;
    }

    /** Sorts rows by the keys themselves; whether no two of them are the same. */
    private static boolean areDistinctOnceSorted(List<GivenRow> rows) {
        rows.sort(KeyOrder::byKey);
        boolean distinct = true;
        for (int i = 1; i < rows.size(); i++) {
            distinct &= byKey(rows.get(i - 1), rows.get(i)) != 0;
        }
        return distinct;
    }

    /** Puts behind each number the position that it stands at, and leaves out of the number what then has no room. */
    private static void withPositions(long[] numbers, int positionBits) {
        long least = Arrays.stream(numbers).min().orElseThrow();
        long reach = Arrays.stream(numbers).max().orElseThrow() - least;
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(reach) - (NUMBER_BITS - positionBits));
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (numbers[i] - least) >>> shift << positionBits | i;
        }
    }

    private static int byKey(GivenRow one, GivenRow other) {
        return key(one).compareTo(key(other));
    }

    private static KeyValue key(GivenRow row) {
        return Objects.requireNonNull(row.key);
    }
}
