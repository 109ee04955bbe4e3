package io.upsurge;

import jakarta.persistence.PersistenceException;
import java.util.List;

/**
 * The database does not let this user do what a statement asks: a right is missing, or row security forbids to write a row
 * or to see it. Nothing of the statement was written; the transaction can only be rolled back.
 */
public final class AccessDeniedException extends PersistenceException {

    private static final long serialVersionUID = 1L;

    private final transient List<Long> rows;

    /** An exception about the rows at these positions, from 0, one of which at least is meant. */
    public AccessDeniedException(String message, List<Long> rows, Exception cause) {
        super(message, cause);
        this.rows = List.copyOf(rows);
    }

    /** An exception about the rows at these positions, from 0, each of which is meant. */
    public AccessDeniedException(String message, List<Long> rows) {
        super(message);
        this.rows = List.copyOf(rows);
    }

    /**
     * The positions of the rows that were sent together, from 0, one of which was refused: just that one where it was sent
     * alone, as with {@code chunkSize(1)}. Empty for an update or a delete by a condition.
     */
    public List<Long> rows() {
        return rows;
    }
}
