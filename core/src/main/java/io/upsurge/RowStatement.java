package io.upsurge;

import jakarta.persistence.metamodel.SingularAttribute;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A statement that is sent for rows: what inserts, upserts and updates by key have in common.
 *
 * <p>Every step returns a new value and leaves this one as it is; {@code execute} may be called any number of times.
 *
 * @param <E> the entity
 * @param <S> the statement itself
 */
public interface RowStatement<E, S extends RowStatement<E, S>> {

    /** The result holds the entities, managed where the session manages entities, in the order of the rows. */
    S returning();

    /** The result holds a tuple of these attributes for each row, in the order of the rows. */
    @SuppressWarnings("unchecked")
    S returning(SingularAttribute<? super E, ?>... attributes);

    /** The result holds a tuple of these attributes for each row, in the order of the rows. */
    S returning(String... attributes);

    /** What becomes of rows of one call that have the same key; {@link Duplicates#REJECT} unless said otherwise. */
    S duplicates(Duplicates policy);

    /**
     * How many rows go into one statement at most.
     *
     * @param rows at least 1; the database's limit on parameters may make it fewer
     */
    S chunkSize(int rows);

    /**
     * How the rows travel; {@link Transport#AUTO} unless said otherwise, which is meant for measuring and for servers that
     * are not like others.
     */
    S transport(Transport transport);

    /**
     * Sends the entities.
     *
     * @return an outcome for each, in the order given
     * @throws InvalidMutationException if the statement or a row contradicts the mapping; nothing was sent
     * @throws UnsupportedMutationException if this database cannot do it; nothing was sent
     * @throws StaleRowsException if a row's version is not the one that was given
     */
    MutationResult<E> execute(Iterable<? extends E> entities);

    /** Sends rows of attribute values, which may differ in their attributes. */
    MutationResult<E> execute(Rows<E> rows);

    /**
     * Sends the entities of a stream chunk by chunk, never holding more than a chunk. Duplicates are looked for, and
     * rows are sent in key order, within a chunk. The result has counts, and rows only where {@code returning} was
     * asked for.
     */
    MutationResult<E> execute(Stream<? extends E> entities);

    /** Sends the entities of a stream chunk by chunk, and hands each row's result on instead of collecting it. */
    MutationResult<E> execute(Stream<? extends E> entities, Consumer<? super RowResult<E>> results);

    /** What would be sent for whole entities, without touching the database. */
    MutationPlan plan();
}
