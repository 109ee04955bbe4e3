package io.upsurge.tck.values;

import io.upsurge.tck.StoredType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.NumericBooleanConverter;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.TrueFalseConverter;
import org.hibernate.type.YesNoConverter;
import org.jspecify.annotations.Nullable;

/** Numbers and truth values. */
final class Numbers {

    private static final BigDecimal LARGEST = new BigDecimal("9999999999999999999999999999.9999999999");

    private Numbers() {}

    @Entity(name = "WholeNumber")
    public static class WholeNumber extends ValueRow {
        public @Nullable Byte small;
        public @Nullable Short medium;
        public @Nullable Integer large;
        public @Nullable Long huge;

        void set(long value) {
            small = (byte) value;
            medium = (short) value;
            large = (int) value;
            huge = value;
        }
    }

    @Entity(name = "FloatingPoint")
    public static class FloatingPoint extends ValueRow {
        public @Nullable Double wide;
        public @Nullable Float narrow;

        @JdbcTypeCode(SqlTypes.FLOAT)
        public @Nullable Double asFloat;

        @JdbcTypeCode(SqlTypes.REAL)
        public @Nullable Float asReal;

        void set(double value) {
            wide = value;
            asFloat = value;
            narrow = (float) value;
            asReal = (float) value;
        }
    }

    @Entity(name = "SmallestDouble")
    public static class SmallestDouble extends ValueRow {
        public @Nullable Double wide;
    }

    @Entity(name = "NotFinite")
    public static class NotFinite extends ValueRow {
        public @Nullable Double wide;
        public @Nullable Float narrow;
    }

    @Entity(name = "PreciseDecimal")
    public static class PreciseDecimal extends ValueRow {
        @Column(precision = 38, scale = 10)
        public @Nullable BigDecimal held;

        @JdbcTypeCode(SqlTypes.DECIMAL)
        @Column(precision = 38, scale = 10)
        public @Nullable BigDecimal asDecimal;

        void set(BigDecimal value) {
            held = value;
            asDecimal = value;
        }
    }

    @Entity(name = "RoundedDecimal")
    public static class RoundedDecimal extends ValueRow {
        @Column(precision = 10, scale = 2)
        public @Nullable BigDecimal held;
    }

    @Entity(name = "WideDecimal")
    public static class WideDecimal extends ValueRow {
        @Column(precision = 10, scale = 2)
        public @Nullable BigDecimal held;
    }

    @Entity(name = "PreciseInteger")
    public static class PreciseInteger extends ValueRow {
        @Column(precision = 38, scale = 0)
        public @Nullable BigInteger held;
    }

    @Entity(name = "TruthValue")
    public static class TruthValue extends ValueRow {
        public @Nullable Boolean plain;

        @Convert(converter = YesNoConverter.class)
        public @Nullable Boolean letter;

        @Convert(converter = TrueFalseConverter.class)
        public @Nullable Boolean other;

        @Convert(converter = NumericBooleanConverter.class)
        public @Nullable Boolean number;

        void set(boolean value) {
            plain = value;
            letter = value;
            other = value;
            number = value;
        }
    }

    @Entity(name = "Bit")
    public static class Bit extends ValueRow {
        @JdbcTypeCode(SqlTypes.BIT)
        public @Nullable Boolean held;
    }

    static List<ValueKind<?, ?>> kinds() {
        return List.of(
                ValueKind.of(
                        StoredType.WHOLE_NUMBER,
                        WholeNumber::new,
                        WholeNumber::set,
                        Long.MIN_VALUE,
                        Long.MAX_VALUE,
                        0L,
                        -1L,
                        (long) Integer.MIN_VALUE,
                        (long) Integer.MAX_VALUE,
                        (long) Short.MIN_VALUE,
                        (long) Byte.MAX_VALUE),
                ValueKind.of(
                        StoredType.FLOATING_POINT,
                        FloatingPoint::new,
                        FloatingPoint::set,
                        0.1,
                        -0.0,
                        0.0,
                        1.0 / 3,
                        -1e30,
                        1e-30,
                        16_777_217.0),
                ValueKind.of(
                        StoredType.SMALLEST_AND_LARGEST_DOUBLE,
                        SmallestDouble::new,
                        (row, value) -> row.wide = value,
                        Double.MAX_VALUE,
                        Double.MIN_NORMAL,
                        -Double.MAX_VALUE,
                        Double.MIN_VALUE),
                ValueKind.of(
                        StoredType.NOT_A_NUMBER,
                        NotFinite::new,
                        (row, value) -> {
                            row.wide = value;
                            row.narrow = value.floatValue();
                        },
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY),
                ValueKind.of(
                        StoredType.DECIMAL,
                        PreciseDecimal::new,
                        PreciseDecimal::set,
                        LARGEST,
                        LARGEST.negate(),
                        new BigDecimal("0.0000000001"),
                        BigDecimal.ZERO,
                        new BigDecimal("1E+5"),
                        new BigDecimal("-1.50")),
                ValueKind.of(
                        StoredType.DECIMAL_TO_ROUND,
                        RoundedDecimal::new,
                        (row, value) -> row.held = value,
                        new BigDecimal("1.005"),
                        new BigDecimal("-1.005"),
                        new BigDecimal("2.994999"),
                        new BigDecimal("0.015")),
                ValueKind.of(
                        StoredType.DECIMAL_TOO_LARGE,
                        WideDecimal::new,
                        (row, value) -> row.held = value,
                        new BigDecimal("1234567890.12")),
                ValueKind.of(
                        StoredType.BIG_INTEGER,
                        PreciseInteger::new,
                        (row, value) -> row.held = value,
                        BigInteger.TEN.pow(38).subtract(BigInteger.ONE),
                        BigInteger.TEN.pow(37).negate(),
                        BigInteger.ZERO,
                        BigInteger.TWO.pow(63)),
                ValueKind.of(StoredType.TRUTH_VALUE, TruthValue::new, TruthValue::set, true, false),
                ValueKind.of(StoredType.BIT, Bit::new, (row, value) -> row.held = value, true, false));
    }
}
