package io.upsurge.internal.plan;

import io.upsurge.InvalidMutationException;

/** A row does not bring what the statement needs of it. */
public final class MissingValueException extends InvalidMutationException {

    private static final long serialVersionUID = 1L;

    private final String rest;

    /** A mistake in some row, told as what follows its name. */
    public MissingValueException(String rest) {
        super("A row" + rest);
        this.rest = rest;
    }

    /** The same about the row of that index. */
    public InvalidMutationException at(long index) {
        return new InvalidMutationException("Row " + index + rest);
    }
}
