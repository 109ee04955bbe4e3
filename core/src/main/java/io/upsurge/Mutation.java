package io.upsurge;

import jakarta.persistence.metamodel.SingularAttribute;

/**
 * An update or a delete of all rows that a condition holds for.
 *
 * <p>Every step returns a new value and leaves this one as it is; {@code execute} may be called any number of times.
 * Neither lifecycle callbacks nor cascades run: it is the rows that are written, not the entities.
 *
 * @param <E> the entity
 */
public interface Mutation<E> {

    /** What becomes of managed instances; {@link Synchronize#AUTO} unless said otherwise. */
    Mutation<E> synchronize(Synchronize mode);

    /**
     * The result holds the entities: after an update as they are now, managed where the session manages entities; after
     * a delete as they were, managed no more.
     */
    Mutation<E> returning();

    /** The result holds a tuple of these attributes for each row: after a delete as they were. */
    @SuppressWarnings("unchecked")
    Mutation<E> returning(SingularAttribute<? super E, ?>... attributes);

    /** The result holds a tuple of these attributes for each row: after a delete as they were. */
    Mutation<E> returning(String... attributes);

    /**
     * Sends it.
     *
     * @return how many rows were updated or deleted; the rows themselves where {@code returning} asked for them
     * @throws InvalidMutationException if the statement contradicts the mapping; nothing was sent
     * @throws UnsupportedMutationException if this database cannot do it; nothing was sent
     */
    MutationResult<E> execute();

    /** What would be sent, without touching the database. */
    MutationPlan plan();
}
