package io.upsurge;

/** What becomes of managed instances whose rows a statement changes. */
public enum Synchronize {
    /** They are refreshed; nothing is read where none is managed. */
    AUTO,
    /** They are refreshed from the rows that the statement returns, or from one read by key. */
    FETCH,
    /** They take the new values without a read; refused where those cannot be told in memory. */
    EVALUATE,
    /** They are detached. */
    EVICT,
    /** They stay as they are, stale. */
    NONE
}
