package io.upsurge.tck.model;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** Entity classes of unusual make. */
public final class Shaped {

    private Shaped() {}

    /** A class that no proxy can extend, and whose entity is called otherwise. */
    @Entity(name = "Haven")
    @Table(name = "shaped_port")
    public static final class Port {

        @Id
        @Column(length = 10)
        public @Nullable String code;

        public @Nullable String text;

        Port() {}

        public Port(String code, @Nullable String text) {
            this.code = code;
            this.text = text;
        }
    }

    /** The same, which refers to such a class. */
    @Entity(name = "Vessel")
    @Table(name = "shaped_ferry")
    public static final class Ferry {

        @Id
        public @Nullable Long id;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "home_code")
        public @Nullable Port home;

        public @Nullable String text;

        Ferry() {}

        public Ferry(Long id, @Nullable Port home, @Nullable String text) {
            this.id = id;
            this.home = home;
            this.text = text;
        }
    }

    /** A key of two parts. */
    @Embeddable
    public record Berth(
            @Column(name = "port_code", length = 10) String port,
            @Column(name = "berth_number") int number) {}

    /** Numbers of a berth, one of which may be missing. */
    @Embeddable
    public record Size(
            @Column(name = "size_length") @Nullable Integer length,
            @Column(name = "size_depth") @Nullable Integer depth) {}

    /** A record as the identifier, another one as a value. */
    @Entity(name = "Mooring")
    @Table(name = "shaped_mooring")
    public static class Mooring {

        @EmbeddedId
        public @Nullable Berth id;

        public @Nullable Size size;

        public @Nullable String text;

        protected Mooring() {}

        public Mooring(Berth id, @Nullable Size size, @Nullable String text) {
            this.id = id;
            this.size = size;
            this.text = text;
        }
    }

    /** An identifier of any type, and a version. */
    @MappedSuperclass
    public abstract static class Kept<K> {

        @Id
        public @Nullable K id;

        @Version
        public int version;

        protected Kept() {}

        Kept(K id) {
            this.id = id;
        }
    }

    /** A text. */
    @MappedSuperclass
    public abstract static class Texted<K> extends Kept<K> {

        @Column(name = "what")
        public @Nullable String text;

        protected Texted() {}

        Texted(K id, @Nullable String text) {
            super(id);
            this.text = text;
        }
    }

    /** All of its attributes but one are inherited from classes that are no entities. */
    @Entity(name = "Buoy")
    @Table(name = "shaped_buoy")
    public static class Buoy extends Texted<Long> {

        public @Nullable String colour;

        protected Buoy() {}

        public Buoy(Long id, @Nullable String text, @Nullable String colour) {
            super(id, text);
            this.colour = colour;
        }
    }

    /** Properties that compute, with one field among them. */
    @Entity(name = "Beacon")
    @Table(name = "shaped_beacon")
    @Access(AccessType.PROPERTY)
    public static class Beacon {

        private @Nullable Long key;
        private @Nullable String shown;

        @Access(AccessType.FIELD)
        @Column(name = "light")
        private @Nullable String colour;

        protected Beacon() {}

        public Beacon(Long id, @Nullable String text, @Nullable String colour) {
            this.key = id;
            this.shown = text;
            this.colour = colour;
        }

        @Id
        public @Nullable Long getId() {
            return key;
        }

        public void setId(@Nullable Long id) {
            this.key = id;
        }

        /** Stored between brackets. */
        public @Nullable String getText() {
            return shown == null ? null : "<" + shown + ">";
        }

        public void setText(@Nullable String stored) {
            this.shown = stored == null ? null : stored.substring(1, stored.length() - 1);
        }

        @Transient
        public @Nullable String getColour() {
            return colour;
        }
    }
}
