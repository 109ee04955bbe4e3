package io.upsurge.internal.description;

import io.upsurge.Operands;
import jakarta.persistence.criteria.Expression;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The conflict target as the caller named it. */
public sealed interface Target {

    /** None was named: the identifier where the row carries one, else the natural id, else the only unique key. */
    record Automatic() implements Target {}

    /** The primary key. */
    record PrimaryKey() implements Target {}

    /** The natural id. */
    record NaturalId() implements Target {}

    /** A unique key over attributes. */
    record Attributes(List<AttributeName> names) implements Target {
        public Attributes {
            names = List.copyOf(names);
        }
    }

    /** A unique index that the mapping does not describe. */
    record Index(List<Part> parts, Optional<Function<? super Operands<?>, ? extends Expression<Boolean>>> predicate)
            implements Target {
        public Index {
            parts = List.copyOf(parts);
        }

        /** What an index is over. */
        public sealed interface Part {}

        /** An attribute. */
        public record Whole(AttributeName name) implements Part {}

        /** What an expression gives. */
        public record Computed(Function<? super Operands<?>, ? extends Expression<?>> expression) implements Part {}
    }

    /** A constraint by its name. */
    record Constraint(String name) implements Target {}

    /** Whichever unique key is hit. */
    record AnyUniqueKey() implements Target {}
}
