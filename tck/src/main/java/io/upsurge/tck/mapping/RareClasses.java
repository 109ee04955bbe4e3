package io.upsurge.tck.mapping;

import io.upsurge.tck.mapping.RareTables.Row;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.List;
import org.hibernate.annotations.ConcreteProxy;
import org.jspecify.annotations.Nullable;

/** Hierarchies of referred entities and of embeddables, which the application has no use for. */
final class RareClasses {

    private RareClasses() {}

    /** The root of a hierarchy whose proxies are of the row's own class. */
    @Entity(name = "Shown")
    @Inheritance(strategy = InheritanceType.JOINED)
    @ConcreteProxy
    public static class Shown extends Row {}

    /** A class below. */
    @Entity(name = "ShownLeaf")
    public static class ShownLeaf extends Shown {
        @Column(name = "leaf_size")
        public @Nullable Integer size;
    }

    /** Refers to them. */
    @Entity(name = "Showing")
    public static class Showing extends Row {
        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "shown_id")
        public @Nullable Shown shown;
    }

    /** A shape of no particular kind. */
    @Embeddable
    @DiscriminatorColumn(name = "kind_of_shape")
    @DiscriminatorValue("shape")
    public static class Shape {
        @Column(name = "shape_name", length = 20)
        public @Nullable String name;
    }

    /** A kind of shape. */
    @Embeddable
    @DiscriminatorValue("circle")
    public static class Circle extends Shape {
        @Column(name = "shape_radius")
        public @Nullable Integer radius;
    }

    /** Another kind. */
    @Embeddable
    @DiscriminatorValue("square")
    public static class Square extends Shape {
        @Column(name = "shape_side")
        public @Nullable Integer side;
    }

    /** Has a shape. */
    @Entity(name = "HavingShape")
    public static class HavingShape extends Row {
        @Embedded
        public @Nullable Shape shape;
    }

    static List<Class<?>> classes() {
        return List.of(
                Shown.class,
                ShownLeaf.class,
                Showing.class,
                Shape.class,
                Circle.class,
                Square.class,
                HavingShape.class);
    }

    static List<Sample<?>> samples() {
        return List.of(
                RareTables.row("`@ConcreteProxy`, classes mixed in one call", Shown.class, i -> {
                    ShownLeaf leaf = new ShownLeaf();
                    leaf.size = i;
                    return i % 2 == 0 ? leaf : new Shown();
                }),
                Sample.of("a reference to a hierarchy with `@ConcreteProxy`", Showing.class, "text", (given, i) -> {
                            Showing row = new Showing();
                            row.id = (long) i;
                            row.text = "text " + i;
                            row.shown = given.one(Shown.class, i);
                            return row;
                        })
                        .changing("shown", (given, i) -> given.one(Shown.class, i + 1)),
                RareTables.row("an embeddable with subclasses", HavingShape.class, i -> {
                            HavingShape row = new HavingShape();
                            row.shape = i % 2 == 0 ? circle(i) : square(i);
                            return row;
                        })
                        .changing("shape", (given, i) -> i % 2 == 0 ? square(i) : circle(i)));
    }

    private static Circle circle(int radius) {
        Circle circle = new Circle();
        circle.name = "circle";
        circle.radius = radius;
        return circle;
    }

    private static Square square(int side) {
        Square square = new Square();
        square.name = "square";
        square.side = side;
        return square;
    }
}
