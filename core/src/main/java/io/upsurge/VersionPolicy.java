package io.upsurge;

/** How an upsert or update by key treats the version of a row that is there already. */
public enum VersionPolicy {
    /** A version that is given must be the stored one; it is incremented. A row without one has no expectation. */
    CHECK,
    /** Versions that are given do not matter; the stored one is incremented. */
    IGNORE,
    /** A row is written where its version is higher than the stored one, which it replaces; else it is skipped. */
    NEWER_WINS
}
