package io.upsurge;

import java.util.List;

/** Two rows of one call have the same key. Nothing was sent to the database. */
public class DuplicateKeysException extends InvalidMutationException {

    private static final long serialVersionUID = 1L;

    private final List<Long> indexes;

    /** Rows with the same key, by their positions. */
    public DuplicateKeysException(String message, List<Long> indexes) {
        super(message);
        this.indexes = List.copyOf(indexes);
    }

    /** The positions of the rows with the same key, from 0. */
    public List<Long> indexes() {
        return indexes;
    }
}
