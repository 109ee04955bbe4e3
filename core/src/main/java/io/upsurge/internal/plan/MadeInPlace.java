package io.upsurge.internal.plan;

import io.upsurge.statement.Assignment;
import io.upsurge.statement.Comparison;
import io.upsurge.statement.ConflictAction.DoUpdate;
import io.upsurge.statement.Fragment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Columns that the database makes of given rows, for statements in which the given rows have no such columns. */
final class MadeInPlace {

    private final Map<String, Fragment> made = new HashMap<>();

    MadeInPlace(List<Assignment> made) {
        made.forEach(assignment -> this.made.put(assignment.column(), assignment.value()));
    }

    /** The same with the expressions in the place of the columns that they make. */
    Fragment in(Fragment fragment) {
        List<Fragment.Part> parts = new ArrayList<>();
        for (Fragment.Part part : fragment.parts()) {
            if (part instanceof Fragment.Excluded excluded && made.containsKey(excluded.column())) {
                parts.addAll(made.get(excluded.column()).between("(", ")").parts());
            } else {
                parts.add(part);
            }
        }
        return new Fragment(parts);
    }

    /** The assignments, the comparisons and the condition, all of them so. */
    DoUpdate in(DoUpdate update) {
        return new DoUpdate(
                update.assignments().stream()
                        .map(assignment -> new Assignment(assignment.column(), in(assignment.value())))
                        .toList(),
                update.where().map(this::in),
                update.compared().stream()
                        .map(one -> new Comparison(one.column(), in(one.stored()), in(one.given())))
                        .toList());
    }
}
