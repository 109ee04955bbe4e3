package io.upsurge.internal.execution;

import io.upsurge.Outcome;
import io.upsurge.VersionPolicy;
import io.upsurge.internal.plan.RowsPlan;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The version that rows expect to be stored, where they expect one. */
record ExpectedVersion(RowsPlan plan) {

    /** Whether the rows expect one. */
    boolean matters() {
        return plan.cells().version() >= 0
                && plan.shape().versionGiven()
                && !plan.doesNothing()
                && plan.description().options().version() != VersionPolicy.IGNORE;
    }

    /** Whether another version than the expected one is an error. */
    boolean isChecked() {
        return plan.description().options().version() == VersionPolicy.CHECK;
    }

    /** Whether the row's version is the one expected; if not, the row is stale, or was older and is skipped. */
    @SuppressWarnings("unchecked")
    boolean holds(GivenRow row, @Nullable Object stored) {
        Object given = row.cells[plan.cells().version()];
        if (!isChecked()) {
            boolean newer = given instanceof Comparable<?>
                    && stored != null
                    && ((Comparable<Object>) given).compareTo(stored) > 0;
            row.outcome = newer ? row.outcome : Outcome.SKIPPED;
            return newer;
        }
        row.stale = !Objects.equals(given, stored);
        return !row.stale;
    }
}
