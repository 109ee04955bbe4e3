package io.upsurge.internal.hibernate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.List;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.type.descriptor.jdbc.BasicBinder;
import org.hibernate.type.descriptor.jdbc.TimestampJdbcType;
import org.jspecify.annotations.Nullable;

/** What Hibernate binds for local date-times by way of JDBC's time stamps, without making one where that is sure. */
final class LocalTimestamps {

    private static final int MICROSECOND = 1_000;

    /** Before it, JDBC's classes have another calendar. */
    private static final LocalDateTime FIRST = LocalDate.of(1582, 10, 16).atStartOfDay();

    private final ZoneRules rules = ZoneId.systemDefault().getRules();

    private LocalTimestamps() {}

    /** Those of a type; null where its values are not bound so, or in another zone than the machine's own. */
    static @Nullable LocalTimestamps of(JdbcMapping type, SharedSessionContractImplementor session) {
        boolean local = type.getJdbcJavaType().getJavaTypeClass() == LocalDateTime.class
                && type.getJdbcValueBinder() instanceof BasicBinder<?> basic
                && basic.getJdbcType().getClass() == TimestampJdbcType.class
                && session.getJdbcTimeZone() == null;
        return local ? new LocalTimestamps() : null;
    }

    /** The moment, rounded to microseconds; null where the zone has none or two such moments, or the calendars differ. */
    @Nullable
    OffsetDateTime of(@Nullable Object value) {
        if (!(value instanceof LocalDateTime local) || local.isBefore(FIRST)) {
            return null;
        }
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        return offsets.size() != 1 ? null : OffsetDateTime.of(rounded(local), offsets.get(0));
    }

    private static LocalDateTime rounded(LocalDateTime local) {
        return local.getNano() % MICROSECOND == 0
                ? local
                : local.plusNanos(MICROSECOND / 2).truncatedTo(ChronoUnit.MICROS);
    }
}
