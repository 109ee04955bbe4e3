package io.upsurge.statement;

import java.util.List;
import java.util.Optional;

/** Which unique key decides that a row is there already. */
public sealed interface ConflictTarget {

    /**
     * The key over these columns.
     *
     * @param columns the columns of the key, in the order they were named
     * @param predicate the predicate of a partial index
     * @param nullsAreEqual whether NULL in a key column equals NULL
     */
    record Columns(List<String> columns, Optional<Fragment> predicate, boolean nullsAreEqual)
            implements ConflictTarget {
        public Columns {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A unique index of which at least one part is an expression.
     *
     * @param parts what the index is over, in the order it was named: expressions over the stored row, without constants
     * @param predicate the predicate of a partial index
     */
    record Expressions(List<Fragment> parts, Optional<Fragment> predicate) implements ConflictTarget {
        public Expressions {
            parts = List.copyOf(parts);
        }
    }

    /** A constraint by its name; the columns are those that the mapping gives it. */
    record Constraint(String name, List<String> columns) implements ConflictTarget {
        public Constraint {
            columns = List.copyOf(columns);
        }
    }

    /** Any unique key of the table, whichever is hit first. */
    record AnyUniqueKey() implements ConflictTarget {}
}
