package io.upsurge.tck.values;

import io.upsurge.tck.StoredType;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import java.net.InetAddress;
import java.net.URL;
import java.net.UnknownHostException;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JavaType;
import org.hibernate.annotations.JdbcType;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Type;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.StringJavaType;
import org.hibernate.type.descriptor.jdbc.VarcharJdbcType;
import org.jspecify.annotations.Nullable;

/** Enumerations, and what converters, user types and expressions make of values. */
final class Converted {

    private Converted() {}

    /** In three forms: by name, by number and by a value of its own. */
    public enum Weekday {
        MONDAY("m"),
        FRIDAY("f");

        @EnumeratedValue
        final String letter;

        Weekday(String letter) {
            this.letter = letter;
        }
    }

    public enum Size {
        SMALL,
        LARGE
    }

    @Entity(name = "Enumeration")
    public static class Enumeration extends ValueRow {
        @Enumerated(EnumType.ORDINAL)
        public @Nullable Size byNumber;

        @Enumerated(EnumType.STRING)
        public @Nullable Size byName;

        @Convert(converter = ByFirstLetter.class)
        public @Nullable Size byLetter;

        @Enumerated(EnumType.STRING)
        public @Nullable Weekday byValue;

        void set(Size value) {
            byNumber = value;
            byName = value;
            byLetter = value;
            byValue = value == Size.SMALL ? Weekday.MONDAY : Weekday.FRIDAY;
        }
    }

    @Entity(name = "EnumerationOfTable")
    public static class EnumerationOfTable extends ValueRow {
        @Enumerated
        @JdbcTypeCode(SqlTypes.ENUM)
        public @Nullable Size held;
    }

    @Entity(name = "EnumerationInOrder")
    public static class EnumerationInOrder extends ValueRow {
        @Enumerated
        @JdbcTypeCode(SqlTypes.ORDINAL_ENUM)
        public @Nullable Size held;
    }

    @Entity(name = "EnumerationInOrderOfDatabase")
    public static class EnumerationInOrderOfDatabase extends ValueRow {
        @Enumerated
        @JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
        public @Nullable Size held;
    }

    @Entity(name = "EnumerationOfDatabase")
    public static class EnumerationOfDatabase extends ValueRow {
        @Enumerated(EnumType.STRING)
        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        public @Nullable Size held;
    }

    @Converter
    public static class ByFirstLetter implements AttributeConverter<Size, Character> {
        @Override
        public @Nullable Character convertToDatabaseColumn(@Nullable Size size) {
            return size == null ? null : size.name().charAt(0);
        }

        @Override
        public @Nullable Size convertToEntityAttribute(@Nullable Character letter) {
            return letter == null ? null : letter == 'S' ? Size.SMALL : Size.LARGE;
        }
    }

    /** An amount of money in hundredths, which a converter finds by itself. */
    public record Money(long hundredths) {}

    @Converter(autoApply = true)
    public static class MoneyAsNumber implements AttributeConverter<Money, Long> {
        @Override
        public @Nullable Long convertToDatabaseColumn(@Nullable Money money) {
            return money == null ? null : money.hundredths();
        }

        @Override
        public @Nullable Money convertToEntityAttribute(@Nullable Long hundredths) {
            return hundredths == null ? null : new Money(hundredths);
        }
    }

    /** Text for a missing value, and a missing value for text. */
    @Converter
    public static class NullAsText implements AttributeConverter<String, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable String text) {
            return text == null ? "none" : text.isEmpty() ? null : text;
        }

        @Override
        public @Nullable String convertToEntityAttribute(@Nullable String text) {
            return text == null ? "" : text.equals("none") ? null : text;
        }
    }

    @Entity(name = "ByConverter")
    public static class ByConverter extends ValueRow {
        public @Nullable Money money;

        @Convert(converter = NullAsText.class)
        public @Nullable String text;

        void set(String value) {
            text = value;
            money = new Money(value.length());
        }
    }

    @Entity(name = "ByExpression")
    public static class ByExpression extends ValueRow {
        @ColumnTransformer(read = "lower(held_text)", write = "upper(?)")
        @Column(name = "held_text")
        public @Nullable String held;

        @ColumnTransformer(read = "held_number - 1", write = "? + 1")
        @Column(name = "held_number")
        public @Nullable Integer number;

        @Formula("id * 2 + 1")
        public @Nullable Long computed;

        void set(String value) {
            held = value;
            number = value.length();
        }
    }

    @Entity(name = "ByDatabase")
    public static class ByDatabase extends ValueRow {
        public @Nullable Integer base;

        @GeneratedColumn("base + 1")
        public @Nullable Integer successor;
    }

    @Entity(name = "ByDescriptor")
    public static class ByDescriptor extends ValueRow {
        @JavaType(StringJavaType.class)
        @JdbcType(VarcharJdbcType.class)
        public @Nullable String descriptor;

        @Type(Reversed.class)
        public @Nullable String userType;

        void set(String value) {
            descriptor = value;
            userType = value;
        }
    }

    @Entity(name = "Named")
    public static class Named extends ValueRow {
        public @Nullable Locale locale;
        public @Nullable Currency currency;
        public @Nullable Class<?> javaClass;
        public @Nullable URL address;

        void set(String name) {
            locale = Locale.forLanguageTag(name);
            currency = Currency.getInstance("CHF");
            javaClass = String.class;
            try {
                address = new URL("https://example.org/" + name);
            } catch (java.net.MalformedURLException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    @Entity(name = "Host")
    public static class Host extends ValueRow {
        public @Nullable InetAddress held;

        void set(String address) {
            try {
                held = InetAddress.getByName(address);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    static List<ValueKind<?, ?>> kinds() {
        return List.of(
                ValueKind.of(StoredType.ENUM, Enumeration::new, Enumeration::set, Size.SMALL, Size.LARGE),
                ValueKind.of(
                        StoredType.COLUMN_ENUM,
                        EnumerationOfTable::new,
                        (row, value) -> row.held = value,
                        Size.SMALL,
                        Size.LARGE),
                ValueKind.of(
                        StoredType.NAMED_ENUM,
                        EnumerationOfDatabase::new,
                        (row, value) -> row.held = value,
                        Size.SMALL,
                        Size.LARGE),
                ValueKind.of(
                        StoredType.ORDINAL_ENUM,
                        EnumerationInOrder::new,
                        (row, value) -> row.held = value,
                        Size.SMALL,
                        Size.LARGE),
                ValueKind.of(
                        StoredType.NAMED_ORDINAL_ENUM,
                        EnumerationInOrderOfDatabase::new,
                        (row, value) -> row.held = value,
                        Size.SMALL,
                        Size.LARGE),
                ValueKind.of(StoredType.CONVERTED, ByConverter::new, ByConverter::set, "text", "", "none"),
                ValueKind.of(StoredType.COLUMN_EXPRESSION, ByExpression::new, ByExpression::set, "abc", "ABC", ""),
                ValueKind.of(
                        StoredType.GENERATED_COLUMN, ByDatabase::new, (row, value) -> row.base = value, 1, -1, 100),
                ValueKind.of(StoredType.USER_TYPE, ByDescriptor::new, ByDescriptor::set, "abc", "'", ""),
                ValueKind.of(StoredType.NAME_OF_JAVA, Named::new, Named::set, "de-CH", "en"),
                ValueKind.of(StoredType.INET, Host::new, Host::set, "127.0.0.1", "192.168.12.34", "::1"));
    }
}
