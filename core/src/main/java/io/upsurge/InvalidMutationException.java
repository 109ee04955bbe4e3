package io.upsurge;

/** A mistake of the caller: a statement or a row contradicts the mapping. Nothing was sent to the database. */
public class InvalidMutationException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** A mistake, told as what was asked, why it cannot be, and what to do instead. */
    public InvalidMutationException(String message) {
        super(Message.of(message));
    }
}
