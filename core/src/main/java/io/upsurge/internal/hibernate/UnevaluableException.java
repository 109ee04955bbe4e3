package io.upsurge.internal.hibernate;

/** Something cannot be evaluated in memory. The message is a clause about it, such as {@code the function upper …}. */
public final class UnevaluableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnevaluableException(String why) {
        super(why);
    }
}
