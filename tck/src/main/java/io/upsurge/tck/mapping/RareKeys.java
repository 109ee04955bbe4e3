package io.upsurge.tck.mapping;

import io.upsurge.tck.application.Email;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Identifiers and versions that the application has no use for. */
final class RareKeys {

    private RareKeys() {}

    /** An identifier that is a record. */
    @Entity(name = "RecordKeyed")
    public static class RecordKeyed {
        @EmbeddedId
        public @Nullable Place id;

        @Column(length = 40)
        public @Nullable String text;

        @Column(length = 40)
        public @Nullable String other;

        /** The identifier. */
        @Embeddable
        public record Place(
                @Column(name = "in_row") int row,
                @Column(name = "in_column") int column) {}
    }

    /** Two attributes, and a record that holds both. */
    @Entity(name = "RecordIdClass")
    @IdClass(RecordIdClass.Key.class)
    public static class RecordIdClass {
        @Id
        @Column(length = 10)
        public @Nullable String area;

        @Id
        @Column(name = "place_number")
        public @Nullable Integer number;

        @Column(length = 40)
        public @Nullable String text;

        @Column(length = 40)
        public @Nullable String other;

        /** The identifier. */
        public record Key(@Nullable String area, @Nullable Integer number) {}
    }

    /** A version that is the time of the last change. */
    @Entity(name = "VersionedByClock")
    public static class VersionedByClock {
        @Id
        public @Nullable Long id;

        @Column(length = 40)
        public @Nullable String text;

        @Version
        public @Nullable Instant changed;
    }

    /** An attribute that a converter makes a column of, which tells rows apart. */
    @Entity(name = "ConvertedKey")
    public static class ConvertedKey {
        @Id
        public @Nullable Long id;

        @Column(length = 60, unique = true)
        @Convert(converter = Email.AsText.class)
        public @Nullable Email mail;

        @Column(length = 40)
        public @Nullable String text;
    }

    static List<Class<?>> classes() {
        return List.of(RecordKeyed.class, RecordIdClass.class, VersionedByClock.class, ConvertedKey.class);
    }

    static List<Sample<?>> samples() {
        return List.of(
                Sample.of("a record as `@EmbeddedId`", RecordKeyed.class, "text", (given, i) -> {
                            RecordKeyed row = new RecordKeyed();
                            row.id = new RecordKeyed.Place(i / 2, i);
                            row.text = "text " + i;
                            return row;
                        })
                        .changing("other", (given, i) -> "other " + i),
                Sample.of("a record as `@IdClass`", RecordIdClass.class, "text", (given, i) -> {
                            RecordIdClass row = new RecordIdClass();
                            row.area = "area" + i / 2;
                            row.number = i;
                            row.text = "text " + i;
                            return row;
                        })
                        .changing("other", (given, i) -> "other " + i),
                Sample.of("a `@Version` that is a time", VersionedByClock.class, "id", (given, i) -> {
                            VersionedByClock row = new VersionedByClock();
                            row.id = (long) i;
                            row.text = "text " + i;
                            return row;
                        })
                        .making("changed")
                        .changing("text", (given, i) -> "other " + i),
                Sample.of("a unique key with a converter", ConvertedKey.class, "mail", (given, i) -> {
                            ConvertedKey row = new ConvertedKey();
                            row.id = (long) i;
                            row.mail = new Email("m" + i, "example.org");
                            return row;
                        })
                        .foundBy("mail")
                        .changing("text", (given, i) -> "other " + i));
    }
}
