package io.upsurge.statement;

import java.util.List;
import java.util.Optional;

/** What becomes of a row that is there already. */
public sealed interface ConflictAction {

    /** It stays as it is. */
    record DoNothing() implements ConflictAction {}

    /**
     * It is updated, where the condition holds and where one of the compared assignments would change it.
     *
     * @param compared the comparisons of which one at least must find a difference; empty where equal rows are written
     *     too
     */
    record DoUpdate(List<Assignment> assignments, Optional<Fragment> where, List<Comparison> compared)
            implements ConflictAction {
        public DoUpdate {
            assignments = List.copyOf(assignments);
            compared = List.copyOf(compared);
        }
    }
}
