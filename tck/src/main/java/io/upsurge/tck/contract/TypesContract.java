package io.upsurge.tck.contract;

import io.upsurge.tck.StoredType;
import io.upsurge.tck.model.Attachment;
import io.upsurge.tck.model.Preference;
import io.upsurge.tck.model.Preference.Settings;
import io.upsurge.tck.model.Profile;
import io.upsurge.tck.model.Rock;
import io.upsurge.tck.model.Series;
import io.upsurge.tck.model.Specimen;
import io.upsurge.tck.model.Specimen.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hibernate.cfg.MappingSettings;
import org.junit.jupiter.api.Test;

/** Values of every type are stored and read as {@code persist} and {@code find} do it (T44, D3). */
public abstract class TypesContract extends Contract {

    protected TypesContract() {
        super(Specimen.class, Attachment.class);
    }

    /** The types that Hibernate itself cannot store on this database: an upsert of them fails as {@code persist} does. */
    protected Set<StoredType> notStored() {
        return Set.of();
    }

    private <T> void storesOrFails(
            StoredType type, LikePersist<T> rows, Supplier<List<T>> first, Supplier<List<T>> second) {
        if (notStored().contains(type)) {
            rows.fails(first);
        } else {
            rows.stores(first, second);
        }
    }

    @Test
    void storesBasicTypesLikePersist() {
        new LikePersist<>(this::sessions, Specimen.class)
                .stores(
                        () -> List.of(specimen(1L), new Specimen(2L), other(3L)),
                        () -> List.of(new Specimen(1L), other(2L), specimen(3L)));
    }

    @Test
    void storesRowsThatAreAllNullLikePersist() {
        new LikePersist<>(this::sessions, Specimen.class)
                .stores(
                        () -> List.of(new Specimen(1L), new Specimen(2L)),
                        () -> List.of(new Specimen(1L), new Specimen(2L)));
    }

    @Test
    void storesManyRowsLikePersist() {
        new LikePersist<>(this::sessions, Specimen.class).stores(() -> many(0), () -> many(1));
    }

    @Test
    void storesLargeObjectsLikePersist() {
        String text = "Überlänge ".repeat(20_000);
        byte[] content = text.getBytes(StandardCharsets.UTF_16);
        storesOrFails(
                StoredType.LARGE_OBJECT,
                new LikePersist<>(this::sessions, Attachment.class),
                () -> List.of(new Attachment(1L, "both", text, content), new Attachment(2L, null, null, null)),
                () -> List.of(
                        new Attachment(1L, "text", "short", null),
                        new Attachment(2L, "content", null, new byte[] {0, 1, -1})));
    }

    @Test
    void storesEnumerationsOfTheDatabaseLikePersist() {
        storesOrFails(
                StoredType.NAMED_ENUM,
                new LikePersist<>(() -> database().sessionFactory(Rock.class), Rock.class),
                () -> List.of(new Rock(1L, Kind.MINERAL), new Rock(2L, null), new Rock(3L, Kind.PLANT)),
                () -> List.of(new Rock(1L, null), new Rock(2L, Kind.ANIMAL), new Rock(3L, null)));
    }

    @Test
    void storesJsonLikePersist() {
        storesOrFails(
                StoredType.JSON,
                new LikePersist<>(
                        () -> database()
                                .sessionFactory(
                                        Map.of(MappingSettings.JSON_FORMAT_MAPPER, FlatJson.INSTANCE), Profile.class),
                        Profile.class),
                () -> List.of(
                        new Profile(1L, Map.of("a", "ä, {b}", "c", "d e")),
                        new Profile(2L, null),
                        new Profile(3L, Map.of())),
                () -> List.of(
                        new Profile(1L, null),
                        new Profile(2L, Map.of("x", "l'été")),
                        new Profile(3L, Map.of("z", ""))));
    }

    @Test
    void storesEmbeddablesInJsonLikePersist() {
        storesOrFails(
                StoredType.JSON_EMBEDDABLE,
                new LikePersist<>(() -> database().sessionFactory(Preference.class), Preference.class),
                () -> List.of(
                        new Preference(1L, new Settings("dark", 12)),
                        new Preference(2L, null),
                        new Preference(3L, new Settings(null, null))),
                () -> List.of(
                        new Preference(1L, new Settings("l'été", null)),
                        new Preference(2L, new Settings(null, 3)),
                        new Preference(3L, null)));
    }

