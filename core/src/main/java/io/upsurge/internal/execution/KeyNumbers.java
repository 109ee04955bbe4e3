package io.upsurge.internal.execution;

import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A number for the first part of each key, of which none is smaller than that of a smaller part. */
final class KeyNumbers {

    private static final int NUMBER_BITS = Long.SIZE - 1;
    private static final int ASCII_BITS = 7;

    private KeyNumbers() {}

    /** The numbers; empty where parts are missing, or have no such numbers, or are not all of one class. */
    static long[] of(@Nullable Object[] parts) {
        Class<?> type = commonType(parts);
        if (type == String.class) {
            return ofTexts(Arrays.copyOf(parts, parts.length, String[].class));
        } else if (type == KeyText.class) {
            return ofTexts(Arrays.stream(parts).map(KeyNumbers::sorted).toArray(String[]::new));
        } else if (type == Long.class || type == Integer.class || type == Short.class) {
            return numbers(parts, part -> ((Number) part).longValue());
        } else if (type == UUID.class) {
            return numbers(parts, part -> ((UUID) part).getMostSignificantBits());
        }
        return new long[0];
    }

    private static String sorted(@Nullable Object part) {
        return ((KeyText) Objects.requireNonNull(part)).sorted();
    }

    private static @Nullable Class<?> commonType(@Nullable Object[] parts) {
        Class<?> common = null;
        for (Object part : parts) {
            if (part == null || (common != null && common != part.getClass())) {
                return null;
            }
            common = part.getClass();
        }
        return common;
    }

    private static long[] numbers(@Nullable Object[] parts, ToLongFunction<Object> number) {
        long[] numbers = new long[parts.length];
        for (int i = 0; i < numbers.length; i++) {
            Object part = parts[i];
            numbers[i] = part == null ? 0 : number.applyAsLong(part);
        }
        return numbers;
    }

    /** As many characters as a number holds, behind those that all texts begin with. */
    private static long[] ofTexts(String[] texts) {
        int common = commonLength(texts);
        long[] numbers = new long[texts.length];
        if (!fill(numbers, texts, common, ASCII_BITS)) {
            fill(numbers, texts, common, Character.SIZE);
        }
        return numbers;
    }

    private static int commonLength(String[] texts) {
        String start = texts[0];
        for (String text : texts) {
            start = text.startsWith(start) ? start : start.substring(0, commonLength(start, text));
        }
        return start.length();
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

    /** Whether all characters that were looked at have so few bits. */
    private static boolean fill(long[] numbers, String[] texts, int from, int bits) {
        int seen = 0;
        for (int i = 0; i < texts.length; i++) {
            String text = texts[i];
            int to = from + NUMBER_BITS / bits;
            int end = Math.min(text.length(), to);
            long number = 0;
            for (int at = from; at < end; at++) {
                char c = text.charAt(at);
                seen |= c;
                number = number << bits | c;
            }
            numbers[i] = number << bits * (to - Math.max(end, from));
        }
        return seen < 1 << bits;
    }
}
