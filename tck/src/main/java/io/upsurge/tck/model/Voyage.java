package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Version;
import org.hibernate.annotations.DiscriminatorFormula;
import org.jspecify.annotations.Nullable;

/** A voyage of a ship: what an enhanced class keeps an account of, in fields that only its methods write. */
@Entity
public class Voyage {

    /** Where it goes; an embeddable whose parts may be set. */
    @Embeddable
    public static class Route {
        private @Nullable String origin;
        private @Nullable String destination;

        protected Route() {}

        public Route(String origin, String destination) {
            this.origin = origin;
            this.destination = destination;
        }

        public void leadTo(String other) {
            destination = other;
        }

        @Override
        public String toString() {
            return origin + "-" + destination;
        }
    }

    /** A ship, which a voyage refers to and loads when it is asked for. */
    @Entity(name = "VoyageShip")
    public static class Ship {
        @Id
        private @Nullable String code;

        private @Nullable String name;

        protected Ship() {}

        public Ship(String code, String name) {
            this.code = code;
            this.name = name;
        }

        public @Nullable String name() {
            return name;
        }

        public void rename(String other) {
            name = other;
        }
    }

    /** What was written down of a voyage; not every one has it. */
    @Entity(name = "VoyageLog")
    public static class Log {
        @Id
        private @Nullable Long id;

        @MapsId
        @OneToOne(fetch = FetchType.LAZY)
        private @Nullable Voyage voyage;

        private @Nullable String text;

        protected Log() {}

        public Log(Voyage voyage, String text) {
            this.voyage = voyage;
            this.text = text;
        }

        public @Nullable Voyage voyage() {
            return voyage;
        }

        public @Nullable String text() {
            return text;
        }
    }

    /** A part of a voyage, which is of another class when it is long. */
    @Entity(name = "VoyageLeg")
    @DiscriminatorFormula("case when miles > 1000 then 'L' else 'S' end")
    @DiscriminatorValue("S")
    public static class Leg {
        @Id
        private @Nullable Long id;

        private int miles;

        protected Leg() {}

        public Leg(long id, int miles) {
            this.id = id;
            this.miles = miles;
        }

        @Override
        public String toString() {
            return id + ": " + miles;
        }
    }

    /** A long one. */
    @Entity(name = "VoyageLongLeg")
    @DiscriminatorValue("L")
    public static class LongLeg extends Leg {}

    @Id
    private @Nullable Long id;

    @Column(unique = true, length = 20)
    private @Nullable String code;

    private @Nullable String captain;

    @Embedded
    private @Nullable Route route;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Ship ship;

    @OneToOne(mappedBy = "voyage")
    private @Nullable Log log;

    @Version
    private @Nullable Integer version;

    protected Voyage() {}

    public Voyage(long id, String code, String captain, Route route, @Nullable Ship ship) {
        this.id = id;
        this.code = code;
        this.captain = captain;
        this.route = route;
        this.ship = ship;
    }

    public @Nullable Long id() {
        return id;
    }

    public @Nullable String captain() {
        return captain;
    }

    public void command(String other) {
        captain = other;
    }

    public @Nullable Route route() {
        return route;
    }

    public @Nullable Ship ship() {
        return ship;
    }

    public @Nullable Log log() {
        return log;
    }

    @Override
    public String toString() {
        return code + " " + captain + " " + route + " v" + version;
    }
}
