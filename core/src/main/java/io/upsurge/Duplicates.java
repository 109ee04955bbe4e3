package io.upsurge;

/**
 * What becomes of rows of one call that have the same key, as the key's columns compare it. An insert looks at every key
 * that its rows bring: the identifier, the natural id and the unique keys of the mapping.
 */
public enum Duplicates {
    /** The call is refused before any statement, with the positions of two such rows. */
    REJECT,
    /** The first of them is sent, the others are skipped. */
    FIRST_WINS,
    /** The last of them is sent, the others are skipped. */
    LAST_WINS,
    /** All are sent, in the order given; an insert refuses that. */
    IN_ORDER
}
