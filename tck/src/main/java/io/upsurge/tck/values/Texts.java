package io.upsurge.tck.values;

import io.upsurge.tck.StoredType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Lob;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JavaType;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.engine.jdbc.proxy.BlobProxy;
import org.hibernate.engine.jdbc.proxy.ClobProxy;
import org.hibernate.engine.jdbc.proxy.NClobProxy;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.ByteArrayJavaType;
import org.jspecify.annotations.Nullable;

/** Texts and bytes. */
final class Texts {

    private static final String LONG = "long, {long}; \"long\" 'ü' ".repeat(1_100);

    private Texts() {}

    @Entity(name = "UnicodeText")
    public static class UnicodeText extends ValueRow {
        public @Nullable String plain;

        @Nationalized
        public @Nullable String nationalized;

        void set(String value) {
            plain = value;
            nationalized = value;
        }
    }

    @Entity(name = "TextWithNul")
    public static class TextWithNul extends ValueRow {
        public @Nullable String held;
    }

    @Entity(name = "HalfCharacter")
    public static class HalfCharacter extends ValueRow {
        public @Nullable String held;
    }

    @Entity(name = "TextTooLong")
    public static class TextTooLong extends ValueRow {
        @Column(length = 5)
        public @Nullable String held;
    }

    @Entity(name = "PaddedText")
    public static class PaddedText extends ValueRow {
        @Column(length = 5)
        @JdbcTypeCode(SqlTypes.CHAR)
        public @Nullable String padded;

        public @Nullable Character letter;

        @Nationalized
        public @Nullable Character nationalLetter;

        void set(String value) {
            padded = value;
            letter = value.charAt(0);
            nationalLetter = value.charAt(0);
        }
    }

    @Entity(name = "LengthyText")
    public static class LengthyText extends ValueRow {
        @Column(length = 200_000)
        public @Nullable String byLength;

        @JdbcTypeCode(SqlTypes.LONGVARCHAR)
        public @Nullable String longest;

        @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
        public @Nullable String long32;

        @JdbcTypeCode(SqlTypes.LONGNVARCHAR)
        public @Nullable String longestNational;

        @JdbcTypeCode(SqlTypes.LONG32NVARCHAR)
        public @Nullable String nationalText;

        void set(String value) {
            byLength = value;
            longest = value;
            long32 = value;
            longestNational = value;
            nationalText = value;
        }
    }

    @Entity(name = "LongBytes")
    public static class LongBytes extends ValueRow {
        @Column(length = 200_000)
        public byte @Nullable [] byLength;

        @JdbcTypeCode(SqlTypes.LONGVARBINARY)
        public byte @Nullable [] longestBytes;

        @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
        public byte @Nullable [] long32;

        void set(byte[] value) {
            byLength = value;
            longestBytes = value;
            long32 = value;
        }
    }

    @Entity(name = "ShortBytes")
    public static class ShortBytes extends ValueRow {
        @Column(length = 8)
        public byte @Nullable [] plainBytes;

        @Column(length = 4)
        @JdbcTypeCode(SqlTypes.BINARY)
        public byte @Nullable [] padded;

        @JavaType(ByteArrayJavaType.class)
        public Byte @Nullable [] boxed;

        void set(byte[] value) {
            plainBytes = value;
            padded = value;
            boxed = new Byte[value.length];
            Arrays.setAll(boxed, i -> value[i]);
        }
    }

    @Entity(name = "CharacterArray")
    public static class CharacterArray extends ValueRow {
        public char @Nullable [] held;
    }

    @Entity(name = "LargeObject")
    public static class LargeObject extends ValueRow {
        @Lob
        public @Nullable String text;

        @Lob
        public byte @Nullable [] content;

        public @Nullable String beside;

        void set(String value) {
            text = value;
            content = value.getBytes(StandardCharsets.UTF_16);
            beside = "short";
        }
    }

    @Entity(name = "LargeObjectLocator")
    public static class LargeObjectLocator extends ValueRow {
        @Lob
        public @Nullable Clob text;

        @Lob
        public @Nullable Blob content;

