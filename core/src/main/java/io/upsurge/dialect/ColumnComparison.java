package io.upsurge.dialect;

import java.math.RoundingMode;
import java.util.OptionalInt;

/**
 * How a column compares the values of a key.
 *
 * @param text which texts are equal
 * @param decimals how many digits of a number it keeps behind the point; empty for all
 * @param furtherDecimals what becomes of further digits of a number: {@code HALF_UP} or {@code HALF_DOWN}
 * @param seconds how many digits of a second it keeps behind the point; empty for all
 * @param furtherSeconds what becomes of further digits of a second: {@code HALF_UP} or {@code DOWN}
 */
public record ColumnComparison(
        TextComparison text,
        OptionalInt decimals,
        RoundingMode furtherDecimals,
        OptionalInt seconds,
        RoundingMode furtherSeconds) {

    /** A column that compares as Java does. */
    public static final ColumnComparison AS_JAVA = of(TextComparison.EXACT);

    /** A column of text that the database pads with blanks. */
    public static final ColumnComparison PADDED = of(TextComparison.EXACT.ignoringTrailingBlanks(true));

    private static ColumnComparison of(TextComparison text) {
        return new ColumnComparison(
                text, OptionalInt.empty(), RoundingMode.HALF_UP, OptionalInt.empty(), RoundingMode.HALF_UP);
    }
}
