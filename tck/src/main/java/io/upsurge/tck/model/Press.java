package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.SoftDelete;
import org.jspecify.annotations.Nullable;

/** Entities that others refer to by keys of all kinds. */
public final class Press {

    private Press() {}

    /** Known by its name, by a code, or by its registration. */
    @Entity(name = "PressHouse")
    @Table(
            name = "press_house",
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "uk_registration",
                            columnNames = {"court", "entry_number"}))
    public static class House {

        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        public @Nullable Long id;

        @NaturalId
        @Column(nullable = false, length = 60)
        public @Nullable String name;

        @Column(length = 20, unique = true)
        public @Nullable String code;

        @Column(length = 20)
        public @Nullable String court;

        @Column(name = "entry_number")
        public @Nullable Integer entry;

        protected House() {}

        public House(@Nullable String name) {
            this.name = name;
        }

        public House(@Nullable String name, @Nullable String code) {
            this.name = name;
            this.code = code;
        }

        /** One that is known by its code only. */
        public static House coded(String code) {
            return new House(null, code);
        }
    }

    /** Known by its house and a label. */
    @Entity(name = "PressImprint")
    @Table(name = "press_imprint")
    public static class Imprint {

        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        public @Nullable Long id;

        @NaturalId
        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "house_id", nullable = false)
        public @Nullable House house;

        @NaturalId
        @Column(nullable = false, length = 40)
        public @Nullable String label;

        protected Imprint() {}

        public Imprint(House house, String label) {
            this.house = house;
            this.label = label;
        }
    }

    /** Softly deleted; known by its name. */
    @Entity(name = "PressSeries")
    @Table(name = "press_series")
    @SoftDelete(columnName = "gone")
    public static class Series {

        @Id
        public @Nullable Long id;

        @NaturalId
        @Column(nullable = false, length = 40)
        public @Nullable String name;

        protected Series() {}

        public Series(@Nullable Long id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    /** In several tables, known by a name. */
    @Entity(name = "PressPerson")
    @Table(name = "press_person")
    @Inheritance(strategy = InheritanceType.JOINED)
    public abstract static class Person {

        @Id
        public @Nullable Long id;

        @NaturalId
        @Column(nullable = false, length = 40)
        public @Nullable String name;

        protected Person() {}

        Person(@Nullable Long id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    /** One that writes. */
    @Entity(name = "PressAuthor")
    @Table(name = "press_author")
    public static class Author extends Person {

        public @Nullable String genre;

        protected Author() {}

        public Author(@Nullable Long id, String name) {
            super(id, name);
        }
    }

    /** One that corrects. */
    @Entity(name = "PressEditor")
    @Table(name = "press_editor")
    public static class Editor extends Person {

        public @Nullable String desk;

        protected Editor() {}

        public Editor(@Nullable Long id, String name) {
            super(id, name);
        }
    }

    /** Where and when something was printed. */
    @Embeddable
    public static class Origin {

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "printer_id")
        public @Nullable House printer;

        @Column(name = "printed_in")
        public @Nullable Integer year;

        protected Origin() {}

        public Origin(@Nullable House printer, @Nullable Integer year) {
            this.printer = printer;
            this.year = year;
        }
    }

    /** Refers to all of them; its house and its number are a key. */
    @Entity(name = "PressVolume")
    @Table(
            name = "press_volume",
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "uk_volume",
                            columnNames = {"house_id", "volume_number"}))
    public static class Volume {

        @Id
        public @Nullable Long id;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "house_id")
        public @Nullable House house;

        @Column(name = "volume_number")
        public @Nullable Integer number;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "imprint_id")
        public @Nullable Imprint imprint;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "seller_code", referencedColumnName = "code")
        public @Nullable House seller;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "series_id")
        public @Nullable Series series;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "person_id")
        public @Nullable Person person;

        @Embedded
        public @Nullable Origin origin;

        public @Nullable String title;

        protected Volume() {}

        public Volume(@Nullable Long id, @Nullable House house, @Nullable Integer number, @Nullable String title) {
            this.id = id;
            this.house = house;
            this.number = number;
            this.title = title;
        }
    }
}
