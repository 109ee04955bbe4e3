package io.upsurge;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A statement that updates rows, each found by its primary key or by another unique key; it never inserts one.
 *
 * <p>A row takes the values it is given and keeps the others. Rows that are not there are named by
 * {@link MutationResult#missing()}.
 *
 * @param <E> the entity
 */
public interface UpdateByKey<E> extends RowStatement<E, UpdateByKey<E>> {

    /** Rows are found by the unique key over these attributes instead of the primary key. */
    @SuppressWarnings("unchecked")
    UpdateByKey<E> key(SingularAttribute<? super E, ?>... attributes);

    /** Rows are found by the unique key over these attributes, dotted for parts of embeddables. */
    UpdateByKey<E> key(String... attributes);

    /** What all rows are set to, besides what each brings; expressions see the stored row as it was. */
    UpdateByKey<E> values(UnaryOperator<CommonValues<E>> values);

    /** Only rows for which this holds are updated; the others are skipped. */
    UpdateByKey<E> where(Function<? super Operands<E>, ? extends Expression<Boolean>> condition);

    /** A row whose values are all equal to the stored ones is not written, nor is its version incremented. */
    UpdateByKey<E> onlyIfChanged();

    /** What becomes of managed instances; {@link Synchronize#AUTO} unless said otherwise. */
    UpdateByKey<E> synchronize(Synchronize mode);

    /** How versions are treated; {@link VersionPolicy#CHECK} unless said otherwise. */
    UpdateByKey<E> version(VersionPolicy policy);

    /** How much the outcomes may cost; {@link Outcomes#IF_FREE} unless said otherwise. */
    UpdateByKey<E> outcomes(Outcomes precision);
}
