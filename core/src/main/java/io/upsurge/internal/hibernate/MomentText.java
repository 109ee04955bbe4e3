package io.upsurge.internal.hibernate;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;

/**
 * Dates and times as elements of an array, or as bytes are made of: in the zone that they are bound with, and rounded to microseconds, both as the
 * driver of PostgreSQL does it for a parameter of its own. The texts of JDBC's classes know neither.
 */
final class MomentText {

    private static final int MICRO = 1_000;
    private static final int MICROS = 1_000_000;
    private static final long NANOS = 1_000_000_000L;
    private static final int LONGEST = "2026-12-31 23:59:59.999999+00:00:00 BC".length();
    private static final int SECONDS_OF_DAY = 86_400;

    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    /** The days before it have other dates in the calendar of JDBC's classes. */
    private static final long FIRST_GREGORIAN_DAY = LocalDate.of(1582, 10, 15).toEpochDay();

    /** The first day of our era in that calendar. */
    private static final long FIRST_DAY = LocalDate.of(0, 12, 30).toEpochDay();

    private static final int[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000};

    private MomentText() {}

    /** A moment as the calendar's zone shows it. */
    static String of(java.util.Date moment, TimeZone zone) {
        int micros = micros(moment);
        long second = second(moment, micros);
        int offset = zone.getOffset(second * 1_000L) / 1_000;
        long local = second + offset;
        long day = Math.floorDiv(local, SECONDS_OF_DAY);
        StringBuilder text = new StringBuilder(LONGEST);
        if (!(moment instanceof Time)) {
            date(day, text);
        }
        if (moment instanceof Timestamp) {
            text.append(' ');
        }
        if (moment instanceof Time || moment instanceof Timestamp) {
            time((int) Math.floorMod(local, (long) SECONDS_OF_DAY), micros % MICROS, text);
        }
        if (!(moment instanceof Date)) {
            offset(offset, text);
        }
        return text.append(day < FIRST_DAY ? " BC" : "").toString();
    }

    /** A moment of our calendar, in microseconds. */
    static String of(OffsetDateTime moment) {
        StringBuilder text = new StringBuilder(LONGEST);
        date(moment.getYear(), moment.getMonthValue(), moment.getDayOfMonth(), text);
        time(moment.toLocalTime().toSecondOfDay(), moment.getNano() / MICRO, text.append(' '));
        offset(moment.getOffset().getTotalSeconds(), text);
        return text.toString();
    }

    /** A date as such, a time stamp with the offset of the zone. */
    static Temporal temporal(java.util.Date moment, TimeZone zone) {
        int micros = micros(moment);
        long second = second(moment, micros);
        int offset = zone.getOffset(second * 1_000L) / 1_000;
        long local = second + offset;
        LocalDate date = date(Math.floorDiv(local, SECONDS_OF_DAY));
        if (moment instanceof Date) {
            return date;
        }
        long nanos = Math.floorMod(local, (long) SECONDS_OF_DAY) * NANOS + (long) (micros % MICROS) * MICRO;
        return OffsetDateTime.of(date, LocalTime.ofNanoOfDay(nanos), ZoneOffset.ofTotalSeconds(offset));
    }

    private static LocalDate date(long day) {
        if (day >= FIRST_GREGORIAN_DAY) {
            return LocalDate.ofEpochDay(day);
        }
        Calendar date = calendar(day);
        int year = date.get(Calendar.YEAR);
        return LocalDate.of(
                day < FIRST_DAY ? 1 - year : year, date.get(Calendar.MONTH) + 1, date.get(Calendar.DAY_OF_MONTH));
    }

    private static Calendar calendar(long day) {
        Calendar date = new GregorianCalendar(UTC, Locale.ROOT);
        date.setTimeInMillis(day * SECONDS_OF_DAY * 1_000L);
        return date;
    }

    /** The second since 1970 that a moment is in once it is rounded. */
    private static long second(java.util.Date moment, int micros) {
        return Math.floorDiv(moment.getTime(), 1_000L) + micros / MICROS;
    }

    private static int micros(java.util.Date moment) {
        return moment instanceof Timestamp timestamp
                ? (timestamp.getNanos() + MICRO / 2) / MICRO
                : (int) Math.floorMod(moment.getTime(), 1_000L) * MICRO;
    }

    private static void date(long day, StringBuilder text) {
        if (day >= FIRST_GREGORIAN_DAY) {
            LocalDate date = LocalDate.ofEpochDay(day);
            date(date.getYear(), date.getMonthValue(), date.getDayOfMonth(), text);
        } else {
            Calendar date = calendar(day);
            date(date.get(Calendar.YEAR), date.get(Calendar.MONTH) + 1, date.get(Calendar.DAY_OF_MONTH), text);
        }
    }

    private static void date(int year, int month, int day, StringBuilder text) {
        digits(year, 4, text);
        digits(month, 2, text.append('-'));
        digits(day, 2, text.append('-'));
    }

    private static void time(int second, int micros, StringBuilder text) {
        digits(second / 3600, 2, text);
        digits(second / 60 % 60, 2, text.append(':'));
        digits(second % 60, 2, text.append(':'));
        digits(micros, 6, text.append('.'));
    }

    private static void offset(int seconds, StringBuilder text) {
        int size = Math.abs(seconds);
        digits(size / 3600, 2, text.append(seconds < 0 ? '-' : '+'));
        digits(size / 60 % 60, 2, text.append(':'));
        digits(size % 60, 2, text.append(':'));
    }

    /** The number with zeros before it, so that it has so many digits at least. */
    private static void digits(int number, int least, StringBuilder text) {
        for (int power = POWERS[least - 1]; power > 1 && number < power; power /= 10) {
            text.append('0');
        }
        text.append(number);
    }

    /** A moment of {@code java.time}; what has no fractions of a second is as it is. */
    static Object of(Temporal moment) {
        if (!moment.isSupported(ChronoField.NANO_OF_SECOND)) {
            return moment;
        }
        int beyond = moment.get(ChronoField.NANO_OF_SECOND) % MICRO;
        Temporal down = moment.minus(beyond, ChronoUnit.NANOS);
        if (beyond < MICRO / 2) {
            return down;
        }
        boolean lastOfDay = down.get(ChronoField.NANO_OF_SECOND) == (MICROS - 1) * MICRO
                && down.get(ChronoField.SECOND_OF_DAY) == LocalTime.MAX.toSecondOfDay();
        if (lastOfDay && moment instanceof LocalTime) {
            return "24:00:00";
        }
        if (lastOfDay && moment instanceof OffsetTime time) {
            return "24:00:00" + time.getOffset();
        }
        return down.plus(1, ChronoUnit.MICROS);
    }
}
