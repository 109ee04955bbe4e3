package io.upsurge;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Attributes that have one value, or are made by one expression, in all rows of a statement.
 *
 * @param <E> the entity
 */
public interface CommonValues<E> {

    /** An attribute that has the same value in all rows. */
    <Y> CommonValues<E> value(SingularAttribute<? super E, Y> attribute, @Nullable Y value);

    /** An attribute that has the same value in all rows. */
    CommonValues<E> value(String attribute, @Nullable Object value);

    /** An attribute that the database makes by the same expression for all rows. */
    <Y> CommonValues<E> expression(
            SingularAttribute<? super E, Y> attribute,
            Function<? super Operands<E>, ? extends Expression<? extends Y>> expression);

    /** An attribute that the database makes by the same expression for all rows. */
    CommonValues<E> expression(String attribute, Function<? super Operands<E>, ? extends Expression<?>> expression);
}
