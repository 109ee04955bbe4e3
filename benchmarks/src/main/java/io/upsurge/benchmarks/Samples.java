package io.upsurge.benchmarks;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/** The values of rows: another round of the same row has other values, and texts of another length. */
final class Samples {

    private static final String WORDS = "A description of some length, as products have it. ".repeat(8);

    private Samples() {}

    static String sku(int index) {
        String digits = Integer.toString(index);
        return "SKU-000000000".substring(0, 13 - digits.length()) + digits;
    }

    static String name(int index, int round) {
        return "Product " + index + ".".repeat(round % 7);
    }

    static BigDecimal price(int seed) {
        return BigDecimal.valueOf(seed % 1_000_000, 2);
    }

    static LocalDateTime moment(int index, int round) {
        return LocalDateTime.of(2026, 1, 1, 0, 0).plusSeconds(round * 1000L + index % 1000);
    }

    static String text(int index, int round, int length) {
        int from = index % 50;
        return WORDS.substring(from, from + length - index % 10 + round % 10);
    }
}
