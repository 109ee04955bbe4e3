package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Entities whose identifiers are those of others, or hold them. */
public final class Derived {

    private Derived() {}

    /** What the others refer to. */
    @Entity(name = "Citizen")
    public static class Citizen {
        @Id
        public @Nullable Long id;

        public @Nullable String name;

        protected Citizen() {}

        public Citizen(long id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    /** Has the identifier of its citizen. */
    @Entity(name = "Passport")
    public static class Passport {
        @Id
        public @Nullable Long id;

        @MapsId
        @OneToOne
        public @Nullable Citizen citizen;

        public @Nullable String number;

        protected Passport() {}

        public Passport(Citizen citizen, String number) {
            this.citizen = citizen;
            this.number = number;
        }
    }

    /** A part of its identifier is that of its citizen. */
    @Entity(name = "Permit")
    public static class Permit {
        @EmbeddedId
        public Key id = new Key();

        @MapsId("citizen")
        @ManyToOne
        public @Nullable Citizen citizen;

        public @Nullable String text;

        protected Permit() {}

        public Permit(Citizen citizen, int year, String text) {
            this.citizen = citizen;
            this.id.year = year;
            this.text = text;
        }

        /** The identifier. */
        @Embeddable
        public static class Key implements Serializable {
            private static final long serialVersionUID = 1L;

            public @Nullable Long citizen;

            @Column(name = "issued")
            public int year;

            @Override
            public boolean equals(@Nullable Object other) {
                return other instanceof Key key && Objects.equals(citizen, key.citizen) && year == key.year;
            }

            @Override
            public int hashCode() {
                return Objects.hash(citizen, year);
            }
        }
    }

    /** A part of its identifier is an association. */
    @Entity(name = "Visa")
    @IdClass(Visa.Key.class)
    public static class Visa {
        @Id
        @ManyToOne
        public @Nullable Citizen citizen;

        @Id
        public @Nullable String country;

        public @Nullable String text;

        protected Visa() {}

        public Visa(Citizen citizen, String country, String text) {
            this.citizen = citizen;
            this.country = country;
            this.text = text;
        }

        /** The identifier, in which the citizen is his own. */
        public static class Key implements Serializable {
            private static final long serialVersionUID = 1L;

            public @Nullable Long citizen;
            public @Nullable String country;

            @Override
            public boolean equals(@Nullable Object other) {
                return other instanceof Key key
                        && Objects.equals(citizen, key.citizen)
                        && Objects.equals(country, key.country);
            }

            @Override
            public int hashCode() {
                return Objects.hash(citizen, country);
            }
        }
    }
}
