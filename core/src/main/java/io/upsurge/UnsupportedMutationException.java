package io.upsurge;

/** This database cannot do what is asked. Nothing was sent to it. */
public class UnsupportedMutationException extends UnsupportedOperationException {

    private static final long serialVersionUID = 1L;

    /** A refusal, told as what was asked, why it cannot be, and what to do instead. */
    public UnsupportedMutationException(String message) {
        super(Message.of(message));
    }
}
