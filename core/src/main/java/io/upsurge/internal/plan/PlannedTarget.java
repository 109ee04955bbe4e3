package io.upsurge.internal.plan;

import io.upsurge.internal.model.AttributeModel;
import io.upsurge.statement.ConflictTarget;
import io.upsurge.statement.ConflictTarget.Columns;
import io.upsurge.statement.ConflictTarget.Expressions;
import io.upsurge.statement.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The conflict target that was settled on.
 *
 * @param attributes the attributes of the key, those that its expressions read among them; empty for any unique key
 * @param columns the columns of the key, in the attributes' order
 * @param target the target as the dialect reads it
 * @param text what it is called in messages
 */
public record PlannedTarget(List<AttributeModel> attributes, List<String> columns, ConflictTarget target, String text) {
    public PlannedTarget {
        attributes = List.copyOf(attributes);
        columns = List.copyOf(columns);
    }

    /** What is compared of two rows, over the stored one: whole columns, and expressions. */
    public List<Fragment> parts() {
        return target instanceof Expressions index
                ? index.parts()
                : columns.stream().map(Fragment::existing).toList();
    }

    /** The columns that are compared as they are. */
    public List<String> wholeColumns() {
        return parts().stream()
                .filter(Fragment::isColumn)
                .flatMap(part -> part.reads().stream())
                .toList();
    }

    /** Whether an expression reads the column, so that only the database can tell which values of it are the same. */
    public boolean isComputedFrom(String column) {
        return target instanceof Expressions index
                && index.parts().stream()
                        .filter(part -> !part.isColumn())
                        .anyMatch(part -> part.reads().contains(column));
    }

    /** Whether it is just this attribute, whole. */
    public boolean isJust(AttributeModel attribute) {
        return !(target instanceof Expressions)
                && attributes.size() == 1
                && attributes.get(0).ordinal() == attribute.ordinal()
                && attributes.get(0).equals(attribute);
    }

    /** The predicate of a partial index. */
    public Optional<Fragment> predicate() {
        if (target instanceof Expressions index) {
            return index.predicate();
        }
        return target instanceof Columns key ? key.predicate() : Optional.empty();
    }

    /** That the expressions of the stored and of the given row are equal; empty where there are none. */
    Optional<Fragment> equalExpressions() {
        List<Fragment.Part> parts = new ArrayList<>();
        for (Fragment part : parts()) {
            if (!part.isColumn()) {
                parts.add(new Fragment.Text(parts.isEmpty() ? "(" : ") and ("));
                parts.addAll(part.parts());
                parts.add(new Fragment.Text(") = ("));
                parts.addAll(part.ofGivenRow().parts());
            }
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        parts.add(new Fragment.Text(")"));
        return Optional.of(new Fragment(parts));
    }
}
