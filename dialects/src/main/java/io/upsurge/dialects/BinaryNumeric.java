package io.upsurge.dialects;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Decimal numbers: digits to the base of 10,000, of which none holds digits of both sides of the point, the power of the
 * first one, the sign, and how many decimals are shown.
 */
final class BinaryNumeric {

    private static final int BASE = 10_000;
    private static final int DECIMALS_OF_DIGIT = 4;
    private static final int NEGATIVE = 0x4000;
    private static final int HEADER = 4 * Short.BYTES;

    /** Numbers of so many decimal digits are reckoned with as a {@code long}, with room for three zeros more. */
    private static final int DIGITS_OF_LONG = 15;

    private BinaryNumeric() {}

    static void put(BigDecimal value, CopyBuffer out) {
        BigDecimal number = value.scale() < 0 ? value.setScale(0) : value;
        int scale = number.scale();
        int fraction = (scale + DECIMALS_OF_DIGIT - 1) / DECIMALS_OF_DIGIT;
        int zeros = fraction * DECIMALS_OF_DIGIT - scale;
        short[] digits = number.precision() <= DIGITS_OF_LONG
                ? digits(number.scaleByPowerOfTen(scale).longValue(), zeros)
                : digits(number.unscaledValue(), zeros);
        out.int4(HEADER + Short.BYTES * digits.length);
        out.int2(digits.length);
        out.int2(digits.length - fraction - 1);
        out.int2(number.signum() < 0 ? NEGATIVE : 0);
        out.int2(scale);
        for (short digit : digits) {
            out.int2(digit);
        }
    }

    private static short[] digits(long unscaled, int zeros) {
        long rest = Math.abs(unscaled);
        for (int i = 0; i < zeros; i++) {
            rest *= 10;
        }
        int length = 0;
        for (long left = rest; left > 0; left /= BASE) {
            length++;
        }
        short[] digits = new short[length];
        for (int i = length - 1; i >= 0; i--) {
            digits[i] = (short) (rest % BASE);
            rest /= BASE;
        }
        return digits;
    }

    private static short[] digits(BigInteger unscaled, int zeros) {
        String text = unscaled.abs() + "0".repeat(zeros);
        int length = (text.length() + DECIMALS_OF_DIGIT - 1) / DECIMALS_OF_DIGIT;
        short[] digits = new short[length];
        int to = text.length();
        for (int i = length - 1; i >= 0; i--) {
            int from = Math.max(0, to - DECIMALS_OF_DIGIT);
            digits[i] = (short) Integer.parseInt(text, from, to, 10);
            to = from;
        }
        return digits;
    }
}
