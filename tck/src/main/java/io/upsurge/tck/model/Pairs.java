package io.upsurge.tck.model;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entities in pairs: the one cannot have a reference to the other without loading it, for another reason in each pair. */
public final class Pairs {

    private Pairs() {}

    /** Has a counterpart, and remembers what it knew of it when it was loaded. */
    @MappedSuperclass
    public abstract static class One {

        @Access(AccessType.FIELD)
        @Column(name = "said")
        public @Nullable String text;

        @Transient
        public final List<@Nullable Object> seen = new ArrayList<>();

        /** The counterpart. */
        public abstract @Nullable Object other();

        @PostLoad
        void loaded() {
            seen.add(other());
        }
    }

    /** Has the identifier of its key. */
    @Entity(name = "Vault")
    @Table(name = "pairs_vault")
    public static class Vault extends One {

        @Id
        public @Nullable Long id;

        @OneToOne(mappedBy = "vault")
        public @Nullable VaultKey key;

        @Override
        public @Nullable Object other() {
            return key;
        }
    }

    /** Has the identifier of its vault. */
    @Entity(name = "VaultKey")
    @Table(name = "pairs_vault_key")
    public static class VaultKey {

        @Id
        public @Nullable Long id;

        @MapsId
        @OneToOne(fetch = FetchType.LAZY)
        public @Nullable Vault vault;
    }

    /** Refers to what has the same identifier, if there is one. */
    @Entity(name = "Stem")
    @Table(name = "pairs_stem")
    public static class Stem extends One {

        @Id
        public @Nullable Long id;

        @OneToOne
        @PrimaryKeyJoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        public @Nullable Bloom bloom;

        @Override
        public @Nullable Object other() {
            return bloom;
        }
    }

    /** Knows of no stem. */
    @Entity(name = "Bloom")
    @Table(name = "pairs_bloom")
    public static class Bloom {

        @Id
        public @Nullable Long id;
    }

    /** An identifier of two columns. */
    @Embeddable
    public record CellId(int line, int place) implements Serializable {}

    /** Has an identifier of two columns. */
    @Entity(name = "Cell")
    @Table(name = "pairs_cell")
    public static class Cell extends One {

        @EmbeddedId
        public @Nullable CellId id;

        @OneToOne(mappedBy = "cell")
        public @Nullable CellMark mark;

        @Override
        public @Nullable Object other() {
            return mark;
        }
    }

    /** Refers by two columns. */
    @Entity(name = "CellMark")
    @Table(name = "pairs_cell_mark")
    public static class CellMark {

        @Id
        public @Nullable Long id;

        @OneToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "cell_line", referencedColumnName = "line")
        @JoinColumn(name = "cell_place", referencedColumnName = "place")
        public @Nullable Cell cell;
    }

    /** Has two identifiers. */
    @Entity(name = "Tile")
    @Table(name = "pairs_tile")
    @IdClass(CellId.class)
    public static class Tile extends One {

        @Id
        public int line;

        @Id
        public int place;

        @OneToOne(mappedBy = "tile")
        public @Nullable TileMark mark;

        @Override
        public @Nullable Object other() {
            return mark;
        }
    }

    /** Refers to two identifiers. */
    @Entity(name = "TileMark")
    @Table(name = "pairs_tile_mark")
    public static class TileMark {

        @Id
        public @Nullable Long id;

        @OneToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "tile_line", referencedColumnName = "line")
        @JoinColumn(name = "tile_place", referencedColumnName = "place")
        public @Nullable Tile tile;
    }

    /** Is known by what has two columns as its identifier. */
    @Entity(name = "Chair")
    @Table(name = "pairs_chair")
    public static class Chair extends One {

        @Id
        public @Nullable Long id;

        @OneToOne(mappedBy = "chair")
        public @Nullable Sitter sitter;

        @Override
        public @Nullable Object other() {
            return sitter;
        }
    }

    /** Refers to a chair, and has an identifier of two columns. */
    @Entity(name = "Sitter")
    @Table(name = "pairs_sitter")
    public static class Sitter {

        @EmbeddedId
        public @Nullable CellId id;

        @OneToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "chair_id")
        public @Nullable Chair chair;
    }

    /** Is known by one of several classes. */
    @Entity(name = "Office")
    @Table(name = "pairs_office")
    public static class Office extends One {

        @Id
        public @Nullable Long id;

        @OneToOne(mappedBy = "office")
        public @Nullable Person person;

        @Override
        public @Nullable Object other() {
            return person;
        }
    }

    /** Is one of several. */
    @Entity(name = "Person")
    @Table(name = "pairs_person")
    @Inheritance(strategy = InheritanceType.JOINED)
    public abstract static class Person {

        @Id
        public @Nullable Long id;

        @OneToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "office_id")
        public @Nullable Office office;
    }

    /** Is a person. */
    @Entity(name = "Boss")
    @Table(name = "pairs_boss")
    public static class Boss extends Person {

        public @Nullable String title;
    }

    /** Is known by another column than its identifier. */
    @Entity(name = "Town")
    @Table(name = "pairs_town")
    public static class Town extends One {

        @Id
        public @Nullable Long id;

        @Column(unique = true)
        public @Nullable String code;

        @OneToOne(mappedBy = "town")
        public @Nullable Mayor mayor;

        @Override
        public @Nullable Object other() {
            return mayor;
        }
    }

    /** Refers by another column than the identifier. */
    @Entity(name = "Mayor")
    @Table(name = "pairs_mayor")
    public static class Mayor extends One {

        @Id
        public @Nullable Long id;

        @OneToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "town_code", referencedColumnName = "code")
        public @Nullable Town town;

        @Override
        public @Nullable Object other() {
            return town;
        }
    }

    /** Refers to a class without proxies, by two columns. */
    @Entity(name = "Boat")
    @Table(name = "pairs_boat")
    public static class Boat extends One {

        @Id
        public @Nullable Long id;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "berth_line", referencedColumnName = "line")
        @JoinColumn(name = "berth_place", referencedColumnName = "place")
        public @Nullable Jetty jetty;

        @Override
        public @Nullable Object other() {
            return jetty;
        }
    }

    /** Has no proxies. */
    @Entity(name = "Jetty")
    @Table(name = "pairs_jetty")
    public static final class Jetty {

        @EmbeddedId
        public @Nullable CellId id;

        public @Nullable String name;
    }

    /** Is set by methods, which remember what they were given. */
    @Entity(name = "Lamp")
    @Table(name = "pairs_lamp")
    @Access(AccessType.PROPERTY)
    public static class Lamp extends One {

        private @Nullable Long id;

        private @Nullable Bulb bulb;

        @Transient
        private final List<@Nullable Object> given = new ArrayList<>();

        @Id
        public @Nullable Long getId() {
            return id;
        }

        public void setId(@Nullable Long id) {
            this.id = id;
        }

        @OneToOne(mappedBy = "lamp")
        public @Nullable Bulb getBulb() {
            return bulb;
        }

        /** Takes its counterpart. */
        public void setBulb(@Nullable Bulb bulb) {
            given.add(bulb);
            this.bulb = bulb;
        }

        /** What it was ever given. */
        public List<@Nullable Object> given() {
            return given;
        }

        @Override
        public @Nullable Object other() {
            return bulb;
        }
    }

    /** Refers to a lamp. */
    @Entity(name = "Bulb")
    @Table(name = "pairs_bulb")
    public static class Bulb {

        @Id
        public @Nullable Long id;

        @OneToOne(fetch = FetchType.EAGER)
        @JoinColumn(name = "lamp_id")
        public @Nullable Lamp lamp;
    }
}
