package io.upsurge.internal.plan;

import io.upsurge.internal.description.Form;

/** How the rows of one shape are written. */
public enum Strategy {
    /** One statement inserts or updates. */
    NATIVE("one statement inserts or updates"),
    /** The keys are read under a lock; absent rows are inserted, present ones go to the native statement. */
    LOCK_THEN_NATIVE("the keys are read under a lock, absent rows inserted, present ones upserted"),
    /** The keys are read under a lock; absent rows are inserted, present ones updated. */
    EMULATED("the keys are read under a lock, absent rows inserted, present ones updated");

    private final String text;

    Strategy(String text) {
        this.text = text;
    }

    /** How rows of that form are written so, for a person. */
    public String text(Form form) {
        if (form instanceof Form.Insert) {
            return "one statement inserts";
        } else if (form instanceof Form.UpdateByKey) {
            return this == NATIVE ? "one statement updates" : "the keys are read under a lock, present rows updated";
        }
        return text;
    }
}
