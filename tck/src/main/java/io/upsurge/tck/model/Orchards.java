package io.upsurge.tck.model;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collections that not the entity itself has, but a subclass or an embeddable, or that go by another column. */
public final class Orchards {

    private Orchards() {}

    /** Whom collections refer to. */
    @Entity(name = "Picker")
    public static class Picker {
        @Id
        public @Nullable Long id;
    }

    /** The root of one table. */
    @Entity(name = "Plant")
    @Inheritance
    public static class Plant {
        @Id
        public @Nullable Long id;

        public @Nullable Integer height;
    }

    /** A subclass with collections. */
    @Entity(name = "FruitTree")
    public static class FruitTree extends Plant {
        @ElementCollection
        public Set<String> fruits = new HashSet<>();

        @ManyToMany
        @JoinTable(name = "FruitTree_pickers", joinColumns = @JoinColumn(name = "FruitTree_id"))
        public Set<Picker> pickers = new HashSet<>();
    }

    /** The root of joined tables. */
    @Entity(name = "Bush")
    @Inheritance(strategy = InheritanceType.JOINED)
    public static class Bush {
        @Id
        public @Nullable Long id;

        public @Nullable Integer height;
    }

    /** A class between. */
    @Entity(name = "GardenBush")
    public static class GardenBush extends Bush {
        public @Nullable Integer bed;
    }

    /** A subclass of a subclass, with collections. */
    @Entity(name = "BerryBush")
    public static class BerryBush extends GardenBush {
        @ElementCollection
        public Set<String> fruits = new HashSet<>();

        @ManyToMany
        public Set<Picker> pickers = new HashSet<>();
    }

    /** The root of tables of their own. */
    @Entity(name = "Vine")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    public static class Vine {
        @Id
        public @Nullable Long id;

        public @Nullable Integer height;
    }

    /** A subclass with collections. */
    @Entity(name = "GrapeVine")
    public static class GrapeVine extends Vine {
        @ElementCollection
        public Set<String> fruits = new HashSet<>();

        @ManyToMany
        public Set<Picker> pickers = new HashSet<>();
    }

    /** Has collections in an embeddable, and in one within. */
    @Entity(name = "Greenhouse")
    public static class Greenhouse {
        @Id
        public @Nullable Long id;

        public @Nullable Integer height;

        @Embedded
        public Beds beds = new Beds();
    }

    /** With a collection of its own. */
    @Embeddable
    public static class Beds {
        public @Nullable Integer width;

        @ElementCollection
        public Set<String> herbs = new HashSet<>();

        @Embedded
        public Corner corner = new Corner();
    }

    /** An embeddable within. */
    @Embeddable
    public static class Corner {
        public @Nullable Integer light;

        @ManyToMany
        public Set<Picker> pickers = new HashSet<>();
    }

    /** Its collection refers to another column than the identifier. */
    @Entity(name = "Hedge")
    public static class Hedge implements Serializable {
        private static final long serialVersionUID = 1L;

        @Id
        public @Nullable Long id;

        public @Nullable Integer height;

        @Column(length = 20, unique = true)
        public @Nullable String code;

        @ElementCollection
        @CollectionTable(joinColumns = @JoinColumn(name = "hedge_code", referencedColumnName = "code"))
        public Set<String> birds = new HashSet<>();
    }
}
