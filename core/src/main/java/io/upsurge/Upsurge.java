package io.upsurge;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.CriteriaUpdate;
import java.util.Collection;
import java.util.List;
import org.hibernate.StatelessSession;
import org.hibernate.engine.extension.spi.Extension;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.MutationQuery;

/**
 * Inserts rows or updates those that are there already, in one statement, with the persistence context kept in step.
 *
 * <p>It belongs to one session and is as cheap as a field access; nothing is built before the first call. It needs a
 * transaction in progress, and no more threads than its session does.
 */
public interface Upsurge extends Extension {

    /**
     * The one of an entity manager or session.
     *
     * @param entityManager a Hibernate session, or anything that unwraps to one
     */
    static Upsurge of(EntityManager entityManager) {
        return Arguments.required(entityManager, "Upsurge.of(..)", "the entity manager")
                .unwrap(SharedSessionContractImplementor.class)
                .getExtension(Upsurge.class);
    }

    /** The one of a stateless session, which fills in the entities it is given and manages none. */
    static Upsurge of(StatelessSession session) {
        return ((SharedSessionContractImplementor) Arguments.required(session, "Upsurge.of(..)", "the session"))
                .getExtension(Upsurge.class);
    }

    /**
     * Inserts the entity, or updates the row that is there already, as {@code merge} does but in one statement.
     *
     * <p>The row is found by the identifier where the entity carries one, else by its {@code @NaturalId}, else by the
     * table's only unique key. Associations that cascade {@code MERGE} are followed, to one and to many; what was given is
     * inserted or updated, and nothing is deleted.
     *
     * @return the managed instance; in a stateless session the entity itself, filled in
     * @throws InvalidMutationException if the entity, or its mapping, does not say which row it is
     */
    <E> E upsert(E entity);

    /**
     * Inserts or updates many entities of one class, in as few statements as the database allows, and what their
     * associations cascade to, the rows of each class together.
     *
     * @return what {@link #upsert(Object)} returns of each, in the order given
     */
    <E> List<E> upsertAll(Collection<? extends E> entities);

    /**
     * Inserts the entity unless its row is there already, and returns the row that is there afterwards; no other
     * transaction can come between the two.
     *
     * @return the managed instance; in a stateless session the entity itself, filled in from the stored row
     * @throws ForeignRowsException if the row that is there is none that the session shows
     */
    <E> E insertIfAbsent(E entity);

    /** Begins a statement that inserts rows; one that is there already is an error. */
    <E> Insert<E> insertInto(Class<E> entity);

    /** Begins a statement that updates rows, each found by its primary key or another unique key; it never inserts one. */
    <E> UpdateByKey<E> updateByKey(Class<E> entity);

    /** Begins a statement that inserts rows and treats those that are there already as it is told. */
    <E> Upsert<E> upsertInto(Class<E> entity);

    /** Begins an update of all rows that a condition holds for. */
    <E> Update<E> update(Class<E> entity);

    /** Begins a delete of all rows that a condition holds for. */
    <E> Delete<E> deleteFrom(Class<E> entity);

    /** A Criteria update, with managed instances kept in step and rows given back; its assignments are all that it sets. */
    <E> Mutation<E> mutation(CriteriaUpdate<E> update);

    /** A Criteria delete, with managed instances kept in step and rows given back. */
    <E> Mutation<E> mutation(CriteriaDelete<E> delete);

    /**
     * An update or a delete in HQL or Criteria, with managed instances kept in step and rows given back.
     *
     * @param entity the entity that it is about
     * @param query a query of this session, its parameters bound
     */
    <E> Mutation<E> mutation(Class<E> entity, MutationQuery query);

    /** Sends a Criteria update, and refreshes managed instances. */
    default <E> MutationResult<E> execute(CriteriaUpdate<E> update) {
        return mutation(update).execute();
    }

    /** Sends a Criteria delete, and lets managed instances of deleted rows go. */
    default <E> MutationResult<E> execute(CriteriaDelete<E> delete) {
        return mutation(delete).execute();
    }
}
