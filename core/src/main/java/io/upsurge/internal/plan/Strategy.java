package io.upsurge.internal.plan;

/** How the rows of one shape are written. */
public enum Strategy {
    /** One statement inserts or updates. */
    NATIVE("one statement inserts or updates"),
    /** The keys are read under a lock; absent rows are inserted, present ones go to the native statement. */
    LOCK_THEN_NATIVE("the keys are read under a lock, absent rows inserted, present ones upserted"),
    /** The keys are read under a lock; absent rows are inserted, present ones updated one by one. */
    EMULATED("the keys are read under a lock, absent rows inserted, present ones updated one by one");

    private final String text;

    Strategy(String text) {
        this.text = text;
    }

    /** How it is done, for a person. */
    public String text() {
        return text;
    }
}
