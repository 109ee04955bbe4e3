package io.upsurge.tck.model;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import java.util.Date;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.NaturalId;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** Entities and attributes that do not change, or of which only a part is written. */
public final class Frozen {

    private Frozen() {}

    /** Whose rows never change. */
    @Entity(name = "FrozenFact")
    @Table(name = "frozen_fact")
    @Immutable
    public static class Fact {

        @Id
        public @Nullable Long id;

        @NaturalId
        @Column(length = 20, nullable = false, unique = true)
        public @Nullable String code;

        public @Nullable String text;

        protected Fact() {}

        public Fact(Long id, String code, @Nullable String text) {
            this.id = id;
            this.code = code;
            this.text = text;
        }
    }

    /** A value that Hibernate does not look into, one that never changes, and a column that an update may not write. */
    @Entity(name = "FrozenStamp")
    @Table(name = "frozen_stamp")
    public static class Stamp {

        @Id
        public @Nullable Long id;

        @Temporal(TemporalType.DATE)
        @Mutability(Immutability.class)
        @Column(name = "stamped_on")
        public @Nullable Date day;

        @Immutable
        @Convert(converter = Letters.class)
        public StringBuilder @Nullable [] letters;

        @Column(updatable = false)
        public @Nullable String first;

        protected Stamp() {}

        public Stamp(Long id, @Nullable Date day, @Nullable String letters, @Nullable String first) {
            this.id = id;
            this.day = day;
            this.letters = letters == null ? null : new StringBuilder[] {new StringBuilder(letters)};
            this.first = first;
        }
    }

    /** Stores one text. */
    public static class Letters implements AttributeConverter<StringBuilder[], String> {

        @Override
        public @Nullable String convertToDatabaseColumn(StringBuilder @Nullable [] letters) {
            return letters == null ? null : letters[0].toString();
        }

        @Override
        public StringBuilder @Nullable [] convertToEntityAttribute(@Nullable String stored) {
            return stored == null ? null : new StringBuilder[] {new StringBuilder(stored)};
        }
    }

    /** What is null is left to the database when it is inserted. */
    @Entity(name = "FrozenDraft")
    @Table(name = "frozen_draft")
    @DynamicInsert
    @DynamicUpdate
    public static class Draft {

        @Id
        public @Nullable Long id;

        @Column(length = 20)
        @ColumnDefault("'new'")
        public @Nullable String state;

        @ColumnDefault("7")
        public @Nullable Integer weight;

        public @Nullable String text;

        protected Draft() {}

        public Draft(Long id, @Nullable String state, @Nullable Integer weight, @Nullable String text) {
            this.id = id;
            this.state = state;
            this.weight = weight;
            this.text = text;
        }
    }

    /** Natural identifiers, one of which may change; numbers come from a pooled sequence. */
    @Entity(name = "FrozenTown")
    @Table(name = "frozen_town")
    public static class Town {

        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "frozen_town_numbers")
        @SequenceGenerator(name = "frozen_town_numbers", sequenceName = "frozen_town_seq", allocationSize = 50)
        public @Nullable Long id;

        @NaturalId
        @Column(length = 20, nullable = false, unique = true)
        public @Nullable String code;

        public @Nullable String text;

        protected Town() {}

        public Town(String code, @Nullable String text) {
            this.code = code;
            this.text = text;
        }
    }

    /** Its natural identifier may change. */
    @Entity(name = "FrozenStreet")
    @Table(name = "frozen_street")
    public static class Street {

        @Id
        public @Nullable Long id;

        @NaturalId(mutable = true)
        @Column(length = 20, nullable = false, unique = true)
        public @Nullable String code;

        public @Nullable String text;

        protected Street() {}

        public Street(Long id, String code, @Nullable String text) {
            this.id = id;
            this.code = code;
            this.text = text;
        }
    }
}
