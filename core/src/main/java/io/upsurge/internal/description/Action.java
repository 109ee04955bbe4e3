package io.upsurge.internal.description;

import io.upsurge.Operands;
import jakarta.persistence.criteria.Expression;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What becomes of rows that are there already, as the caller said. */
public sealed interface Action {

    /** They stay as they are. */
    record Nothing() implements Action {}

    /** They take all updatable values that are given, except some. */
    record UpdateAll(List<AttributeName> except) implements Action {
        public UpdateAll {
            except = List.copyOf(except);
        }
    }

    /** They are updated by assignments, where a condition holds. */
    record Update(
            List<Assign> assignments, Optional<Function<? super Operands<?>, ? extends Expression<Boolean>>> where)
            implements Action {
        public Update {
            assignments = List.copyOf(assignments);
        }
    }

    /** One assignment. */
    sealed interface Assign {

        /** The attribute that is set. */
        AttributeName attribute();

        /** To the value that was given. */
        record Excluded(AttributeName attribute) implements Assign {}

        /** To the same value in all rows. */
        record Value(AttributeName attribute, @Nullable Object value) implements Assign {}

        /** To what an expression gives. */
        record Computed(AttributeName attribute, Function<? super Operands<?>, ? extends Expression<?>> expression)
                implements Assign {}
    }
}
