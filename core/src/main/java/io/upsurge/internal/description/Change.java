package io.upsurge.internal.description;

import io.upsurge.Operands;
import io.upsurge.internal.description.Action.Assign;
import jakarta.persistence.criteria.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What becomes of stored rows that a condition holds for, as the caller said. */
public sealed interface Change {

    /** They are updated by assignments. */
    record Update(List<Assign> assignments, Scope scope) implements Change {
        public Update {
            assignments = List.copyOf(assignments);
        }
    }

    /** They are deleted. */
    record Delete(Scope scope) implements Change {}

    /** A Criteria update or delete, or a query, says what becomes of them. */
    record HandedIn(Object statement) implements Change {}

    /**
     * Which rows.
     *
     * @param conditions what must hold of them
     * @param everyRow whether all rows of the table are meant
     */
    record Scope(List<Function<? super Operands<?>, ? extends Expression<Boolean>>> conditions, boolean everyRow) {

        /** No rows that were named yet. */
        static final Scope UNSAID = new Scope(List.of(), false);

        public Scope {
            conditions = List.copyOf(conditions);
        }

        Scope and(Function<? super Operands<?>, ? extends Expression<Boolean>> condition) {
            List<Function<? super Operands<?>, ? extends Expression<Boolean>>> more = new ArrayList<>(conditions);
            more.add(condition);
            return new Scope(more, everyRow);
        }

        Scope all() {
            return new Scope(conditions, true);
        }
    }
}