        void set(String value) {
            text = ClobProxy.generateProxy(value);
            content = BlobProxy.generateProxy(value.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Object seen() {
            return Arrays.asList(id, text(text), content(content));
        }

        static @Nullable String text(@Nullable Clob clob) {
            try (Reader reader = clob == null ? null : clob.getCharacterStream()) {
                StringWriter text = new StringWriter();
                return reader == null || reader.transferTo(text) < 0 ? null : text.toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static @Nullable List<Byte> content(@Nullable Blob blob) {
            try (InputStream stream = blob == null ? null : blob.getBinaryStream()) {
                if (stream == null) {
                    return null;
                }
                List<Byte> content = new ArrayList<>();
                for (byte next : stream.readAllBytes()) {
                    content.add(next);
                }
                return content;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Entity(name = "NationalObject")
    public static class NationalObject extends ValueRow {
        @Lob
        @Nationalized
        public @Nullable String text;

        @Lob
        public @Nullable NClob located;

        void set(String value) {
            text = value;
            located = NClobProxy.generateProxy(value);
        }

        @Override
        public Object seen() {
            List<@Nullable Object> seen = new ArrayList<>();
            seen.add(id);
            seen.add(text);
            seen.add(LargeObjectLocator.text(located));
            return seen;
        }
    }

    @Entity(name = "MaterializedObject")
    public static class MaterializedObject extends ValueRow {
        @JdbcTypeCode(SqlTypes.MATERIALIZED_CLOB)
        public @Nullable String text;

        @JdbcTypeCode(SqlTypes.MATERIALIZED_NCLOB)
        public @Nullable String national;

        @JdbcTypeCode(SqlTypes.MATERIALIZED_BLOB)
        public byte @Nullable [] content;

        void set(String value) {
            text = value;
            national = value;
            content = value.getBytes(StandardCharsets.UTF_16);
        }
    }

    @Entity(name = "UuidForms")
    public static class UuidForms extends ValueRow {
        public @Nullable UUID plain;

        @JdbcTypeCode(SqlTypes.CHAR)
        public @Nullable UUID fixedText;

        @JdbcTypeCode(SqlTypes.VARCHAR)
        public @Nullable UUID text;

        @JdbcTypeCode(SqlTypes.BINARY)
        public @Nullable UUID bytes;

        @JdbcTypeCode(SqlTypes.UUID)
        public @Nullable UUID uuid;

        void set(UUID value) {
            plain = value;
            fixedText = value;
            text = value;
            bytes = value;
            uuid = value;
        }
    }

    static List<ValueKind<?, ?>> kinds() {
        return List.of(
                ValueKind.of(
                        StoredType.TEXT,
                        UnicodeText::new,
                        UnicodeText::set,
                        "😀𝒳",
                        "שלום",
                        "e\u0301é",
                        "",
                        " ",
                        "\\N",
                        "NULL",
                        "{\"a\",b}",
                        "\\x41"),
                ValueKind.of(StoredType.TEXT_WITH_NUL, TextWithNul::new, (row, value) -> row.held = value, "a\u0000b"),
                ValueKind.of(
                        StoredType.HALF_CHARACTER, HalfCharacter::new, (row, value) -> row.held = value, "a\ud83d"),
                ValueKind.of(StoredType.TEXT_TOO_LONG, TextTooLong::new, (row, value) -> row.held = value, "abcdef"),
                ValueKind.of(StoredType.FIXED_TEXT, PaddedText::new, PaddedText::set, "ab", "abcde", "ü '\\\"", "Ω"),
                ValueKind.of(StoredType.LONG_TEXT, LengthyText::new, LengthyText::set, LONG, "", "short"),
                ValueKind.of(
                        StoredType.LONG_BYTES,
                        LongBytes::new,
                        LongBytes::set,
                        LONG.getBytes(StandardCharsets.UTF_8),
                        new byte[0],
                        new byte[] {0, 92, 39}),
                ValueKind.of(
                        StoredType.BYTES, ShortBytes::new, ShortBytes::set, new byte[] {0, 92, 39, -1}, new byte[] {
                            -128, 127, 10, 13
                        }),
                ValueKind.of(
                        StoredType.CHARACTER_ARRAY,
                        CharacterArray::new,
                        (row, value) -> row.held = value.toCharArray(),
                        "ab'\"\\",
                        "ü"),
                ValueKind.of(StoredType.LARGE_OBJECT, LargeObject::new, LargeObject::set, LONG, "x", ""),
                ValueKind.of(
                        StoredType.LARGE_OBJECT_LOCATOR,
                        LargeObjectLocator::new,
                        LargeObjectLocator::set,
                        "Überlänge, \\ 'quoted' ".repeat(100),
                        "x"),
                ValueKind.of(
                        StoredType.NATIONAL_LARGE_OBJECT,
                        NationalObject::new,
                        NationalObject::set,
                        "Überlänge, \\ 'quoted' 😀".repeat(100),
                        "x"),
                ValueKind.of(StoredType.MATERIALIZED, MaterializedObject::new, MaterializedObject::set, LONG, "x", ""),
                ValueKind.of(
                        StoredType.UUID,
                        UuidForms::new,
                        UuidForms::set,
                        UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
                        new UUID(0, 0),
                        new UUID(-1, -1)));
    }
}
