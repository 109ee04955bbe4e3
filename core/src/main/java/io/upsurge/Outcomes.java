package io.upsurge;

/** How much it may cost to tell what became of each row. */
public enum Outcomes {
    /** What the database tells by itself; the rest is {@link Outcome#UNKNOWN}. */
    IF_FREE,
    /** Always exact; where the database does not tell, the rows are read under a lock before they are written. */
    EXACT
}
