package io.upsurge.internal.hibernate;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;

/**
 * Dates and times as elements of an array: in the zone that they are bound with, and rounded to microseconds, both as the
 * driver of PostgreSQL does it for a parameter of its own. The texts of JDBC's classes know neither.
 */
final class MomentText {

    private static final int MICRO = 1_000;
    private static final int MICROS = 1_000_000;
    private static final int LONGEST = "2026-12-31 23:59:59.999999+00:00:00 BC".length();
    private static final int[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000};

    private MomentText() {}

    /** A moment as the calendar's zone shows it. */
    static String of(java.util.Date moment, TimeZone zone) {
        long seconds = Math.floorDiv(moment.getTime(), 1_000L);
        int micros = micros(moment);
        Calendar fields = new GregorianCalendar(zone, Locale.ROOT);
        fields.setTimeInMillis((seconds + micros / MICROS) * 1_000L);
        StringBuilder text = new StringBuilder(LONGEST);
        if (!(moment instanceof Time)) {
            date(fields, text);
        }
        if (moment instanceof Timestamp) {
            text.append(' ');
        }
        if (moment instanceof Time || moment instanceof Timestamp) {
            time(fields, micros % MICROS, text);
        }
        if (!(moment instanceof Date)) {
            offset(zone.getOffset(fields.getTimeInMillis()) / 1_000, text);
        }
        return text.append(fields.get(Calendar.ERA) == GregorianCalendar.BC ? " BC" : "")
                .toString();
    }

    private static int micros(java.util.Date moment) {
        return moment instanceof Timestamp timestamp
                ? (timestamp.getNanos() + MICRO / 2) / MICRO
                : (int) Math.floorMod(moment.getTime(), 1_000L) * MICRO;
    }

    private static void date(Calendar fields, StringBuilder text) {
        digits(fields.get(Calendar.YEAR), 4, text);
        digits(fields.get(Calendar.MONTH) + 1, 2, text.append('-'));
        digits(fields.get(Calendar.DAY_OF_MONTH), 2, text.append('-'));
    }

    private static void time(Calendar fields, int micros, StringBuilder text) {
        digits(fields.get(Calendar.HOUR_OF_DAY), 2, text);
        digits(fields.get(Calendar.MINUTE), 2, text.append(':'));
        digits(fields.get(Calendar.SECOND), 2, text.append(':'));
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
