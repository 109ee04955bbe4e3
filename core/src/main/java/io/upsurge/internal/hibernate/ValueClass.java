package io.upsurge.internal.hibernate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.dialect.type.PostgreSQLUUIDJdbcType;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.type.descriptor.jdbc.BasicBinder;
import org.hibernate.type.descriptor.jdbc.BigIntJdbcType;
import org.hibernate.type.descriptor.jdbc.BooleanJdbcType;
import org.hibernate.type.descriptor.jdbc.DateJdbcType;
import org.hibernate.type.descriptor.jdbc.DecimalJdbcType;
import org.hibernate.type.descriptor.jdbc.DoubleJdbcType;
import org.hibernate.type.descriptor.jdbc.IntegerJdbcType;
import org.hibernate.type.descriptor.jdbc.LocalDateJdbcType;
import org.hibernate.type.descriptor.jdbc.LocalDateTimeJdbcType;
import org.hibernate.type.descriptor.jdbc.NumericJdbcType;
import org.hibernate.type.descriptor.jdbc.OffsetDateTimeJdbcType;
import org.hibernate.type.descriptor.jdbc.SmallIntJdbcType;
import org.hibernate.type.descriptor.jdbc.TimestampJdbcType;
import org.hibernate.type.descriptor.jdbc.TimestampUtcAsJdbcTimestampJdbcType;
import org.hibernate.type.descriptor.jdbc.TimestampUtcAsOffsetDateTimeJdbcType;
import org.hibernate.type.descriptor.jdbc.UUIDJdbcType;
import org.hibernate.type.descriptor.jdbc.VarcharJdbcType;

/** The class of what Hibernate binds for the values of a column, for the JDBC types of which that is sure. */
final class ValueClass {

    /** Types whose binder sets just what it unwraps, which is also what Hibernate makes an array's element of. */
    private static final Map<Class<?>, Class<?>> PLAIN = Map.of(
            VarcharJdbcType.class, String.class,
            BigIntJdbcType.class, Long.class,
            IntegerJdbcType.class, Integer.class,
            SmallIntJdbcType.class, Short.class,
            DoubleJdbcType.class, Double.class,
            DecimalJdbcType.class, java.math.BigDecimal.class,
            NumericJdbcType.class, java.math.BigDecimal.class,
            BooleanJdbcType.class, Boolean.class);

    /** Types whose binder must be listened to, and what then is made of JDBC's own classes. */
    private static final Map<Class<?>, Class<?>> HEARD = Map.of(
            TimestampJdbcType.class, OffsetDateTime.class,
            TimestampUtcAsJdbcTimestampJdbcType.class, OffsetDateTime.class,
            TimestampUtcAsOffsetDateTimeJdbcType.class, OffsetDateTime.class,
            OffsetDateTimeJdbcType.class, OffsetDateTime.class,
            LocalDateTimeJdbcType.class, LocalDateTime.class,
            DateJdbcType.class, LocalDate.class,
            LocalDateJdbcType.class, LocalDate.class,
            UUIDJdbcType.class, UUID.class,
            PostgreSQLUUIDJdbcType.class, UUID.class);

    private ValueClass() {}

    /** The class of all values; empty where that is not sure. */
    static Optional<Class<?>> of(JdbcMapping type) {
        return jdbcType(type).map(jdbcType -> PLAIN.containsKey(jdbcType) ? PLAIN.get(jdbcType) : HEARD.get(jdbcType));
    }

    /** Whether what is bound need not be listened for. */
    static boolean isPlain(JdbcMapping type) {
        return jdbcType(type).filter(PLAIN::containsKey).isPresent();
    }

    /** The JDBC type that binds, where it does so in the usual way. */
    private static Optional<Class<?>> jdbcType(JdbcMapping type) {
        return type.getJdbcValueBinder() instanceof BasicBinder<?> basic
                ? Optional.of(basic.getJdbcType().getClass())
                : Optional.empty();
    }
}
