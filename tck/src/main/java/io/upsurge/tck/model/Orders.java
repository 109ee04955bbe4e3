package io.upsurge.tck.model;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** Entities that are saved together: their associations cascade, to one and to many, both ways and in circles. */
public final class Orders {

    private Orders() {}

    /** Known by its natural id; the database numbers it. */
    @Entity(name = "Buyer")
    @Table(name = "orders_buyer")
    public static class Buyer {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        public @Nullable Long id;

        @NaturalId
        @Column(nullable = false, unique = true)
        public @Nullable String mail;

        public @Nullable String name;

        public Buyer() {}

        public Buyer(String mail, String name) {
            this.mail = mail;
            this.name = name;
        }
    }

    /** Refers to its buyer and knows its lines; its slip has the same identifier. */
    @Entity(name = "Purchase")
    @Table(name = "orders_purchase")
    public static class Purchase {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        public @Nullable Long id;

        @NaturalId
        @Column(nullable = false, unique = true)
        public @Nullable String number;

        @Version
        public @Nullable Integer version;

        @ManyToOne(cascade = CascadeType.MERGE)
        public @Nullable Buyer buyer;

        @Embedded
        public @Nullable Delivery delivery;

        @OneToMany(mappedBy = "purchase", cascade = CascadeType.ALL)
        public List<Line> lines = new ArrayList<>();

        @OneToOne(mappedBy = "purchase", cascade = CascadeType.ALL)
        public @Nullable Slip slip;

        @OneToMany(mappedBy = "purchase", cascade = CascadeType.ALL)
        public List<Stop> stops = new ArrayList<>();

        @OneToMany(mappedBy = "purchase", cascade = CascadeType.ALL)
        public List<Remark> remarks = new ArrayList<>();

        @ManyToMany(cascade = CascadeType.MERGE)
        @JoinTable(name = "orders_purchase_label")
        public Set<Label> labels = new HashSet<>();

        public Purchase() {}

        public Purchase(String number, @Nullable Buyer buyer) {
            this.number = number;
            this.buyer = buyer;
        }

        /** Adds a line. */
        public Purchase with(Good good, int amount) {
            lines.add(new Line(this, good, amount));
            return this;
        }
    }

    /** Refers to another entity from within. */
    @Embeddable
    public static class Delivery {
        public @Nullable String street;

        @ManyToOne(cascade = CascadeType.MERGE)
        public @Nullable Buyer receiver;

        public Delivery() {}

        public Delivery(String street, Buyer receiver) {
            this.street = street;
            this.receiver = receiver;
        }
    }

    /** Has no key but the number that the database gives it. */
    @Entity(name = "Line")
    @Table(name = "orders_line")
    public static class Line {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        public @Nullable Long id;

        @ManyToOne(optional = false)
        public @Nullable Purchase purchase;

        @ManyToOne(optional = false, cascade = CascadeType.MERGE)
        public @Nullable Good good;

        public @Nullable Integer amount;

        public Line() {}

        public Line(Purchase purchase, Good good, int amount) {
            this.purchase = purchase;
            this.good = good;
            this.amount = amount;
        }
    }

    /** Its identifier is assigned. */
    @Entity(name = "Good")
    @Table(name = "orders_good")
    public static class Good {
        @Id
        public @Nullable String sku;

        public @Nullable String title;

        public Good() {}

        public Good(String sku, String title) {
            this.sku = sku;
            this.title = title;
        }
    }

    /** Has the identifier of its purchase. */
    @Entity(name = "Slip")
    @Table(name = "orders_slip")
    public static class Slip {
        @Id
        public @Nullable Long id;

        @MapsId
        @OneToOne(optional = false)
        public @Nullable Purchase purchase;

        public @Nullable String text;

        public Slip() {}

        public Slip(Purchase purchase, String text) {
            this.purchase = purchase;
            this.text = text;
        }
    }

    /** Its purchase is a part of its identifier. */
    @Entity(name = "Stop")
    @Table(name = "orders_stop")
    @IdClass(StopId.class)
    public static class Stop {
        @Id
        @ManyToOne
        public @Nullable Purchase purchase;

