package io.upsurge.tck.values;

import io.upsurge.tck.StoredType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Arrays, and collections that are stored as arrays. */
final class Sequences {

    private Sequences() {}

    @Entity(name = "NumberArrays")
    public static class NumberArrays extends ValueRow {
        @JdbcTypeCode(SqlTypes.ARRAY)
        @Column(length = 2_000)
        public long @Nullable [] primitives;

        @JdbcTypeCode(SqlTypes.ARRAY)
        @Column(length = 2_000)
        public @Nullable Integer @Nullable [] boxed;

        @JdbcTypeCode(SqlTypes.ARRAY)
        @Column(length = 2_000)
        public double @Nullable [] floating;

        @JdbcTypeCode(SqlTypes.ARRAY)
        @Column(length = 2_000)
        public @Nullable List<Long> listed;

        void set(int size) {
            primitives = new long[size];
            @Nullable Integer[] numbers = new Integer[size];
            floating = new double[size];
            for (int i = 0; i < size; i++) {
                primitives[i] = Long.MIN_VALUE + i;
                numbers[i] = i % 3 == 1 ? null : Integer.valueOf(i);
                floating[i] = i / 7.0;
            }
            boxed = numbers;
            listed = IntStream.range(0, size).mapToObj(i -> i * 1_000_000_007L).toList();
        }
    }

    @Entity(name = "TextArrays")
    public static class TextArrays extends ValueRow {
        @JdbcTypeCode(SqlTypes.ARRAY)
        @Column(length = 500)
        public String @Nullable [] elements;

        @JdbcTypeCode(SqlTypes.ARRAY)
        @Column(length = 500)
        public @Nullable Set<String> uniques;

        void set(boolean full) {
            elements = full ? new String[] {"a,b", "\"{}\"", null, "NULL", "", "\\", "'", "😀"} : new String[0];
            uniques = full ? new TreeSet<>(List.of("a,b", "\"{}\"", "NULL", "", "\\", "'", "😀")) : new TreeSet<>();
        }
    }

    @Entity(name = "EnumArrays")
    public static class EnumArrays extends ValueRow {
        @JdbcTypeCode(SqlTypes.ARRAY)
        @Column(length = 200)
        public Converted.Size @Nullable [] elements;

        @JdbcTypeCode(SqlTypes.ARRAY)
        @Column(length = 200)
        public @Nullable List<Converted.Size> listed;

        void set(boolean full) {
            elements = new Converted.Size[] {Converted.Size.LARGE, full ? Converted.Size.SMALL : null};
            listed = full ? List.of(Converted.Size.SMALL, Converted.Size.LARGE) : List.of();
        }
    }

    @Entity(name = "TimeArrays")
    public static class TimeArrays extends ValueRow {
        @JdbcTypeCode(SqlTypes.ARRAY)
        @Column(length = 200)
        public LocalDate @Nullable [] dates;

        @JdbcTypeCode(SqlTypes.ARRAY)
        @Column(length = 200)
        public @Nullable List<LocalDateTime> datesAndTimes;

        @JdbcTypeCode(SqlTypes.ARRAY)
        @Column(length = 200)
        public @Nullable List<LocalTime> timesOfDay;

        void set(LocalDate... values) {
            dates = values;
            datesAndTimes =
                    Arrays.stream(values).map(date -> date.atTime(23, 59, 58)).toList();
            timesOfDay = List.of(LocalTime.of(1, 2, 3));
        }
    }

    @Entity(name = "InstantArrays")
    public static class InstantArrays extends ValueRow {
        @JdbcTypeCode(SqlTypes.ARRAY)
        @Column(length = 200)
        public @Nullable List<Instant> held;
    }

    @Entity(name = "OtherArrays")
    public static class OtherArrays extends ValueRow {
        @JdbcTypeCode(SqlTypes.ARRAY)
        @Column(length = 200)
        public UUID @Nullable [] uuids;

        @JdbcTypeCode(SqlTypes.ARRAY)
        @Column(length = 200)
        public @Nullable List<Boolean> truths;

        @JdbcTypeCode(SqlTypes.ARRAY)
        @Column(length = 200, precision = 12, scale = 2)
        public BigDecimal @Nullable [] decimals;

        void set(int number) {
            uuids = new UUID[] {new UUID(number, -number), null};
            truths = Arrays.asList(true, null, number > 1);
            decimals = new BigDecimal[] {new BigDecimal("1.50"), new BigDecimal(number)};
        }
    }

    @Entity(name = "BytesArrays")
    public static class BytesArrays extends ValueRow {
        @JdbcTypeCode(SqlTypes.ARRAY)
        @Column(length = 200)
        public byte @Nullable [][] held;
    }

    @Entity(name = "ArrayByDefault")
    public static class ArrayByDefault extends ValueRow {
        @Column(length = 2_000)
        public String @Nullable [] held;

        public int @Nullable [] numbers;

        void set(List<String> values) {
            held = values.toArray(new String[0]);
            numbers = new int[] {values.size(), 7};
        }
    }

    static List<ValueKind<?, ?>> kinds() {
        return List.of(
                ValueKind.of(StoredType.ARRAY_OF_NUMBERS, NumberArrays::new, NumberArrays::set, 0, 3, 1_000),
                ValueKind.of(StoredType.ARRAY_OF_TEXTS, TextArrays::new, TextArrays::set, true, false),
                ValueKind.of(StoredType.ARRAY_OF_ENUMS, EnumArrays::new, EnumArrays::set, true, false),
                ValueKind.of(
                        StoredType.ARRAY_OF_DATES,
                        TimeArrays::new,
                        (row, values) -> row.set(values.toArray(new LocalDate[0])),
                        List.of(LocalDate.of(2024, 2, 29), LocalDate.of(1900, 1, 1)),
                        List.of()),
                ValueKind.of(
                        StoredType.ARRAY_OF_INSTANTS,
                        InstantArrays::new,
                        (row, values) -> row.held = values,
                        List.of(Instant.parse("2024-03-31T01:30:00Z"), Instant.parse("2024-01-01T00:00:00.000001Z"))),
                ValueKind.of(StoredType.ARRAY_OF_OTHERS, OtherArrays::new, OtherArrays::set, 1, 2),
                ValueKind.of(
                        StoredType.ARRAY_OF_BYTES,
                        BytesArrays::new,
                        (row, values) -> row.held = values.toArray(new byte[0][]),
                        List.of(new byte[] {0, -1, 92}, new byte[0]),
                        List.of()),
                ValueKind.of(
                        StoredType.ARRAY_BY_DEFAULT,
                        ArrayByDefault::new,
                        ArrayByDefault::set,
                        List.of("a,b", "\"\\"),
                        List.of()));
    }
}
