package io.upsurge.dialects;

import io.upsurge.dialect.RowLoad;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The types whose bytes are known, each with the class of values that they are made of (source code of PostgreSQL 15 and
 * 18, the functions named {@code …recv}).
 */
enum BinaryType {
    BIGINT(Long.class, "bigint") {
        @Override
        void put(Object value, CopyBuffer out) {
            out.int4(Long.BYTES);
            out.int8((Long) value);
        }
    },
    INTEGER(Integer.class, "integer") {
        @Override
        void put(Object value, CopyBuffer out) {
            out.int4(Integer.BYTES);
            out.int4((Integer) value);
        }
    },
    SMALLINT(Short.class, "smallint") {
        @Override
        void put(Object value, CopyBuffer out) {
            out.int4(Short.BYTES);
            out.int2((Short) value);
        }
    },
    BOOLEAN(Boolean.class, "boolean") {
        @Override
        void put(Object value, CopyBuffer out) {
            out.int4(1);
            out.need(1);
            out.add((Boolean) value ? 1 : 0);
        }
    },
    TEXT(String.class, "text", "varchar", "character varying") {
        @Override
        void put(Object value, CopyBuffer out) {
            BinaryText.put((String) value, out);
        }
    },
    NUMERIC(BigDecimal.class, "numeric") {
        @Override
        void put(Object value, CopyBuffer out) {
            BinaryNumeric.put((BigDecimal) value, out);
        }
    },
    DOUBLE(Double.class, "double precision", "float8", "float") {
        @Override
        void put(Object value, CopyBuffer out) {
            out.int4(Double.BYTES);
            out.int8(Double.doubleToLongBits((Double) value));
        }
    },
    /** Days since 2000. */
    DATE(LocalDate.class, "date") {
        @Override
        void put(Object value, CopyBuffer out) {
            out.int4(Integer.BYTES);
            out.int4(Math.toIntExact(((LocalDate) value).toEpochDay() - DAYS_TO_2000));
        }
    },
    /** Microseconds since 2000. */
    LOCAL_TIMESTAMP(LocalDateTime.class, "timestamp", "timestamp without time zone") {
        @Override
        void put(Object value, CopyBuffer out) {
            local((LocalDateTime) value, out);
        }
    },
    /** The offset does not matter, as it does not in a text. */
    TIMESTAMP(OffsetDateTime.class, "timestamp", "timestamp without time zone") {
        @Override
        void put(Object value, CopyBuffer out) {
            local(((OffsetDateTime) value).toLocalDateTime(), out);
        }
    },
    TIMESTAMP_WITH_TIME_ZONE(OffsetDateTime.class, "timestamp with time zone", "timestamptz") {
        @Override
        void put(Object value, CopyBuffer out) {
            OffsetDateTime moment = (OffsetDateTime) value;
            timestamp(moment.toEpochSecond(), moment.getNano(), out);
        }
    },
    IDENTIFIER(UUID.class, "uuid") {
        @Override
        void put(Object value, CopyBuffer out) {
            UUID uuid = (UUID) value;
            out.int4(2 * Long.BYTES);
            out.int8(uuid.getMostSignificantBits());
            out.int8(uuid.getLeastSignificantBits());
        }
    };

    private static final long DAYS_TO_2000 = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final long SECONDS_TO_2000 = DAYS_TO_2000 * 86_400;

    private final Class<?> valueClass;
    private final Set<String> names;

    BinaryType(Class<?> valueClass, String... names) {
        this.valueClass = valueClass;
        this.names = Set.of(names);
    }

    /** The type that takes the values of a column, where one does. */
    static Optional<BinaryType> of(RowLoad.Column column) {
        for (BinaryType type : values()) {
            if (type.names.contains(column.type())
                    && column.valueClass().filter(type.valueClass::equals).isPresent()) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Adds a value and, before it, how long it is. */
    abstract void put(Object value, CopyBuffer out);

    private static void local(LocalDateTime moment, CopyBuffer out) {
        timestamp(moment.toEpochSecond(ZoneOffset.UTC), moment.getNano(), out);
    }

    private static void timestamp(long second, int nanos, CopyBuffer out) {
        out.int4(Long.BYTES);
        out.int8(Math.addExact(Math.multiplyExact(second - SECONDS_TO_2000, 1_000_000L), nanos / 1_000));
    }
}
