package io.upsurge.tck.mapping;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.SecondaryTable;
import java.util.List;
import org.hibernate.annotations.DiscriminatorFormula;
import org.hibernate.annotations.SecondaryRow;
import org.jspecify.annotations.Nullable;

/** Tables of entities that the application has no use for. */
final class RareTables {

    private RareTables() {}

    /** What most of them have. */
    @jakarta.persistence.MappedSuperclass
    public abstract static class Row {
        @Id
        public @Nullable Long id;

        @Column(length = 40)
        public @Nullable String text;

        @Column(length = 40)
        public @Nullable String other;
    }

    /** The root of joined tables that do not say of which class a row is. */
    @Entity(name = "PlainRoot")
    @Inheritance(strategy = InheritanceType.JOINED)
    public static class PlainRoot extends Row {}

    /** A class below. */
    @Entity(name = "PlainLeaf")
    public static class PlainLeaf extends PlainRoot {
        public @Nullable Integer size;
    }

    /** A class below that. */
    @Entity(name = "PlainTip")
    public static class PlainTip extends PlainLeaf {
        public @Nullable Integer height;
    }

    /** The root of a table whose rows a formula tells apart. */
    @Entity(name = "ByFormula")
    @Inheritance
    @DiscriminatorFormula("case when size is null then 'root' else 'leaf' end")
    @DiscriminatorValue("root")
    public static class ByFormula extends Row {
        public @Nullable Integer size;
    }

    /** A class below. */
    @Entity(name = "ByFormulaLeaf")
    @DiscriminatorValue("leaf")
    public static class ByFormulaLeaf extends ByFormula {}

    /** A second table that has a row of each. */
    @Entity(name = "AlwaysTwice")
    @SecondaryTable(name = "always_twice_more")
    @SecondaryRow(table = "always_twice_more", optional = false)
    public static class AlwaysTwice extends Row {
        @Column(table = "always_twice_more")
        public @Nullable Integer size;
    }

    /** A second table with a column of the same name. */
    @Entity(name = "SameColumnTwice")
    @SecondaryTable(name = "same_column_twice_more")
    public static class SameColumnTwice extends Row {
        @Column(name = "text", table = "same_column_twice_more", length = 40)
        public @Nullable String more;
    }

    static List<Class<?>> classes() {
        return List.of(
                PlainRoot.class,
                PlainLeaf.class,
                PlainTip.class,
                ByFormula.class,
                ByFormulaLeaf.class,
                AlwaysTwice.class,
                SameColumnTwice.class);
    }

    static List<Sample<?>> samples() {
        return List.of(
                row("`JOINED` without a discriminator, classes mixed in one call", PlainRoot.class, i -> {
                    PlainTip tip = new PlainTip();
                    tip.height = i;
                    PlainLeaf leaf = i % 3 == 0 ? tip : new PlainLeaf();
                    leaf.size = i;
                    return i % 3 == 1 ? new PlainRoot() : leaf;
                }),
                row("`JOINED`, three tables", PlainTip.class, i -> {
                            PlainTip tip = new PlainTip();
                            tip.size = 10 + i;
                            return tip;
                        })
                        .changing("size", (given, i) -> 77)
                        .changing("height", (given, i) -> 78),
                row("a discriminator that is a formula, classes mixed in one call", ByFormula.class, i -> {
                    ByFormula row = i % 2 == 0 ? new ByFormulaLeaf() : new ByFormula();
                    row.size = i % 2 == 0 ? i : null;
                    return row;
                }),
                row("a discriminator that is a formula, a class of the hierarchy", ByFormulaLeaf.class, i -> {
                            ByFormulaLeaf row = new ByFormulaLeaf();
                            row.size = i;
                            return row;
                        })
                        .changing("size", (given, i) -> 70 + i),
                row("`@SecondaryTable` with a row of each", AlwaysTwice.class, i -> {
                            AlwaysTwice row = new AlwaysTwice();
                            row.size = i == 1 ? null : i;
                            return row;
                        })
                        .changing("size", (given, i) -> 5),
                row("a column of the same name in two tables", SameColumnTwice.class, i -> {
                            SameColumnTwice row = new SameColumnTwice();
                            row.more = "more " + i;
                            return row;
                        })
                        .changing("more", (given, i) -> "more of " + i));
    }

    interface Numbered<E> {
        E row(int number);
    }

    /** Rows whose attributes of the mapped superclass are filled in. */
    static <E extends Row> Sample<E> row(String mapping, Class<E> entity, Numbered<? extends E> maker) {
        return Sample.<E>of(mapping, entity, "text", (given, i) -> {
                    E row = maker.row(i);
                    row.id = (long) i;
                    row.text = "text " + i;
                    return row;
                })
                .changing("other", (given, i) -> "other " + i);
    }
}
