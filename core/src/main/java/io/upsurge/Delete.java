package io.upsurge;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.function.Function;

/**
 * A delete of all rows that a condition holds for; what refers to them is the database's affair.
 *
 * @param <E> the entity
 */
public interface Delete<E> extends Mutation<E> {

    /** Only rows for which this holds are deleted; of several conditions, all must hold. It may read what the row refers to. */
    Delete<E> where(Function<? super Operands<E>, ? extends Expression<Boolean>> condition);

    /** All rows that the session shows are meant; without this, a delete that has no condition is refused. */
    Delete<E> everyRow();

    @Override
    Delete<E> synchronize(Synchronize mode);

    @Override
    Delete<E> returning();

    @Override
    @SuppressWarnings("unchecked")
    Delete<E> returning(SingularAttribute<? super E, ?>... attributes);

    @Override
    Delete<E> returning(String... attributes);
}