        @Id
        public int place;

        public @Nullable String town;

        public Stop() {}

        public Stop(Purchase purchase, int place, String town) {
            this.purchase = purchase;
            this.place = place;
            this.town = town;
        }
    }

    /** The identifier of a stop. */
    public record StopId(@Nullable Long purchase, int place) implements Serializable {}

    /** The identifier of its purchase is a part of its own. */
    @Entity(name = "Remark")
    @Table(name = "orders_remark")
    public static class Remark {
        @EmbeddedId
        public RemarkId id = new RemarkId();

        @MapsId("purchase")
        @ManyToOne
        public @Nullable Purchase purchase;

        public @Nullable String text;

        public Remark() {}

        public Remark(Purchase purchase, int place, String text) {
            this.id.place = place;
            this.purchase = purchase;
            this.text = text;
        }
    }

    /** The identifier of a remark. */
    @Embeddable
    public static class RemarkId implements Serializable {
        private static final long serialVersionUID = 1L;

        public @Nullable Long purchase;

        public int place;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof RemarkId id && Objects.equals(id.purchase, purchase) && id.place == place;
        }

        @Override
        public int hashCode() {
            return Objects.hash(purchase, place);
        }
    }

    /** Many purchases have it. */
    @Entity(name = "Label")
    @Table(name = "orders_label")
    public static class Label {
        @Id
        public @Nullable String name;

        public @Nullable String color;

        public Label() {}

        public Label(String name, String color) {
            this.name = name;
            this.color = color;
        }
    }

    /** A tree of itself. */
    @Entity(name = "Branch")
    @Table(name = "orders_branch")
    public static class Branch {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        public @Nullable Long id;

        @Column(unique = true)
        public @Nullable String name;

        @ManyToOne(cascade = CascadeType.MERGE)
        public @Nullable Branch parent;

        @OneToMany(mappedBy = "parent", cascade = CascadeType.MERGE)
        public List<Branch> children = new ArrayList<>();

        public Branch() {}

        public Branch(String name, @Nullable Branch parent) {
            this.name = name;
            this.parent = parent;
            if (parent != null) {
                parent.children.add(this);
            }
        }
    }

    /** In a circle with its plane, which it need not have. */
    @Entity(name = "Pilot")
    @Table(name = "orders_pilot")
    public static class Pilot {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        public @Nullable Long id;

        @Column(unique = true)
        public @Nullable String name;

        @Version
        public @Nullable Integer version;

        @ManyToOne(cascade = CascadeType.MERGE)
        public @Nullable Plane plane;

        public Pilot() {}

        public Pilot(String name) {
            this.name = name;
        }
    }

    /** In a circle with its pilot, whom it must have. */
    @Entity(name = "Plane")
    @Table(name = "orders_plane")
    public static class Plane {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        public @Nullable Long id;

        @Column(unique = true)
        public @Nullable String code;

        @ManyToOne(optional = false, cascade = CascadeType.MERGE)
        public @Nullable Pilot pilot;

        public Plane() {}

        public Plane(String code, Pilot pilot) {
            this.code = code;
            this.pilot = pilot;
        }
    }

    /** In a circle of its own, which nothing can open. */
    @Entity(name = "Knot")
    @Table(name = "orders_knot")
    public static class Knot {
        @Id
        public @Nullable Long id;

        @ManyToOne(optional = false, cascade = CascadeType.MERGE)
        public @Nullable Knot next;

        public Knot() {}

        public Knot(long id) {
            this.id = id;
        }
    }

    /** Its elements have a foreign key that no attribute of theirs holds. */
    @Entity(name = "Box")
    @Table(name = "orders_box")
    public static class Box {
        @Id
        public @Nullable Long id;

        @OneToMany(cascade = CascadeType.ALL)
        @JoinColumn(name = "box_id")
        public List<Label> labels = new ArrayList<>();

        public Box() {}

        public Box(long id) {
            this.id = id;
        }
    }
}
