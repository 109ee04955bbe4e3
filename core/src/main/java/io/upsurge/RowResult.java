package io.upsurge;

import jakarta.persistence.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row.
 *
 * @param index its position among the rows given, from 0
 * @param entity the entity, where {@code returning()} asked for it
 * @param tuple the attributes, where {@code returning(attributes…)} asked for them
 * @param primaryKey the identifier of the stored row, where it is known
 * @param missing whether there is no row of that key that the statement may write or show
 */
public record RowResult<E>(
        long index,
        Outcome outcome,
        @Nullable E entity,
        @Nullable Tuple tuple,
        @Nullable Object primaryKey,
        boolean missing) {

    /** Of a row that is there. */
    public RowResult(
            long index, Outcome outcome, @Nullable E entity, @Nullable Tuple tuple, @Nullable Object primaryKey) {
        this(index, outcome, entity, tuple, primaryKey, false);
    }
}
