package io.upsurge.tck;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kinds of values, each a row of the guide's table of what is stored where; some databases cannot store some of them. */
public enum StoredType {
    WHOLE_NUMBER("`byte`, `short`, `int`, `long` and their boxes, to the last number"),
    FLOATING_POINT("`float`, `double`, with -0.0"),
    SMALLEST_AND_LARGEST_DOUBLE("the smallest and the largest `double`"),
    NOT_A_NUMBER("NaN and infinities"),
    DECIMAL("`BigDecimal` of 38 digits"),
    DECIMAL_TO_ROUND("`BigDecimal` of more digits than the column's scale"),
    DECIMAL_TOO_LARGE("`BigDecimal` of more digits than the column's precision"),
    BIG_INTEGER("`BigInteger` of 38 digits"),
    TRUTH_VALUE("`boolean`, as itself, as a letter, as a number"),
    BIT("`boolean` as `BIT`"),
    TEXT("`String`, `@Nationalized`, with characters of four bytes"),
    TEXT_WITH_NUL("text with the character NUL"),
    HALF_CHARACTER("text with half of a surrogate pair", "half of a character"),
    TEXT_TOO_LONG("text longer than its column"),
    FIXED_TEXT("`char`, `CHAR(n)`"),
    LONG_TEXT("long text: by its length, `LONGVARCHAR`, `LONG32VARCHAR`, `LONGNVARCHAR`, `LONG32NVARCHAR`"),
    LONG_BYTES("long bytes: by their length, `LONGVARBINARY`, `LONG32VARBINARY`"),
    BYTES("`byte[]`, `Byte[]`, `BINARY(n)`"),
    CHARACTER_ARRAY("`char[]`"),
    LARGE_OBJECT("`@Lob` over `String` and `byte[]`"),
    LARGE_OBJECT_LOCATOR("`java.sql.Clob`, `Blob`"),
    NATIONAL_LARGE_OBJECT("`@Lob` over `@Nationalized` text, `java.sql.NClob`"),
    MATERIALIZED("`MATERIALIZED_CLOB`, `MATERIALIZED_BLOB`, `MATERIALIZED_NCLOB`"),
    UUID("`UUID`, as itself, as text, as bytes"),
    LOCAL_DATE("`LocalDate`"),
    LOCAL_TIME("`LocalTime`"),
    LOCAL_DATE_TIME("`LocalDateTime`"),
    DURATION("`Duration`"),
    INTERVAL("`Duration` as `INTERVAL_SECOND`"),
    YEAR("`Year`"),
    SERIALIZED("`YearMonth`, `MonthDay`, `Period`, serialized"),
    ZONE("`ZoneId`, `ZoneOffset`, `TimeZone`"),
    INSTANT("`Instant`, `OffsetDateTime`, `ZonedDateTime`"),
    DISTANT_INSTANT("`Instant`, `OffsetDateTime` of the years 1000 to 9999"),
    NORMALIZED_ZONE("`@TimeZoneStorage(NORMALIZE)`, `NORMALIZE_UTC`"),
    ZONE_IN_COLUMN("`@TimeZoneStorage(COLUMN)`, `AUTO`"),
    NATIVE_ZONE("`@TimeZoneStorage(NATIVE)`"),
    OFFSET_TIME("`OffsetTime`"),
    NATIVE_OFFSET_TIME("`OffsetTime` with `@TimeZoneStorage(NATIVE)`"),
    OFFSET_TIME_IN_COLUMN("`OffsetTime` with `@TimeZoneStorage(COLUMN)`"),
    DATE_OF_OLD("`java.util.Date`, `Calendar`, `java.sql.Date`, `Time`, `Timestamp`"),
    ENUM("`enum` by name, by number, by `@EnumeratedValue`, by a converter"),
    COLUMN_ENUM("`enum` as `ENUM`"),
    NAMED_ENUM("`enum` as `NAMED_ENUM`"),
    ORDINAL_ENUM("`enum` as `ORDINAL_ENUM`"),
    NAMED_ORDINAL_ENUM("`enum` as `NAMED_ORDINAL_ENUM`"),
    CONVERTED("`@Convert`, `autoApply`"),
    COLUMN_EXPRESSION("`@ColumnTransformer`, `@Formula`"),
    GENERATED_COLUMN("`@GeneratedColumn`"),
    USER_TYPE("`@Type`, `@JavaType`, `@JdbcType`"),
    COMPOSITE_USER_TYPE("`@CompositeType`"),
    NAME_OF_JAVA("`Locale`, `Currency`, `Class`, `URL`"),
    INET("`InetAddress`"),
    JSON("`Map` as `JSON`"),
    JSON_LIST("`List` as `JSON`"),
    JSON_EMBEDDABLE("`@Embeddable` as `JSON`"),
    JSON_PARTS("`List` of `@Embeddable` as `JSON_ARRAY`"),
    XML("`Map` as `SQLXML`"),
    XML_PART("`@Embeddable` as `SQLXML`"),
    XML_PARTS("`List` of `@Embeddable` as `XML_ARRAY`"),
    STRUCT("`@Struct`"),
    STRUCTS("`List` of `@Struct`"),
    ARRAY_OF_NUMBERS("arrays and lists of numbers"),
    ARRAY_OF_TEXTS("arrays and sets of texts"),
    ARRAY_OF_ENUMS("arrays and lists of `enum`"),
    ARRAY_OF_DATES("arrays and lists of `LocalDate`, `LocalTime`, `LocalDateTime`"),
    ARRAY_OF_INSTANTS("lists of `Instant`"),
    ARRAY_OF_OTHERS("arrays and lists of `UUID`, `Boolean`, `BigDecimal`"),
    ARRAY_OF_BYTES("arrays of `byte[]`"),
    ARRAY_BY_DEFAULT("arrays and lists without an annotation"),
    EMBEDDED_RECORD("`@Embedded` records, nested, with overrides"),
    PROPERTY("access by properties"),
    VECTOR("`float[]` as `VECTOR`"),
    VECTOR_TOO_LONG("vector of more numbers than its column"),
    HALF_VECTOR("`float[]` as `VECTOR_FLOAT16`"),
    DOUBLE_VECTOR("`double[]` as `VECTOR_FLOAT64`"),
    BYTE_VECTOR("`byte[]` as `VECTOR_INT8`"),
    BINARY_VECTOR("`byte[]` as `VECTOR_BINARY`"),
    SPARSE_VECTOR("`SparseFloatVector`");

    private final String words;
    private final @Nullable String refused;

    StoredType(String words) {
        this(words, null);
    }

    StoredType(String words, @Nullable String refused) {
        this.words = words;
        this.refused = refused;
    }

    /** What the guide calls it. */
    public String words() {
        return words;
    }

    /** What Upsurge says where it refuses such values on every database, whatever Hibernate does with them. */
    public Optional<String> refused() {
        return Optional.ofNullable(refused);
    }
}
