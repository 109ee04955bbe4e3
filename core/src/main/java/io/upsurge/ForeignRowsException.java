package io.upsurge;

import jakarta.persistence.PersistenceException;
import java.util.List;

/**
 * Rows of an upsert have the keys of stored rows that are not theirs to write: rows of another tenant, of another class
 * of the hierarchy, rows that were deleted softly, or rows that {@code @SQLRestriction} or an enabled filter hides from the
 * session. Or rows of an upsert or an update by key lack what each row of their entity has in a further table. None of
 * those was changed; the transaction can only be rolled back.
 */
public final class ForeignRowsException extends PersistenceException {

    private static final long serialVersionUID = 1L;

    private final transient List<Long> rows;

    /** An exception about the rows at these positions, from 0. */
    public ForeignRowsException(String message, List<Long> rows) {
        super(message);
        this.rows = List.copyOf(rows);
    }

    /** The positions of the rows among those given, from 0. */
    public List<Long> rows() {
        return rows;
    }
}
