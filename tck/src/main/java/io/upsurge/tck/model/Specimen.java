package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A value of every common basic type. */
@Entity
public class Specimen {

    /** The values of the enumerations. */
    public enum Kind {
        PLANT,
        ANIMAL,
        MINERAL
    }

    @Id
    public Long id;

    public long primitiveLong;
    public int primitiveInt;
    public short primitiveShort;
    public byte primitiveByte;
    public boolean primitiveBoolean;
    public double primitiveDouble;
    public float primitiveFloat;
    public char primitiveChar = 'x';

    public @Nullable Long boxedLong;
    public @Nullable Integer boxedInt;
    public @Nullable Short boxedShort;
    public @Nullable Byte boxedByte;
    public @Nullable Boolean boxedBoolean;
    public @Nullable Double boxedDouble;
    public @Nullable Float boxedFloat;
    public @Nullable Character boxedChar;

    @Column(precision = 20, scale = 5)
    public @Nullable BigDecimal bigDecimal;

    @Column(precision = 30, scale = 0)
    public @Nullable BigInteger bigInteger;

    public @Nullable String string;

    @Column(length = 50_000)
    public @Nullable String veryLong;

    @Nationalized
    public @Nullable String nationalized;

    @Column(length = 5)
    @JdbcTypeCode(SqlTypes.CHAR)
    public @Nullable String fixedText;

    @Column(length = 200)
    public byte @Nullable [] bytes;

    public @Nullable UUID uuid;
    public @Nullable LocalDate calendarDate;
    public @Nullable LocalTime timeOfDay;
    public @Nullable LocalDateTime dateAndTime;
    public @Nullable OffsetDateTime offsetDateTime;
    public @Nullable ZonedDateTime zonedDateTime;
    public @Nullable Instant instant;
    public @Nullable Duration duration;
    public @Nullable Year calendarYear;
    public @Nullable Locale locale;
    public @Nullable Currency currency;

    @Enumerated(EnumType.ORDINAL)
    public @Nullable Kind ordinalKind;

    @Enumerated(EnumType.STRING)
    public @Nullable Kind stringKind;

    protected Specimen() {}

    public Specimen(Long id) {
        this.id = id;
    }
}
