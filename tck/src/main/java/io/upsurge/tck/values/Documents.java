package io.upsurge.tck.values;

import io.upsurge.tck.StoredType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Struct;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** JSON, XML, and embeddables that are stored as a whole. */
final class Documents {

    private Documents() {}

    /** A part of a document. */
    @Embeddable
    public static class Part {
        public @Nullable String label;
        public @Nullable Integer amount;
        public @Nullable BigDecimal price;
        public @Nullable LocalDate since;

        protected Part() {}

        Part(@Nullable String label, @Nullable Integer amount) {
            this.label = label;
            this.amount = amount;
            this.price = amount == null ? null : new BigDecimal(amount).movePointLeft(2);
            this.since = label == null ? null : LocalDate.of(2024, 2, 29);
        }
    }

    /** A part that is a type of the database. */
    @Embeddable
    @Struct(name = "spot_of_map")
    public static class Spot {
        public @Nullable Integer x;
        public @Nullable Integer y;

        protected Spot() {}

        Spot(@Nullable Integer x, @Nullable Integer y) {
            this.x = x;
            this.y = y;
        }
    }

    @Entity(name = "JsonMap")
    public static class JsonMap extends ValueRow {
        @JdbcTypeCode(SqlTypes.JSON)
        public @Nullable Map<String, String> held;
    }

    @Entity(name = "JsonList")
    public static class JsonList extends ValueRow {
        @JdbcTypeCode(SqlTypes.JSON)
        public @Nullable List<String> held;
    }

    @Entity(name = "JsonPart")
    public static class JsonPart extends ValueRow {
        @JdbcTypeCode(SqlTypes.JSON)
        public @Nullable Part held;
    }

    @Entity(name = "JsonParts")
    public static class JsonParts extends ValueRow {
        @JdbcTypeCode(SqlTypes.JSON_ARRAY)
        public @Nullable List<Part> held;
    }

    @Entity(name = "XmlMap")
    public static class XmlMap extends ValueRow {
        @JdbcTypeCode(SqlTypes.SQLXML)
        public @Nullable Map<Integer, String> held;
    }

    @Entity(name = "XmlPart")
    public static class XmlPart extends ValueRow {
        @JdbcTypeCode(SqlTypes.SQLXML)
        public @Nullable Part held;
    }

    @Entity(name = "XmlParts")
    public static class XmlParts extends ValueRow {
        @JdbcTypeCode(SqlTypes.XML_ARRAY)
        public @Nullable List<Part> held;
    }

    @Entity(name = "StructPart")
    public static class StructPart extends ValueRow {
        public @Nullable Spot held;
    }

    @Entity(name = "StructParts")
    public static class StructParts extends ValueRow {
        @JdbcTypeCode(SqlTypes.STRUCT_ARRAY)
        public @Nullable List<Spot> held;
    }

    static List<ValueKind<?, ?>> kinds() {
        return List.of(
                ValueKind.of(
                        StoredType.JSON,
                        JsonMap::new,
                        (row, value) -> row.held = value,
                        Map.of("a", "ä, {b}'"),
                        Map.<String, String>of(),
                        Map.of("z", "😀")),
                ValueKind.of(
                        StoredType.JSON_LIST,
                        JsonList::new,
                        (row, value) -> row.held = value,
                        List.of("a", "{b}", "l'été"),
                        List.<String>of()),
                ValueKind.of(
                        StoredType.JSON_EMBEDDABLE,
                        JsonPart::new,
                        (row, value) -> row.held = value,
                        new Part("l'été \"", 12),
                        new Part(null, 3)),
                ValueKind.of(
                        StoredType.JSON_PARTS,
                        JsonParts::new,
                        (row, value) -> row.held = value,
                        List.of(new Part("one", 1), new Part("two", null)),
                        List.<Part>of()),
                ValueKind.of(
                        StoredType.XML,
                        XmlMap::new,
                        (row, value) -> row.held = value,
                        Map.of(1, "ä <b> & '"),
                        Map.of(-7, "")),
                ValueKind.of(
                        StoredType.XML_PART,
                        XmlPart::new,
                        (row, value) -> row.held = value,
                        new Part("l'été <\">", 12),
                        new Part(null, 3)),
                ValueKind.of(
                        StoredType.XML_PARTS,
                        XmlParts::new,
                        (row, value) -> row.held = value,
                        List.of(new Part("one", 1), new Part("two", null)),
                        List.<Part>of()),
                ValueKind.of(
                        StoredType.STRUCT,
                        StructPart::new,
                        (row, value) -> row.held = value,
                        new Spot(1, -2),
                        new Spot(null, 3)),
                ValueKind.of(
                        StoredType.STRUCTS,
                        StructParts::new,
                        (row, value) -> row.held = value,
                        List.of(new Spot(1, 2), new Spot(3, null)),
                        List.<Spot>of()));
    }
}
