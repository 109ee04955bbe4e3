package io.upsurge.internal.plan;

import io.upsurge.InvalidMutationException;
import io.upsurge.internal.description.Action.Assign;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.statement.Assignment;
import io.upsurge.statement.Fragment;
import java.util.ArrayList;
import java.util.List;

/** Columns of inserted rows that the database makes: by expressions of the rows, or by what all rows have in common. */
record MadeColumns(PlanParts parts, Shape shape, RowConstants constants) {

    MadeColumns(PlanParts parts, Shape shape) {
        this(parts, shape, RowConstants.of(shape, parts.entity));
    }

    /** What the expressions of the rows make, and the marks of the entity's rows. */
    List<Assignment> ofRows() {
        List<Assignment> made = new ArrayList<>(Membership.written(parts.entity));
        addIdentifier(made);
        for (AttributeModel attribute : shape.madeInOrder()) {
            add(attribute, parts.bounded(attribute, constants.of(attribute)), made);
        }
        return made;
    }

    /** The same, and what all rows have in common. */
    List<Assignment> with(List<Assign> values) {
        List<Assignment> made = ofRows();
        for (Assign assign : values) {
            AttributeModel attribute = parts.names.findWritten(assign.attribute());
            requireInsertable(attribute);
            requireOnce(attribute, made);
            if (assign instanceof Assign.Value value) {
                new Values(parts.mapped).require(attribute, value.value(), "values(..)");
                add(attribute, parts.expressions.value(attribute, value.value()), made);
            } else if (assign instanceof Assign.Computed computed) {
                add(
                        attribute,
                        parts.bounded(attribute, parts.renderer().attribute(attribute, computed.expression())),
                        made);
            }
        }
        return made;
    }

    /** Rows are told apart by their keys before anything is sent. */
    void requireNoneIn(PlannedTarget target) {
        for (AttributeModel attribute : shape.made().keySet()) {
            if (attribute.columnNames().stream().anyMatch(target.columns()::contains)) {
                throw new InvalidMutationException("'" + attribute.path() + "' of " + parts.entity.name()
                        + " is given as an expression, and it belongs to " + target.text()
                        + ", by which the rows are told apart before anything is sent. Give it as a value");
            }
        }
    }

    /** The identifier, where the mapping says by which expression the statement makes it. */
    private void addIdentifier(List<Assignment> made) {
        List<String> expressions =
                shape.identifierGiven() ? List.of() : parts.mapped.identifier().expressions();
        List<String> columns = parts.entity.identifier().columnNames();
        for (int i = 0; i < expressions.size(); i++) {
            made.add(new Assignment(columns.get(i), new Fragment(List.of(new Fragment.Text(expressions.get(i))))));
        }
    }

    private void add(AttributeModel attribute, List<Fragment> fragments, List<Assignment> made) {
        for (int i = 0; i < fragments.size(); i++) {
            requireNoRow(attribute, fragments.get(i));
            ColumnModel column = attribute.columns().get(i);
            if (column.insertable()) {
                made.add(new Assignment(column.name(), fragments.get(i)));
            }
        }
    }

    private void requireNoRow(AttributeModel attribute, Fragment fragment) {
        boolean reads = fragment.parts().stream()
                .anyMatch(part -> part instanceof Fragment.Existing || part instanceof Fragment.Excluded);
        if (reads) {
            throw new InvalidMutationException("The expression for '" + attribute.path() + "' of "
                    + parts.entity.name() + " reads existing(..) or excluded(..), and a row that is inserted has"
                    + " neither. Use functions, literals and subqueries");
        }
    }

    private void requireInsertable(AttributeModel attribute) {
        String why = attribute.isVersion()
                ? "it is the version, which begins by itself"
                : attribute
                        .leftToDatabase()
                        .filter(generated -> !attribute.isIdentifier())
                        .orElse(attribute.insertable() ? null : "the mapping says insertable = false");
        if (why != null) {
            throw new InvalidMutationException("The attribute '" + attribute.path() + "' of " + parts.entity.name()
                    + " cannot be inserted: " + why + ". Leave it out of values(..)");
        }
    }

    private void requireOnce(AttributeModel attribute, List<Assignment> made) {
        if (made.stream().anyMatch(known -> attribute.columnNames().contains(known.column()))) {
            throw new InvalidMutationException("The attribute '" + attribute.path() + "' of " + parts.entity.name()
                    + " is given twice, and a column takes one value only. Give it once");
        }
    }
}
