package io.upsurge;

import java.util.function.UnaryOperator;

/**
 * A statement that inserts rows; one that is there already is an error.
 *
 * <p>Identifiers, versions and time stamps that are made on the way are written back into the entities given.
 *
 * @param <E> the entity
 */
public interface Insert<E> extends RowStatement<E, Insert<E>> {

    /** What all rows have in common, besides what each brings. */
    Insert<E> values(UnaryOperator<CommonValues<E>> values);

    /**
     * The entities that are given become managed, as by {@code persist}; the rows are read back into them. Collections
     * they hold are replaced by those of the database, which are empty: rows of collection tables are not written.
     */
    Insert<E> managing();
}
