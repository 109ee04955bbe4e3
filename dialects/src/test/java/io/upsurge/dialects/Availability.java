package io.upsurge.dialects;

import io.upsurge.tck.TestDatabase;

/** Where one of our databases stands in this run. */
sealed interface Availability {

    /** Its tests run. */
    record Running(TestDatabase database, String product) implements Availability {}

    /** Nobody asked for it and it is not there: its tests are left out, which the summary says. */
    record NotRun(String reason) implements Availability {}

    /** It was asked for and cannot be reached: its tests fail. */
    record Unreachable(Exception cause) implements Availability {}
}
