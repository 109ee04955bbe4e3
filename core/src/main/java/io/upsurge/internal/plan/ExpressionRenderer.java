package io.upsurge.internal.plan;

import io.upsurge.InvalidMutationException;
import io.upsurge.Operands;
import io.upsurge.internal.hibernate.Expressions;
import io.upsurge.internal.hibernate.RowRendering;
import io.upsurge.internal.hibernate.UnusableExpressionException;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.statement.Fragment;
import jakarta.persistence.criteria.Expression;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lets the caller's expressions be made and rendered, and says which of them was wrong. */
record ExpressionRenderer(String form, EntityModel entity, Expressions expressions, AttributeNames names) {

    /** What the caller's function is given. */
    OperandsView operands() {
        return new OperandsView(expressions, names);
    }

    /** What is rendered, or an error that begins with the name of the expression. */
    <T> T render(String what, Supplier<T> rendering) {
        try {
            return rendering.get();
        } catch (UnusableExpressionException e) {
            InvalidMutationException invalid = new InvalidMutationException(
                    "In the " + form + " of " + entity.name() + ", " + what + " " + e.getMessage());
            invalid.initCause(e);
            throw invalid;
        }
    }

    /** What an attribute is assigned by the caller's expression: a fragment per column. */
    List<Fragment> attribute(
            AttributeModel attribute, Function<? super Operands<?>, ? extends Expression<?>> expression) {
        List<Fragment> fragments = render(
                "the expression for '" + attribute.path() + "'",
                () -> expressions.expression(attribute, expression.apply(operands())));
        return requireItsColumns(attribute, fragments);
    }

    /** What an attribute is assigned by the expression of a single row. */
    RowRendering ofRow(AttributeModel attribute, Function<? super Operands<?>, ? extends Expression<?>> expression) {
        RowRendering rendering = render(
                "the expression for '" + attribute.path() + "'",
                () -> expressions.ofRow(attribute, expression.apply(operands())));
        requireItsColumns(attribute, rendering.formula().fragments());
        return rendering;
    }

    /** The fragments, of which an attribute must have one per column. */
    List<Fragment> requireItsColumns(AttributeModel attribute, List<Fragment> fragments) {
        if (attribute.holdsClasses()) {
            throw new InvalidMutationException("The attribute '" + attribute.path() + "' of " + entity.name()
                    + " is to be set by an expression, and it is an embeddable with subclasses, or holds one: an"
                    + " expression does not tell which column has the class. Give a value");
        }
        if (fragments.size() != attribute.columns().size()) {
            throw new InvalidMutationException("The expression for '" + attribute.path() + "' of " + entity.name()
                    + " has " + fragments.size() + " columns where the attribute has "
                    + attribute.columns().size() + ". Give an expression of the attribute's own type");
        }
        return fragments;
    }
}
