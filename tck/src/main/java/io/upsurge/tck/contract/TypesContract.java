package io.upsurge.tck.contract;

import io.upsurge.tck.StoredType;
import io.upsurge.tck.model.Specimen;
import io.upsurge.tck.model.Specimen.Kind;
import io.upsurge.tck.values.ValueKind;
import io.upsurge.tck.values.ValueKinds;
import io.upsurge.tck.values.ValueRow;
import java.math.BigDecimal;
import java.math.BigInteger;
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
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.cfg.MappingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of every type are stored and read as {@code persist} and {@code find} do it (T44, D3). */
public abstract class TypesContract extends Contract {

    protected TypesContract() {
        super(Specimen.class);
    }

    /** The types that Hibernate itself cannot store on this database: an upsert of them fails as {@code persist} does. */
    protected Set<StoredType> notStored() {
        return Set.of();
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

    /** Those that Hibernate stores share one session factory. */
    @ParameterizedTest
    @MethodSource("kinds")
    void storesEachKindOfValueLikePersist(ValueKind<?, ?> kind) {
        stores(kind);
    }

    static List<ValueKind<?, ?>> kinds() {
        return ValueKinds.all();
    }

    private <T extends ValueRow> void stores(ValueKind<T, ?> kind) {
        if (notStored().contains(kind.type())) {
            likePersist(kind, List.of(kind.entity())).fails(() -> kind.rows(0), kind::blanks);
        } else if (kind.type().refused().isPresent()) {
            likePersist(kind, List.of(kind.entity()))
                    .refused(() -> kind.rows(0), kind.type().refused().get());
        } else {
            List<Class<?>> stored = new ArrayList<>();
            for (ValueKind<?, ?> other : kinds()) {
                if (!notStored().contains(other.type())) {
                    stored.add(other.entity());
                }
            }
            likePersist(kind, stored).stores(() -> kind.rows(0), () -> kind.rows(1));
        }
    }

    private <T extends ValueRow> LikePersist<T> likePersist(ValueKind<T, ?> kind, List<Class<?>> entities) {
        Set<Class<?>> managed = new HashSet<>(entities);
        managed.addAll(ValueKinds.converters());
        return new LikePersist<>(
                () -> database()
                        .sessionFactory(
                                Map.of(MappingSettings.JSON_FORMAT_MAPPER, FlatJson.INSTANCE),
                                managed.toArray(Class<?>[]::new)),
                kind.entity(),
                ValueRow::seen);
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
