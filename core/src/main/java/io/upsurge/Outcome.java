package io.upsurge;

/** What became of a row; never guessed. */
public enum Outcome {
    /** It was not there and is now. */
    INSERTED,
    /** It was there and was written. */
    UPDATED,
    /** It was there and is no more. */
    DELETED,
    /** It was there with equal values and was not written. */
    UNCHANGED,
    /** It was left alone: by do-nothing, by a condition, as a duplicate, or because there is no such row to update. */
    SKIPPED,
    /** It was inserted or updated, and the database did not say which; ask for {@link Outcomes#EXACT}. */
    UNKNOWN
}
