package io.upsurge.internal.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.ToLongFunction;
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
    private static final int ASCII_BITS = 7;

    private List<GivenRow> lastGiven = List.of();
    private List<GivenRow> lastSorted = List.of();

    /** The rows in order; those without a key come last, in the order given. */
    List<GivenRow> of(List<GivenRow> rows) {
        return rows == lastGiven ? lastSorted : sortedWithOthers(rows);
    }

    private static List<GivenRow> sortedWithOthers(List<GivenRow> rows) {
        List<GivenRow> keyed = new ArrayList<>(rows.size());
        List<GivenRow> others = new ArrayList<>();
        rows.forEach(row -> (row.key == null ? others : keyed).add(row));
        List<GivenRow> sorted = sorted(keyed);
        sorted.addAll(others);
        return sorted;
    }

    /** Whether no two of the rows have the same key; rows that all have one by now are not sorted again. */
    boolean areAllDifferent(List<GivenRow> rows) {
        List<GivenRow> sorted = sortedWithOthers(rows);
        for (int i = 1; i < sorted.size() && sorted.get(i).key != null; i++) {
            if (byKey(sorted.get(i - 1), sorted.get(i)) == 0) {
                return false;
            }
        }
        if (!sorted.isEmpty() && sorted.get(sorted.size() - 1).key != null) {
            lastGiven = rows;
            lastSorted = sorted;
        }
        return true;
    }

    private static int byKey(GivenRow one, GivenRow other) {
        return key(one).compareTo(key(other));
    }

    private static KeyValue key(GivenRow row) {
        return Objects.requireNonNull(row.key);
    }

    private static List<GivenRow> sorted(List<GivenRow> rows) {
        long[] numbers = numbers(rows);
        if (numbers.length == 0) {
            rows.sort(KeyOrder::byKey);
            return rows;
        }
        int positionBits = Long.SIZE - Long.numberOfLeadingZeros(rows.size());
        withPositions(numbers, positionBits);
        Arrays.sort(numbers);
        List<GivenRow> sorted = new ArrayList<>(rows.size());
        for (long number : numbers) {
            sorted.add(rows.get((int) (number & ((1L << positionBits) - 1))));
        }
        int from = 0;
        for (int to = 1; to <= numbers.length; to++) {
            if (to == numbers.length || numbers[to] >>> positionBits != numbers[from] >>> positionBits) {
                if (to - from > 1) {
                    sorted.subList(from, to).sort(KeyOrder::byKey);
                }
                from = to;
            }
        }
        return sorted;
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

    /** A number for the first part of each key, of which none is smaller than that of a smaller part; empty if none fits. */
    private static long[] numbers(List<GivenRow> rows) {
        Class<?> type = commonType(rows);
        if (type == String.class || type == KeyText.class) {
            return ofTexts(rows.stream().map(row -> text(part(row))).toArray(String[]::new));
        } else if (type == Long.class || type == Integer.class || type == Short.class) {
            return numbers(rows, part -> ((Number) part).longValue());
        } else if (type == UUID.class) {
            return numbers(rows, part -> ((UUID) part).getMostSignificantBits());
        }
        return new long[0];
    }

    private static long[] numbers(List<GivenRow> rows, ToLongFunction<Object> number) {
        long[] numbers = new long[rows.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number.applyAsLong(part(rows.get(i)));
        }
        return numbers;
    }

    private static @Nullable Class<?> commonType(List<GivenRow> rows) {
        Class<?> common = null;
        for (GivenRow row : rows) {
            Object part = key(row).first();
            if (part == null || (common != null && common != part.getClass())) {
                return null;
            }
            common = part.getClass();
        }
        return common;
    }

    private static Object part(GivenRow row) {
        return Objects.requireNonNull(key(row).first());
    }

    private static String text(Object part) {
        return part instanceof KeyText text ? text.sorted() : (String) part;
    }

    /** As many characters as a number holds, behind those that all texts begin with. */
    private static long[] ofTexts(String[] texts) {
        String start = texts[0];
        for (String text : texts) {
            start = text.startsWith(start) ? start : start.substring(0, commonLength(start, text));
        }
        int common = start.length();
        int most = NUMBER_BITS / ASCII_BITS;
        int seen = 0;
        for (String text : texts) {
            for (int i = common; i < Math.min(text.length(), common + most); i++) {
                seen |= text.charAt(i);
            }
        }
        int bits = seen < 1 << ASCII_BITS ? ASCII_BITS : Character.SIZE;
        long[] numbers = new long[texts.length];
        for (int i = 0; i < texts.length; i++) {
            numbers[i] = number(texts[i], common, bits);
        }
        return numbers;
    }

    private static long number(String text, int from, int bits) {
        long number = 0;
        for (int at = from; at < from + NUMBER_BITS / bits; at++) {
            number = number << bits | (at < text.length() ? text.charAt(at) : 0);
        }
        return number;
    }

    private static int commonLength(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return i;
            }
        }
        return length;
    }
}
