package io.upsurge;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A statement that inserts rows and updates, or leaves alone, those that are there already.
 *
 * <p>Every step returns a new value and leaves this one as it is; {@code execute} may be called any number of times.
 *
 * @param <E> the entity
 */
public interface Upsert<E> extends RowStatement<E, Upsert<E>> {

    /** The conflict target is the unique key over these attributes. */
    @SuppressWarnings("unchecked")
    Upsert<E> onConflict(SingularAttribute<? super E, ?>... attributes);

    /** The conflict target is the unique key over these attributes, dotted for parts of embeddables. */
    Upsert<E> onConflict(String... attributes);

    /** The conflict target is a partial unique index, or one over expressions. */
    Upsert<E> onConflict(UnaryOperator<UniqueIndex<E>> index);

    /** The conflict target is the {@code @NaturalId}. */
    Upsert<E> onNaturalId();

    /** The conflict target is the primary key. */
    Upsert<E> onPrimaryKey();

    /** The conflict target is a constraint, by the name that the mapping gives it. */
    Upsert<E> onConstraint(String name);

    /** A row is left alone whichever unique key it collides on; only together with {@link #doNothing()}. */
    Upsert<E> onAnyUniqueKey();

    /**
     * The conflict target is looked for in the database's schema, once for each session factory and target, before the
     * first statement that relies on it. Otherwise the mapping is believed, and some databases do not notice when it is
     * wrong: MySQL and MariaDB insert a row twice, H2 does so when two transactions race.
     *
     * <p>A call is refused with an {@link InvalidMutationException}, and nothing is sent, where the table has no unique
     * key over just the target's columns, or none that a conflict can be told by. An index over expressions and the
     * predicate of a partial one are compared by the database where it can.
     */
    Upsert<E> verifySchema();

    /** NULL in the conflict target equals NULL; otherwise a row with NULL in its key is refused. */
    Upsert<E> nullsAreEqual();

    /** A row that is there already is updated as the assignments say. */
    Upsert<E> doUpdate(UnaryOperator<Assignments<E>> assignments);

    /** A row that is there already takes all updatable values that are given, except these. */
    @SuppressWarnings("unchecked")
    Upsert<E> doUpdateAllExcept(SingularAttribute<? super E, ?>... attributes);

    /** A row that is there already takes all updatable values that are given, except these. */
    Upsert<E> doUpdateAllExcept(String... attributes);

    /**
     * A row that is there already stays as it is. One that {@code @SQLRestriction} or a filter hides is not given back: where
     * rows are returned, it is one of {@link MutationResult#missing()}.
     */
    Upsert<E> doNothing();

    /** A row whose updated values are all equal to the stored ones is not written, nor is its version incremented. */
    Upsert<E> onlyIfChanged();

    /** What becomes of managed instances; {@link Synchronize#AUTO} unless said otherwise. */
    Upsert<E> synchronize(Synchronize mode);

    /**
     * What becomes of rows that are there and were deleted softly; {@link SoftDeleted#REFUSE} unless said otherwise.
     * Only for entities with {@code @SoftDelete}.
     */
    Upsert<E> softDeleted(SoftDeleted policy);

    /** How versions are treated; {@link VersionPolicy#CHECK} unless said otherwise. */
    Upsert<E> version(VersionPolicy policy);

    /** How much the outcomes may cost; {@link Outcomes#IF_FREE} unless said otherwise. */
    Upsert<E> outcomes(Outcomes precision);

    /** What to do where the database cannot; {@link Fallback#NATIVE_ONLY} unless said otherwise. */
    Upsert<E> fallback(Fallback fallback);

    /** The assignments of {@link #doUpdate}: each sets an attribute of the stored row. */
    interface Assignments<E> {

        /** Attributes that take the value given: {@code title = excluded.title}. */
        @SuppressWarnings("unchecked")
        Assignments<E> excluded(SingularAttribute<? super E, ?>... attributes);

        /** Attributes that take the value given, dotted for parts of embeddables. */
        Assignments<E> excluded(String... attributes);

        /** An attribute that takes the same value in all rows. */
        <Y> Assignments<E> value(SingularAttribute<? super E, Y> attribute, @Nullable Y value);

        /** An attribute that takes the same value in all rows. */
        Assignments<E> value(String attribute, @Nullable Object value);

        /** An attribute that takes what the expression gives; it sees the stored row as it was. */
        <Y> Assignments<E> expression(
                SingularAttribute<? super E, Y> attribute,
                Function<? super Operands<E>, ? extends Expression<? extends Y>> expression);

        /** An attribute that takes what the expression gives; it sees the stored row as it was. */
        Assignments<E> expression(String attribute, Function<? super Operands<E>, ? extends Expression<?>> expression);

        /** Only rows for which this holds are updated; the others are skipped. */
        Assignments<E> where(Function<? super Operands<E>, ? extends Expression<Boolean>> condition);
    }

    /** A unique index that the mapping does not describe, as a conflict target; what it is over is named in any order. */
    interface UniqueIndex<E> {

        /** Attributes that the index is over. */
        @SuppressWarnings("unchecked")
        UniqueIndex<E> over(SingularAttribute<? super E, ?>... attributes);

        /** Attributes that the index is over, dotted for parts of embeddables. */
        UniqueIndex<E> over(String... attributes);

        /**
         * An expression that the index is over, such as {@code lower(email)}; to be said once for each. A row must bring
         * every attribute that the expression reads, and none of them may be NULL.
         *
         * @param expression reads the stored row only
         */
        UniqueIndex<E> over(Function<? super Operands<E>, ? extends Expression<?>> expression);

        /** The predicate of a partial index, over the stored row. */
        UniqueIndex<E> where(Function<? super Operands<E>, ? extends Expression<Boolean>> predicate);
    }
}
