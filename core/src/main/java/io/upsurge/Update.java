package io.upsurge;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An update of all rows that a condition holds for; the version is incremented, and what Hibernate makes for every update
 * is made.
 *
 * @param <E> the entity
 */
public interface Update<E> extends Mutation<E> {

    /** An attribute that takes the same value in all rows. */
    <Y> Update<E> value(SingularAttribute<? super E, Y> attribute, @Nullable Y value);

    /** An attribute that takes the same value in all rows, dotted for a part of an embeddable. */
    Update<E> value(String attribute, @Nullable Object value);

    /** An attribute that takes what the expression gives; it sees the stored row as it was. */
    <Y> Update<E> expression(
            SingularAttribute<? super E, Y> attribute,
            Function<? super Operands<E>, ? extends Expression<? extends Y>> expression);

    /** An attribute that takes what the expression gives; it sees the stored row as it was. */
    Update<E> expression(String attribute, Function<? super Operands<E>, ? extends Expression<?>> expression);

    /** Only rows for which this holds are updated; of several conditions, all must hold. It may read what the row refers to. */
    Update<E> where(Function<? super Operands<E>, ? extends Expression<Boolean>> condition);

    /** All rows that the session shows are meant; without this, an update that has no condition is refused. */
    Update<E> everyRow();

    @Override
    Update<E> synchronize(Synchronize mode);

    @Override
    Update<E> returning();

    @Override
    @SuppressWarnings("unchecked")
    Update<E> returning(SingularAttribute<? super E, ?>... attributes);

    @Override
    Update<E> returning(String... attributes);
}
