package io.upsurge.tck.model;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** Entities whose elements have foreign keys that only their collections know. */
public final class Crates {

    private Crates() {}

    /** Has elements of several kinds. */
    @Entity(name = "Crate")
    @Table(name = "crates_crate")
    public static class Crate {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        public @Nullable Long id;

        @NaturalId
        @Column(nullable = false, unique = true)
        public @Nullable String code;

        public @Nullable String text;

        @OneToMany(cascade = CascadeType.ALL)
        @JoinColumn(name = "crate_id")
        public List<Pebble> pebbles = new ArrayList<>();

        @OneToMany(cascade = CascadeType.ALL)
        @JoinColumn(name = "crate_code", referencedColumnName = "code")
        public Set<Shell> shells = new HashSet<>();

        @OneToMany(cascade = CascadeType.ALL)
        @JoinColumn(name = "by_name_id")
        @MapKey(name = "name")
        public Map<String, Pebble> byName = new LinkedHashMap<>();

        public Crate() {}

        public Crate(String code, Pebble... pebbles) {
            this.code = code;
            this.pebbles.addAll(List.of(pebbles));
        }
    }

    /** Knows nothing of what it is in. */
    @Entity(name = "Pebble")
    @Table(name = "crates_pebble")
    public static class Pebble {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        public @Nullable Long id;

        @Column(unique = true)
        public @Nullable String name;

        @Version
        public @Nullable Integer version;

        public Pebble() {}

        public Pebble(String name) {
            this.name = name;
        }
    }

    /** Is in several tables. */
    @Entity(name = "Shell")
    @Table(name = "crates_shell")
    @Inheritance(strategy = InheritanceType.JOINED)
    public static class Shell {
        @Id
        public @Nullable Long id;

        public Shell() {}

        public Shell(long id) {
            this.id = id;
        }
    }

    /** Has a table of its own besides. */
    @Entity(name = "Snail")
    @Table(name = "crates_snail")
    public static class Snail extends Shell {
        public @Nullable String name;

        public Snail() {}

        public Snail(long id, String name) {
            super(id);
            this.name = name;
        }
    }

    /** The identifier of a rack. */
    @Embeddable
    public record RackId(int line, int place) implements Serializable {}

    /** Its elements refer to two columns. */
    @Entity(name = "Rack")
    @Table(name = "crates_rack")
    public static class Rack {
        @EmbeddedId
        public @Nullable RackId id;

        @OneToMany(cascade = CascadeType.MERGE)
        @JoinColumn(name = "rack_line", referencedColumnName = "line")
        @JoinColumn(name = "rack_place", referencedColumnName = "place")
        public List<Pebble> pebbles = new ArrayList<>();
    }

    /** Its elements have positions. */
    @Entity(name = "Row")
    @Table(name = "crates_row")
    public static class Row {
        @Id
        public @Nullable Long id;

        @OneToMany(cascade = CascadeType.ALL)
        @JoinColumn(name = "row_id")
        @OrderColumn(name = "row_position")
        public List<Pebble> pebbles = new ArrayList<>();
    }

    /** Its elements know what they are in, and not where. */
    @Entity(name = "Train")
    @Table(name = "crates_train")
    public static class Train {
        @Id
        public @Nullable Long id;

        @OneToMany(mappedBy = "train", cascade = CascadeType.ALL)
        @OrderColumn(name = "train_position")
        public List<Wagon> wagons = new ArrayList<>();

        @OneToMany(mappedBy = "train", cascade = CascadeType.ALL)
        @OrderColumn(name = "train_position")
        public List<Coach> coaches = new ArrayList<>();
    }

    /** Is in a train, and knows where. */
    @Entity(name = "Coach")
    @Table(name = "crates_coach")
    public static class Coach {
        @Id
        public @Nullable Long id;

        @ManyToOne
        public @Nullable Train train;

        @Column(name = "train_position")
        public @Nullable Integer position;
    }

    /** Is in a train. */
    @Entity(name = "Wagon")
    @Table(name = "crates_wagon")
    public static class Wagon {
        @Id
        public @Nullable Long id;

        @ManyToOne
        public @Nullable Train train;
    }

    /** Its elements cannot be without it. */
    @Entity(name = "Nest")
    @Table(name = "crates_nest")
    public static class Nest {
        @Id
        public @Nullable Long id;

        @OneToMany(cascade = CascadeType.ALL)
        @JoinColumn(name = "nest_id", nullable = false)
        public List<Egg> eggs = new ArrayList<>();
    }

    /** Is in a nest. */
    @Entity(name = "Egg")
    @Table(name = "crates_egg")
    public static class Egg {
        @Id
        public @Nullable Long id;

        public @Nullable String text;
    }
}
