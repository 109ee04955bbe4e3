package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
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
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.hibernate.annotations.ConcreteProxy;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.NotFound;
import org.hibernate.annotations.NotFoundAction;
import org.jspecify.annotations.Nullable;

/** Entities that refer to hierarchies whose proxies are of the class that the stored row is of. */
public final class Stables {

    private Stables() {}

    /** A beast of no particular kind, in one table with its subclasses. */
    @Entity(name = "Beast")
    @Table(name = "stable_beast")
    @Inheritance
    @DiscriminatorColumn(name = "kind_of_beast")
    @ConcreteProxy
    @FilterDef(name = "tame")
    @Filter(name = "tame", condition = "text <> 'beast 0'")
    public static class Beast {
        @Id
        public @Nullable Long id;

        @Column(name = "beast_code", length = 20, unique = true)
        public @Nullable String code;

        public @Nullable String text;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "dam_id", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        public @Nullable Beast dam;

        @OneToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "saddle_id", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        public @Nullable Saddle saddle;

        /** The identifier, which a proxy knows without a look at the row. */
        public @Nullable Long getId() {
            return id;
        }
    }

    /** A kind of beast. */
    @Entity(name = "Horse")
    public static class Horse extends Beast {
        public @Nullable Integer hands;
    }

    /** Another kind. */
    @Entity(name = "Ox")
    public static class Ox extends Beast {
        public @Nullable Integer pulls;
    }

    /** What a beast has, seen from the other side. */
    @Entity(name = "Saddle")
    @Table(name = "stable_saddle")
    public static class Saddle {
        @Id
        public @Nullable Long id;

        public @Nullable String text;

        @OneToOne(mappedBy = "saddle", fetch = FetchType.LAZY)
        public @Nullable Beast beast;
    }

    /** A thing to pull, whose subclasses have tables of their own, and which no column tells apart. */
    @Entity(name = "Cart")
    @Table(name = "stable_cart")
    @Inheritance(strategy = InheritanceType.JOINED)
    @ConcreteProxy
    public static class Cart {
        @Id
        public @Nullable Long id;

        public @Nullable String text;
    }

    /** A kind of cart. */
    @Entity(name = "Wagon")
    @Table(name = "stable_wagon")
    public static class Wagon extends Cart {
        public @Nullable Integer wheels;
    }

    /** Another kind. */
    @Entity(name = "Sledge")
    @Table(name = "stable_sledge")
    public static class Sledge extends Cart {
        public @Nullable Integer runners;
    }

    /** An identifier of two columns. */
    @Embeddable
    public record LaneId(
            @Column(name = "lane_area") int area,
            @Column(name = "lane_number") int number) implements Serializable {}

    /** A way, found by two columns. */
    @Entity(name = "Lane")
    @Table(name = "stable_lane")
    @Inheritance
    @ConcreteProxy
    public static class Lane {
        @EmbeddedId
        public @Nullable LaneId id;

        public @Nullable String text;
    }

    /** A kind of way. */
    @Entity(name = "Track")
    public static class Track extends Lane {}

    /** The identifier of a ford. */
    public record FordId(int area, int number) implements Serializable {}

    /** A way through water, found by two attributes. */
    @Entity(name = "Ford")
    @Table(name = "stable_ford")
    @Inheritance
    @IdClass(FordId.class)
    @ConcreteProxy
    public static class Ford {
        @Id
        @Column(name = "ford_area")
        public int area;

        @Id
        @Column(name = "ford_number")
        public int number;

        public @Nullable String text;
    }

    /** A way over it. */
    @Entity(name = "Bridge")
    public static class Bridge extends Ford {}

    /** Has a beast within an embeddable. */
    @Embeddable
    public static class Harness {
        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "harnessed_id")
        public @Nullable Beast harnessed;

        @Column(name = "harness_length")
        public @Nullable Integer length;
    }

    /** Refers to beasts and carts in all the ways there are. */
    @Entity(name = "Driver")
    @Table(name = "stable_driver")
    public static class Driver {
        @Id
        public @Nullable Long id;

        public @Nullable String text;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "beast_id", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        public @Nullable Beast beast;

        @ManyToOne(fetch = FetchType.LAZY, optional = false)
        @JoinColumn(name = "cart_id")
        public @Nullable Cart cart;

        @OneToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "other_cart_id")
        public @Nullable Cart other;

        @ManyToOne
        @JoinColumn(name = "eager_id")
        public @Nullable Beast eager;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "coded", referencedColumnName = "beast_code")
        public @Nullable Beast coded;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "lane_area", referencedColumnName = "lane_area")
        @JoinColumn(name = "lane_number", referencedColumnName = "lane_number")
        public @Nullable Lane lane;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "ford_area", referencedColumnName = "ford_area")
        @JoinColumn(name = "ford_number", referencedColumnName = "ford_number")
        public @Nullable Ford ford;

        @ManyToOne(fetch = FetchType.LAZY)
        @NotFound(action = NotFoundAction.IGNORE)
        @JoinColumn(name = "strayed_id")
        public @Nullable Beast strayed;

        @Embedded
        public @Nullable Harness harness;
    }

    /** A place, and the beast that it is for. */
    @Embeddable
    public static class StallId implements Serializable {
        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "beast_id")
        public @Nullable Beast beast;

        @Column(name = "place_number")
        public int place;

        protected StallId() {}

        /** The place of that number. */
        public StallId(Beast beast, int place) {
            this.beast = beast;
            this.place = place;
        }

        private @Nullable Long beastId() {
            return beast == null ? null : beast.getId();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof StallId id && id.place == place && Objects.equals(id.beastId(), beastId());
        }

        @Override
        public int hashCode() {
            return place;
        }
    }

    /** Has a beast in its identifier. */
    @Entity(name = "Stall")
    @Table(name = "stable_stall")
    public static class Stall {
        @EmbeddedId
        public @Nullable StallId id;

        public @Nullable String text;
    }

    /** Refers to what has a beast in its identifier. */
    @Entity(name = "Groom")
    @Table(name = "stable_groom")
    public static class Groom {
        @Id
        public @Nullable Long id;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "stall_beast", referencedColumnName = "beast_id")
        @JoinColumn(name = "stall_place", referencedColumnName = "place_number")
        public @Nullable Stall stall;
    }
}
