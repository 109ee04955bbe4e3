package io.upsurge.tck.model;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Entities with embeddables that have subclasses, which a column tells apart. */
public final class Workshop {

    private Workshop() {}

    /** Makes tools. */
    @Entity(name = "Smith")
    @Table(name = "workshop_smith")
    public static class Smith {
        @Id
        public @Nullable Long id;

        public @Nullable String text;

        protected Smith() {}

        /** One of that number. */
        public Smith(long id) {
            this.id = id;
            this.text = "smith " + id;
        }
    }

    /** A tool of no particular kind. */
    @Embeddable
    @DiscriminatorColumn(name = "kind_of_tool")
    @DiscriminatorValue("tool")
    public static class Tool {
        @Column(name = "tool_label", length = 40)
        public @Nullable String label;

        /** What tells it from others of its class. */
        Object parts() {
            return Objects.hash(label);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other != null
                    && other.getClass() == getClass()
                    && ((Tool) other).parts().equals(parts());
        }

        @Override
        public int hashCode() {
            return Objects.hash(label);
        }

        @Override
        public String toString() {
            return getClass().getSimpleName() + " " + label;
        }
    }

    /** A kind of tool. */
    @Embeddable
    @DiscriminatorValue("hammer")
    public static class Hammer extends Tool {
        @Column(name = "tool_weight")
        public @Nullable Integer weight;

        @Override
        Object parts() {
            return Objects.hash(label, weight);
        }
    }

    /** A kind of hammer. */
    @Embeddable
    @DiscriminatorValue("mallet")
    public static class Mallet extends Hammer {}

    /** Another kind, and what has been made by somebody. */
    @Embeddable
    @DiscriminatorValue("saw")
    public static class Saw extends Tool {
        @Column(name = "tool_teeth")
        public @Nullable Integer teeth;

        @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.MERGE)
        @JoinColumn(name = "tool_smith")
        public @Nullable Smith smith;

        @Override
        Object parts() {
            return Objects.hash(label, teeth);
        }
    }

    /** A thing that is set to a number, of no particular kind. */
    @Embeddable
    @DiscriminatorColumn(discriminatorType = DiscriminatorType.INTEGER)
    @DiscriminatorValue("1")
    public static class Setting {
        @Column(name = "set_to")
        public @Nullable Integer number;
    }

    /** A kind of it. */
    @Embeddable
    @DiscriminatorValue("2")
    public static class Angle extends Setting {
        @Column(name = "set_side", length = 10)
        public @Nullable String side;
    }

    /** Has a tool, and a setting whose class is in a column of another name. */
    @Entity(name = "Bench")
    @Table(name = "workshop_bench")
    public static class Bench {
        @Id
        public @Nullable Long id;

        @Column(name = "bench_code", length = 20, unique = true)
        public @Nullable String code;

        @Version
        public @Nullable Long version;

        @Embedded
        public @Nullable Tool tool;

        @Embedded
        @AttributeOverride(name = "{discriminator}", column = @Column(name = "kind_of_setting"))
        public @Nullable Setting setting;
    }

    /** A thing with subclasses in tables of their own. */
    @Entity(name = "Fixture")
    @Table(name = "workshop_fixture")
    @Inheritance(strategy = InheritanceType.JOINED)
    public static class Fixture {
        @Id
        public @Nullable Long id;

        @Column(length = 40)
        public @Nullable String text;
    }

    /** Has a tool in its own table. */
    @Entity(name = "Rack")
    @Table(name = "workshop_rack")
    public static class Rack extends Fixture {
        @Embedded
        public @Nullable Tool tool;
    }
}
