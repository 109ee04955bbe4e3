package io.upsurge;

import jakarta.persistence.criteria.Expression;
import java.util.function.Function;

/**
 * A value of one row that the database makes: what stands in a row, or in a map of attributes, in the place of a value.
 *
 * <p>Rows whose expressions differ in nothing but the values that are given to the builder travel in one statement; a
 * {@code literal(..)} is part of the text, so that each other one takes a statement of its own. An expression is made once
 * in a call, however many rows hold it.
 *
 * @param expression makes the expression. An update by key may read the stored row, as it was; an insert reads neither
 *     row, but may have subqueries
 */
public record RowExpression(Function<? super Operands<?>, ? extends Expression<?>> expression) {

    /** The expression of a row of that entity. */
    @SuppressWarnings("unchecked")
    public static <E> RowExpression of(Function<? super Operands<E>, ? extends Expression<?>> expression) {
        Arguments.required(expression, "expression(..)", "the expression");
        return new RowExpression((Function<? super Operands<?>, ? extends Expression<?>>) (Function<?, ?>) expression);
    }
}
