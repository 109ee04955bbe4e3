package io.upsurge.internal.hibernate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of an expression that can be evaluated over a managed instance; null is SQL's NULL.
 *
 * @param kind what its values are
 * @param value the value; a {@link BigDecimal} for a number, an identifier for a reference
 * @param incomparable why Java cannot compare its values as the database does, where that is so
 * @param column whether it is a column, whose collation then decides how text is compared
 */
record Term(Kind kind, Function<LoadedRow, @Nullable Object> value, Optional<String> incomparable, boolean column) {

    /** What values are; two of different kinds are not compared. */
    enum Kind {
        /** NULL and nothing else. */
        NULL,
        /** An exact number. */
        NUMBER,
        /** A binary floating-point number. */
        DOUBLE,
        /** Text. */
        TEXT,
        /** A truth value. */
        TRUTH,
        /** A day. */
        DATE,
        /** A value that is equal to another one or not, such as an enum's. */
        ATOM,
        /** A reference to another entity. */
        REFERENCE,
        /** A value that is passed on as it is. */
        OPAQUE;

        boolean isOrdered() {
            return this == NUMBER || this == DOUBLE || this == DATE;
        }
    }

    /** What is made in memory. */
    static Term of(Kind kind, Function<LoadedRow, @Nullable Object> value) {
        return new Term(kind, value, Optional.empty(), false);
    }

    /** A value that is the same for all rows. */
    static Term constant(@Nullable Object value) {
        Object normal = value == null ? null : normal(kind(value.getClass()), value);
        return of(value == null ? Kind.NULL : kind(value.getClass()), row -> normal);
    }

    /** What values of a Java type are. */
    static Kind kind(Class<?> type) {
        if (type == Integer.class
                || type == Long.class
                || type == Short.class
                || type == Byte.class
                || type == BigInteger.class
                || type == BigDecimal.class) {
            return Kind.NUMBER;
        } else if (type == Double.class) {
            return Kind.DOUBLE;
        } else if (type == String.class) {
            return Kind.TEXT;
        } else if (type == Boolean.class) {
            return Kind.TRUTH;
        } else if (type == LocalDate.class) {
            return Kind.DATE;
        }
        return type.isEnum() || Enum.class.isAssignableFrom(type) || type == UUID.class ? Kind.ATOM : Kind.OPAQUE;
    }

    /** The form in which values of a kind are compared. */
    static Object normal(Kind kind, Object value) {
        return kind == Kind.NUMBER ? number(value) : value;
    }

    private static BigDecimal number(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        return value instanceof BigInteger integer
                ? new BigDecimal(integer)
                : BigDecimal.valueOf(((Number) value).longValue());
    }
}
