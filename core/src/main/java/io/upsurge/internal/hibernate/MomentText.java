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

    private MomentText() {}

    /** A moment as the calendar's zone shows it. */
    static String of(java.util.Date moment, TimeZone zone) {
        long seconds = Math.floorDiv(moment.getTime(), 1_000L);
        int micros = micros(moment);
        Calendar fields = new GregorianCalendar(zone, Locale.ROOT);
        fields.setTimeInMillis((seconds + micros / MICROS) * 1_000L);
        String text = moment instanceof Time ? time(fields, micros % MICROS) : date(fields);
        if (moment instanceof Timestamp) {
            text += " " + time(fields, micros % MICROS);
        }
        String era = fields.get(Calendar.ERA) == GregorianCalendar.BC ? " BC" : "";
        return moment instanceof Date ? text + era : text + offset(zone, fields.getTimeInMillis()) + era;
    }

    private static int micros(java.util.Date moment) {
        return moment instanceof Timestamp timestamp
                ? (timestamp.getNanos() + MICRO / 2) / MICRO
                : (int) Math.floorMod(moment.getTime(), 1_000L) * MICRO;
    }

    private static String date(Calendar fields) {
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02d",
                fields.get(Calendar.YEAR),
                fields.get(Calendar.MONTH) + 1,
                fields.get(Calendar.DAY_OF_MONTH));
    }

    private static String time(Calendar fields, int micros) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%06d",
                fields.get(Calendar.HOUR_OF_DAY),
                fields.get(Calendar.MINUTE),
                fields.get(Calendar.SECOND),
                micros);
    }

    private static String offset(TimeZone zone, long millis) {
        int offset = zone.getOffset(millis) / 1_000;
        int size = Math.abs(offset);
        return String.format(
                Locale.ROOT, "%s%02d:%02d:%02d", offset < 0 ? "-" : "+", size / 3600, size / 60 % 60, size % 60);
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
