package io.upsurge;

import jakarta.persistence.criteria.Expression;
import java.util.function.Function;

/**
 * A value of one row that the database makes: what stands in a row, or in a map of attributes, in the place of a value.
 *
 * <p>Rows that hold one and the same expression travel in one statement; each other expression takes a statement of its
 * own.
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
