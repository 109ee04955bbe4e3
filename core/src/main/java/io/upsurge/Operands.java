package io.upsurge;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.metamodel.SingularAttribute;

/**
 * What an expression may read: the stored row and the row that was given.
 *
 * @param <E> the entity
 */
public interface Operands<E> {

    /** Makes the expressions. */
    CriteriaBuilder builder();

    /** An attribute of the row that is stored, as it was before the statement. */
    <Y> Path<Y> existing(SingularAttribute<? super E, Y> attribute);

    /** An attribute of the row that is stored, dotted for a part of an embeddable. */
    <Y> Path<Y> existing(String attribute);

    /** An attribute of the row that was given and could not be inserted. */
    <Y> Path<Y> excluded(SingularAttribute<? super E, Y> attribute);

    /** An attribute of the row that was given, dotted for a part of an embeddable. */
    <Y> Path<Y> excluded(String attribute);
}
