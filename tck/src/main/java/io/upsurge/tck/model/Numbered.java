package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Identifiers that generators make, whole or in part. */
public final class Numbered {

    private Numbered() {}

    /** A number of one's own, and one that is generated. */
    public static class PageKey implements Serializable {

        private static final long serialVersionUID = 1L;

        public @Nullable Integer volume;
        public @Nullable Long number;

        public PageKey() {}

        public PageKey(@Nullable Integer volume, @Nullable Long number) {
            this.volume = volume;
            this.number = number;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof PageKey key
                    && Objects.equals(volume, key.volume)
                    && Objects.equals(number, key.number);
        }

        @Override
        public int hashCode() {
            return Objects.hash(volume, number);
        }
    }

    /** A part of its identifier is generated. */
    @Entity(name = "NumberedPage")
    @Table(name = "numbered_page")
    @IdClass(PageKey.class)
    public static class Page {

        @Id
        public @Nullable Integer volume;

        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        public @Nullable Long number;

        @Column(length = 20, unique = true)
        public @Nullable String code;

        public @Nullable String text;

        protected Page() {}

        public Page(@Nullable Integer volume, @Nullable String code, @Nullable String text) {
            this.volume = volume;
            this.code = code;
            this.text = text;
        }
    }

    /** The same, as one object. */
    @Embeddable
    public static class SheetKey {

        @Column(name = "sheet_volume")
        public @Nullable Integer volume;

        @GeneratedValue
        @Column(name = "sheet_mark")
        public @Nullable UUID mark;

        protected SheetKey() {}

        public SheetKey(@Nullable Integer volume) {
            this.volume = volume;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof SheetKey key
                    && Objects.equals(volume, key.volume)
                    && Objects.equals(mark, key.mark);
        }

        @Override
        public int hashCode() {
            return Objects.hash(volume, mark);
        }
    }

    /** A part of its embedded identifier is generated. */
    @Entity(name = "NumberedSheet")
    @Table(name = "numbered_sheet")
    public static class Sheet {

        @EmbeddedId
        public @Nullable SheetKey id;

        @Column(length = 20, unique = true)
        public @Nullable String code;

        public @Nullable String text;

        protected Sheet() {}

        public Sheet(@Nullable Integer volume, @Nullable String code, @Nullable String text) {
            this.id = new SheetKey(volume);
            this.code = code;
            this.text = text;
        }
    }

    /** Identified by a moment and chance. */
    @Entity(name = "NumberedNote")
    @Table(name = "numbered_note")
    public static class Note {

        @Id
        @UuidGenerator(style = UuidGenerator.Style.TIME)
        public @Nullable UUID id;

        @Column(length = 20, unique = true)
        public @Nullable String code;

        public @Nullable String text;

        protected Note() {}

        public Note(String code, @Nullable String text) {
            this.code = code;
            this.text = text;
        }
    }
}
