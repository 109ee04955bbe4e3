package io.upsurge;

import java.util.List;

/**
 * Rows refer to entities by the values of a unique key, and no such entities are stored. It is found out by a read, before
 * any row is written, and the transaction can go on.
 */
public final class MissingReferencesException extends InvalidMutationException {

    private static final long serialVersionUID = 1L;

    private final transient List<Long> rows;

    /** An exception about the rows at these positions, from 0. */
    public MissingReferencesException(String message, List<Long> rows) {
        super(message);
        this.rows = List.copyOf(rows);
    }

    /** The positions of the rows among those given, from 0. */
    public List<Long> rows() {
        return rows;
    }
}
