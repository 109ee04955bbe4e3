package io.upsurge.internal.execution;

import io.upsurge.dialect.ColumnComparison;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** The value that a column stores of one with more digits behind the point than it keeps. */
final class KeptDigits {

    private static final int DIGITS_OF_NANOSECONDS = 9;

    private KeptDigits() {}

    /** Whether it has any digits behind the point. */
    static boolean matter(@Nullable Object value) {
        if (value instanceof Long || value instanceof String) {
            return false;
        }
        return value instanceof BigDecimal number && number.stripTrailingZeros().scale() > 0 || nanoseconds(value) > 0;
    }

    /** The value as the column stores it. */
    static @Nullable Object of(@Nullable Object value, ColumnComparison column) {
        if (value instanceof BigDecimal number) {
            int decimals = column.decimals().orElse(number.scale());
            return number.scale() > decimals ? number.setScale(decimals, column.furtherDecimals()) : number;
        }
        int seconds = column.seconds().orElse(DIGITS_OF_NANOSECONDS);
        if (seconds >= DIGITS_OF_NANOSECONDS || nanoseconds(value) == 0) {
            return value;
        }
        long unit = BigDecimal.TEN.pow(DIGITS_OF_NANOSECONDS - seconds).longValue();
        long half = column.furtherSeconds() == RoundingMode.DOWN ? 0 : unit / 2;
        if (value instanceof Timestamp time) {
            return Timestamp.valueOf(cut(time.toLocalDateTime(), half, unit));
        }
        return value instanceof Temporal time ? cut(time, half, unit) : value;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Temporal> T cut(T time, long half, long unit) {
        Temporal next = time.plus(half, ChronoUnit.NANOS);
        long nanoseconds = next.getLong(ChronoField.NANO_OF_SECOND);
        return (T) next.with(ChronoField.NANO_OF_SECOND, nanoseconds - nanoseconds % unit);
    }

    private static long nanoseconds(@Nullable Object value) {
        if (value instanceof Timestamp time) {
            return time.getNanos();
        }
        return value instanceof Temporal time && time.isSupported(ChronoField.NANO_OF_SECOND)
                ? time.getLong(ChronoField.NANO_OF_SECOND)
                : 0;
    }
}
