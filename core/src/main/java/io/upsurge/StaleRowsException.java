package io.upsurge;

import jakarta.persistence.OptimisticLockException;
import java.util.List;

/** Rows were changed by another transaction since their version was read. The transaction must be rolled back. */
public class StaleRowsException extends OptimisticLockException {

    private static final long serialVersionUID = 1L;

    private final List<Long> indexes;

    /** Rows whose version is not the stored one, by their positions. */
    public StaleRowsException(String message, List<Long> indexes) {
        super(message);
        this.indexes = List.copyOf(indexes);
    }

    /** The positions of the stale rows, from 0. */
    public List<Long> indexes() {
        return indexes;
    }
}
