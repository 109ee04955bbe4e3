package io.upsurge;

/**
 * How an upsert or update by key treats the version of a row that is there already.
 *
 * <p>A row gives a version where its {@code @Version} attribute is neither null nor negative, as Hibernate takes it; a
 * primitive version is given even where it is 0, so that entities made anew expect 0 to be stored. A row that gives none
 * has no expectation: whatever is stored is updated, and its version incremented. A row that is not there yet is inserted
 * with the version it gives, else with the first one. Rows that do nothing are not checked.
 */
public enum VersionPolicy {
    /** A version that is given must be the stored one, or the row is stale; the stored one is incremented by one. */
    CHECK,
    /** Versions that are given do not matter; the stored one is incremented by one. */
    IGNORE,
    /** A row is written where its version is higher than the stored one, which it replaces; else it is skipped. */
    NEWER_WINS
}
