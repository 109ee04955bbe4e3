package io.upsurge;

/** What to do where the database cannot do in one statement what is asked. */
public enum Fallback {
    /** It is refused, with the reason. */
    NATIVE_ONLY,
    /** The rows are read under a lock, and then inserted or updated. */
    EMULATE
}
