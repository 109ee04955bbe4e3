package io.upsurge.tck.values;

import io.upsurge.tck.StoredType;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Transient;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.CompositeType;
import org.jspecify.annotations.Nullable;

/** Values of several columns. */
final class Wholes {

    private Wholes() {}

    /** A pair of numbers. */
    @Embeddable
    public record Extent(@Nullable Integer width, @Nullable Integer height) {}

    /** Two extents, the one within the other. */
    @Embeddable
    public record Frame(
            @Nullable String name,

            @Embedded
            @AttributeOverride(name = "width", column = @Column(name = "inner_width"))
            @AttributeOverride(name = "height", column = @Column(name = "inner_height"))
            @Nullable
            Extent inner) {}

    @Entity(name = "EmbeddedRecord")
    public static class EmbeddedRecord extends ValueRow {
        @Embedded
        public @Nullable Extent around;

        @Embedded
        public @Nullable Frame framed;

        void set(Frame value) {
            framed = value;
            around = value.inner();
        }
    }

    @Entity(name = "ByCompositeType")
    public static class ByCompositeType extends ValueRow {
        @CompositeType(AmountType.class)
        @AttributeOverride(name = "value", column = @Column(name = "amount_value"))
        @AttributeOverride(name = "currency", column = @Column(name = "amount_currency"))
        public @Nullable Amount held;
    }

    @Entity(name = "ByProperty")
    public static class ByProperty extends ValueRow {
        @Transient
        private @Nullable String stored;

        @Access(AccessType.PROPERTY)
        @Column(name = "held_text")
        public @Nullable String getHeld() {
            return stored == null ? null : stored.substring(1);
        }

        public void setHeld(@Nullable String held) {
            stored = held == null ? null : "-" + held;
        }

        @Override
        public Object seen() {
            return id + ": " + Objects.toString(stored);
        }
    }

    static List<ValueKind<?, ?>> kinds() {
        return List.of(
                ValueKind.of(
                        StoredType.EMBEDDED_RECORD,
                        EmbeddedRecord::new,
                        EmbeddedRecord::set,
                        new Frame("whole", new Extent(1, 2)),
                        new Frame("half", new Extent(null, 2)),
                        new Frame("empty", null)),
                ValueKind.of(
                        StoredType.COMPOSITE_USER_TYPE,
                        ByCompositeType::new,
                        (row, value) -> row.held = value,
                        new Amount(12L, "CHF"),
                        new Amount(-1L, "EUR")),
                ValueKind.of(StoredType.PROPERTY, ByProperty::new, ByProperty::setHeld, "one", ""));
    }
}