    @Test
    void storesArraysLikePersist() {
        storesOrFails(
                StoredType.ARRAY,
                new LikePersist<>(() -> database().sessionFactory(Series.class), Series.class),
                () -> List.of(
                        new Series(1L, new int[] {1, -2}, new String[] {"a", "b,c", "\"{d}\""}, List.of(0.5)),
                        new Series(2L, null, null, null),
                        new Series(3L, new int[0], new String[0], List.of())),
                () -> List.of(
                        new Series(1L, null, new String[] {"", "null"}, Arrays.asList(1.0, null, 2.0)),
                        new Series(2L, new int[] {7}, new String[] {null, "x"}, List.of(1e10)),
                        new Series(3L, new int[] {1, 2, 3}, null, null)));
    }

    /** More rows than a batch, NULLs in every column somewhere. */
    private static List<Specimen> many(int shift) {
        List<Specimen> rows = new ArrayList<>();
        IntStream.range(0, 30).forEach(i -> {
            long id = i;
            rows.add(
                    switch ((i + shift) % 3) {
                        case 0 -> specimen(id);
                        case 1 -> new Specimen(id);
                        default -> other(id);
                    });
        });
        return rows;
    }

    private static Specimen specimen(Long id) {
        Specimen specimen = new Specimen(id);
        specimen.primitiveLong = Long.MAX_VALUE;
        specimen.primitiveInt = Integer.MIN_VALUE;
        specimen.primitiveShort = Short.MAX_VALUE;
        specimen.primitiveByte = Byte.MIN_VALUE;
        specimen.primitiveBoolean = true;
        specimen.primitiveDouble = 0.1;
        specimen.primitiveFloat = 1.5f;
        specimen.primitiveChar = 'ß';
        specimen.boxedLong = Long.MIN_VALUE;
        specimen.boxedInt = Integer.MAX_VALUE;
        specimen.boxedShort = Short.MIN_VALUE;
        specimen.boxedByte = Byte.MAX_VALUE;
        specimen.boxedBoolean = false;
        specimen.boxedDouble = 1e-9;
        specimen.boxedFloat = -2.25f;
        specimen.boxedChar = '\'';
        specimen.bigDecimal = new BigDecimal("-123456789012345.67890");
        specimen.bigInteger = new BigInteger("123456789012345678901234567890");
        specimen.string = "O'Neill \"quoted\", {braces}; \\backslash? 😀";
        specimen.veryLong = "long ".repeat(5_000);
        specimen.nationalized = "größer als 表";
        specimen.fixedText = "ab";
        specimen.bytes = new byte[] {0, 1, 127, -128, -1, '\\', '\''};
        specimen.uuid = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
        specimen.calendarDate = LocalDate.of(2024, 2, 29);
        specimen.timeOfDay = LocalTime.of(23, 59, 59);
        specimen.dateAndTime = LocalDateTime.of(2024, 7, 1, 12, 30, 15, 123_456_000);
        specimen.offsetDateTime = OffsetDateTime.of(2024, 7, 1, 12, 30, 15, 123_456_000, ZoneOffset.ofHours(5));
        specimen.zonedDateTime = specimen.offsetDateTime.atZoneSameInstant(ZoneId.of("Europe/Zurich"));
        specimen.instant = Instant.parse("2024-01-01T00:00:00.000001Z");
        specimen.duration = Duration.ofSeconds(90, 500);
        specimen.calendarYear = Year.of(1999);
        specimen.locale = Locale.GERMANY;
        specimen.currency = Currency.getInstance("CHF");
        specimen.ordinalKind = Kind.ANIMAL;
        specimen.stringKind = Kind.PLANT;
        return specimen;
    }

    private static Specimen other(Long id) {
        Specimen specimen = new Specimen(id);
        specimen.boxedLong = 0L;
        specimen.boxedBoolean = true;
        specimen.boxedDouble = -0.0;
        specimen.bigDecimal = BigDecimal.ZERO;
        specimen.bigInteger = BigInteger.TEN.negate();
        specimen.string = "";
        specimen.fixedText = "abcde";
        specimen.bytes = new byte[0];
        specimen.calendarDate = LocalDate.of(1900, 1, 1);
        specimen.timeOfDay = LocalTime.MIDNIGHT;
        specimen.dateAndTime = LocalDateTime.of(1999, 12, 31, 23, 59, 59);
        specimen.duration = Duration.ZERO;
        specimen.ordinalKind = Kind.PLANT;
        return specimen;
    }
}
