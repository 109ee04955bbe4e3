package io.upsurge.tck.values;

import io.upsurge.tck.StoredType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TimeZoneColumn;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Moments, in all the classes that Java has for them. */
final class Moments {

    private Moments() {}

    @Entity(name = "Moment")
    public static class Moment extends ValueRow {
        public @Nullable Instant plain;

        @JdbcTypeCode(SqlTypes.TIMESTAMP)
        public @Nullable Instant withoutZone;

        @Column(secondPrecision = 3)
        public @Nullable Instant thousandths;

        public @Nullable OffsetDateTime withOffset;
        public @Nullable ZonedDateTime zoned;

        void set(Instant value) {
            plain = value;
            withoutZone = value;
            thousandths = value;
            withOffset = value.atOffset(ZoneOffset.ofHoursMinutes(-3, -30));
            zoned = value.atZone(ZoneId.of("Europe/Zurich"));
        }
    }

    @Entity(name = "DistantMoment")
    public static class DistantMoment extends ValueRow {
        public @Nullable Instant plain;
        public @Nullable OffsetDateTime withOffset;

        void set(Instant value) {
            plain = value;
            withOffset = value.atOffset(ZoneOffset.ofHours(1));
        }
    }

    @Entity(name = "NormalizedMoment")
    public static class NormalizedMoment extends ValueRow {
        @TimeZoneStorage(TimeZoneStorageType.NORMALIZE)
        public @Nullable OffsetDateTime normalized;

        @TimeZoneStorage(TimeZoneStorageType.NORMALIZE_UTC)
        public @Nullable ZonedDateTime utc;

        @TimeZoneStorage(TimeZoneStorageType.NORMALIZE)
        public @Nullable OffsetTime ofDay;

        @TimeZoneStorage(TimeZoneStorageType.NORMALIZE_UTC)
        public @Nullable OffsetTime utcTime;

        void set(OffsetDateTime value) {
            normalized = value;
            utc = value.toZonedDateTime();
            ofDay = value.toOffsetTime();
            utcTime = value.toOffsetTime();
        }
    }

    @Entity(name = "MomentWithColumn")
    public static class MomentWithColumn extends ValueRow {
        @TimeZoneStorage(TimeZoneStorageType.COLUMN)
        @TimeZoneColumn(name = "offset_of_held")
        public @Nullable OffsetDateTime held;

        @TimeZoneStorage(TimeZoneStorageType.AUTO)
        @TimeZoneColumn(name = "offset_of_other")
        public @Nullable ZonedDateTime other;

        void set(OffsetDateTime value) {
            held = value;
            other = value.toZonedDateTime();
        }
    }

    @Entity(name = "NativeMoment")
    public static class NativeMoment extends ValueRow {
        @TimeZoneStorage(TimeZoneStorageType.NATIVE)
        public @Nullable OffsetDateTime held;
    }

    @Entity(name = "TimeWithOffset")
    public static class TimeWithOffset extends ValueRow {
        public @Nullable OffsetTime held;
    }

    @Entity(name = "NativeTime")
    public static class NativeTime extends ValueRow {
        @TimeZoneStorage(TimeZoneStorageType.NATIVE)
        public @Nullable OffsetTime held;
    }

    @Entity(name = "TimeWithColumn")
    public static class TimeWithColumn extends ValueRow {
        @TimeZoneStorage(TimeZoneStorageType.COLUMN)
        @TimeZoneColumn(name = "offset_of_held")
        public @Nullable OffsetTime held;
    }

    @Entity(name = "OldMoment")
    public static class OldMoment extends ValueRow {
        @Temporal(TemporalType.TIMESTAMP)
        public @Nullable Date dateAsTimestamp;

        @Temporal(TemporalType.DATE)
        public @Nullable Date dateAsDate;

        @Temporal(TemporalType.TIME)
        public @Nullable Date dateAsTime;

        @Temporal(TemporalType.TIMESTAMP)
        public @Nullable Calendar calendarAsTimestamp;

