package io.upsurge.tck.values;

import io.upsurge.tck.StoredType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TimeZone;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Dates and times of day without a zone, durations, and zones. */
final class Times {

    private Times() {}

    @Entity(name = "CalendarDate")
    public static class CalendarDate extends ValueRow {
        public @Nullable LocalDate held;
    }

    @Entity(name = "TimeOfDay")
    public static class TimeOfDay extends ValueRow {
        public @Nullable LocalTime held;

        @Column(secondPrecision = 3)
        public @Nullable LocalTime precise;

        void set(LocalTime value) {
            held = value;
            precise = value;
        }
    }

    @Entity(name = "DateAndTime")
    public static class DateAndTime extends ValueRow {
        public @Nullable LocalDateTime held;

        @Column(secondPrecision = 0)
        public @Nullable LocalDateTime wholeSeconds;

        void set(LocalDateTime value) {
            held = value;
            wholeSeconds = value;
        }
    }

    @Entity(name = "Elapsed")
    public static class Elapsed extends ValueRow {
        public @Nullable Duration asItself;

        @JdbcTypeCode(SqlTypes.BIGINT)
        public @Nullable Duration asNumber;

        void set(Duration value) {
            asItself = value;
            asNumber = value;
        }
    }

    @Entity(name = "IntervalOfTime")
    public static class IntervalOfTime extends ValueRow {
        @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
        public @Nullable Duration held;
    }

    @Entity(name = "CalendarYear")
    public static class CalendarYear extends ValueRow {
        public @Nullable Year held;
    }

    /** Hibernate writes what it knows no type for as the bytes of a serialized object. */
    @Entity(name = "PartOfDate")
    public static class PartOfDate extends ValueRow {
        public @Nullable YearMonth ofYear;
        public @Nullable MonthDay ofMonth;
        public @Nullable Period elapsed;

        void set(int number) {
            ofYear = YearMonth.of(1900 + number, 12);
            ofMonth = MonthDay.of(2, number);
            elapsed = Period.ofDays(number);
        }
    }

    @Entity(name = "Zone")
    public static class Zone extends ValueRow {
        public @Nullable ZoneId zone;
        public @Nullable ZoneOffset fixedZone;
        public @Nullable TimeZone oldZone;

        void set(String name) {
            zone = ZoneId.of(name);
            fixedZone = ZoneOffset.ofHoursMinutes(-3, -30);
            oldZone = TimeZone.getTimeZone(name);
        }
    }

    static List<ValueKind<?, ?>> kinds() {
        return List.of(
                ValueKind.of(
                        StoredType.LOCAL_DATE,
                        CalendarDate::new,
                        (row, value) -> row.held = value,
                        LocalDate.of(1582, 10, 4),
                        LocalDate.of(1582, 10, 10),
                        LocalDate.of(1582, 10, 15),
                        LocalDate.of(9999, 12, 31),
                        LocalDate.of(1000, 1, 1),
                        LocalDate.of(2024, 2, 29)),
                ValueKind.of(
                        StoredType.LOCAL_TIME,
                        TimeOfDay::new,
                        TimeOfDay::set,
                        LocalTime.MIDNIGHT,
                        LocalTime.of(23, 59, 59),
                        LocalTime.of(2, 30),
                        LocalTime.of(12, 0, 0, 123_456_789),
                        LocalTime.of(1, 2, 3, 999_000_000)),
                ValueKind.of(
                        StoredType.LOCAL_DATE_TIME,
                        DateAndTime::new,
                        DateAndTime::set,
                        LocalDateTime.of(2024, 3, 31, 2, 30),
                        LocalDateTime.of(2024, 10, 27, 2, 30),
                        LocalDateTime.of(1582, 10, 10, 1, 1),
                        LocalDateTime.of(9999, 12, 30, 23, 59, 59),
                        LocalDateTime.of(2024, 1, 1, 0, 0, 0, 123_456_499),
                        LocalDateTime.of(2024, 1, 1, 0, 0, 0, 123_456_500),
                        LocalDateTime.of(2024, 12, 31, 23, 59, 59, 999_999_999)),
                ValueKind.of(
                        StoredType.DURATION,
                        Elapsed::new,
                        Elapsed::set,
                        Duration.ZERO,
                        Duration.ofSeconds(-1, 1),
                        Duration.ofDays(1_000).plusNanos(1)),
                ValueKind.of(
                        StoredType.INTERVAL,
                        IntervalOfTime::new,
                        (row, value) -> row.held = value,
                        Duration.ZERO,
                        Duration.ofSeconds(90, 500_000_000),
                        Duration.ofDays(3).plusSeconds(1)),
                ValueKind.of(
                        StoredType.YEAR,
                        CalendarYear::new,
                        (row, value) -> row.held = value,
                        Year.of(1999),
                        Year.of(-44),
                        Year.of(9999)),
                ValueKind.of(StoredType.SERIALIZED, PartOfDate::new, PartOfDate::set, 1, 29),
                ValueKind.of(StoredType.ZONE, Zone::new, Zone::set, "Europe/Zurich", "America/St_Johns"));
    }
}
