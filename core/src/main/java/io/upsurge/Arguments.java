package io.upsurge;

import org.jspecify.annotations.Nullable;

/** Refuses null where a caller must give something. */
final class Arguments {

    private Arguments() {}

    /** The argument, which must not be null. */
    static <T> T required(@Nullable T argument, String call, String what) {
        if (argument == null) {
            throw new InvalidMutationException(
                    call + " was called with null for " + what + ", which stands for nothing. Give " + what);
        }
        return argument;
    }
}
