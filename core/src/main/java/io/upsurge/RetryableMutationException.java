package io.upsurge;

import jakarta.persistence.PersistenceException;

/**
 * Another transaction was in the way, by a deadlock, a lock timeout or a snapshot that is too old. Nothing of this
 * transaction may be kept; the same work in a new transaction may well succeed.
 */
public class RetryableMutationException extends PersistenceException {

    private static final long serialVersionUID = 1L;

    /** What happened, and the error of the database. */
    public RetryableMutationException(String message, Exception cause) {
        super(message, cause);
    }
}