        @Temporal(TemporalType.DATE)
        public @Nullable Calendar calendarAsDate;

        public java.sql.@Nullable Date sqlDate;
        public java.sql.@Nullable Time sqlTime;
        public java.sql.@Nullable Timestamp sqlTimestamp;

        void set(LocalDateTime value) {
            sqlTimestamp = java.sql.Timestamp.valueOf(value);
            sqlDate = java.sql.Date.valueOf(value.toLocalDate());
            sqlTime = java.sql.Time.valueOf(value.toLocalTime());
            dateAsTimestamp = new Date(sqlTimestamp.getTime());
            dateAsDate = new Date(sqlTimestamp.getTime());
            dateAsTime = new Date(sqlTimestamp.getTime());
            calendarAsTimestamp = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
            calendarAsTimestamp.setTime(dateAsTimestamp);
            calendarAsDate = calendarAsTimestamp;
        }
    }

    private static OffsetDateTime moment(int offset) {
        return OffsetDateTime.of(2024, 7, 1, 12, 30, 15, 123_456_000, ZoneOffset.ofHours(offset));
    }

    static List<ValueKind<?, ?>> kinds() {
        return List.of(
                ValueKind.of(
                        StoredType.INSTANT,
                        Moment::new,
                        Moment::set,
                        Instant.parse("2024-03-31T00:30:00Z"),
                        Instant.parse("2024-03-31T01:30:00Z"),
                        Instant.parse("2024-10-27T00:30:00Z"),
                        Instant.parse("2024-10-27T01:30:00Z"),
                        Instant.parse("2024-03-10T05:31:00Z"),
                        Instant.parse("1970-01-01T00:00:01Z"),
                        Instant.parse("2024-01-01T00:00:00.123456500Z"),
                        Instant.parse("2037-12-31T23:59:59.999999999Z")),
                ValueKind.of(
                        StoredType.DISTANT_INSTANT,
                        DistantMoment::new,
                        DistantMoment::set,
                        Instant.parse("1582-10-10T00:00:00Z"),
                        Instant.parse("1000-01-02T00:00:00Z"),
                        Instant.parse("1899-12-31T12:34:56Z"),
                        Instant.parse("9999-12-30T12:00:00Z")),
                ValueKind.of(
                        StoredType.NORMALIZED_ZONE,
                        NormalizedMoment::new,
                        NormalizedMoment::set,
                        moment(0),
                        moment(5),
                        moment(-8)),
                ValueKind.of(
                        StoredType.ZONE_IN_COLUMN, MomentWithColumn::new, MomentWithColumn::set, moment(5), moment(-8)),
                ValueKind.of(
                        StoredType.NATIVE_ZONE,
                        NativeMoment::new,
                        (row, value) -> row.held = value,
                        moment(5),
                        moment(-8)),
                ValueKind.of(
                        StoredType.NATIVE_OFFSET_TIME,
                        NativeTime::new,
                        (row, value) -> row.held = value,
                        moment(5).toOffsetTime(),
                        moment(-8).toOffsetTime()),
                ValueKind.of(
                        StoredType.OFFSET_TIME,
                        TimeWithOffset::new,
                        (row, value) -> row.held = value,
                        moment(5).toOffsetTime(),
                        moment(-8).toOffsetTime()),
                ValueKind.of(
                        StoredType.OFFSET_TIME_IN_COLUMN,
                        TimeWithColumn::new,
                        (row, value) -> row.held = value,
                        moment(5).toOffsetTime(),
                        moment(-8).toOffsetTime()),
                ValueKind.of(
                        StoredType.DATE_OF_OLD,
                        OldMoment::new,
                        OldMoment::set,
                        LocalDateTime.of(2024, 7, 1, 12, 30, 15, 123_000_000),
                        LocalDateTime.of(2024, 3, 31, 1, 59, 59),
                        LocalDateTime.of(1582, 10, 4, 12, 0),
                        LocalDateTime.of(1999, 12, 31, 23, 59, 59)));
    }
}
