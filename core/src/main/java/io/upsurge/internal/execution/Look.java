package io.upsurge.internal.execution;

import io.upsurge.Outcome;
import io.upsurge.internal.plan.RowsPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a look under a lock tells of a chunk's rows.
 *
 * @param absent those that are not there
 * @param toWrite those that are there and are to be updated; what became of the others is noted already
 */
record Look(Set<GivenRow> absent, List<GivenRow> toWrite) {

    /** Those of the rows that are there. */
    List<GivenRow> present(List<GivenRow> rows) {
        return rows.stream().filter(row -> !absent.contains(row)).toList();
    }

    static Look at(RowsPlan plan, Sender sender, List<GivenRow> rows) {
        Set<GivenRow> absent = new LinkedHashSet<>(rows);
        List<GivenRow> toWrite = new ArrayList<>();
        for (Sender.Found found : sender.look(plan, rows)) {
            absent.remove(found.row());
            if (isToWrite(plan, found.row(), found.values())) {
                toWrite.add(found.row());
            }
        }
        return new Look(absent, toWrite);
    }

    /** Whether a row that is there is to be written; if not, its outcome is noted. */
    private static boolean isToWrite(RowsPlan plan, GivenRow row, @Nullable Object[] look) {
        int at = plan.tables().isPresent()
                ? plan.entity().model().identifier().columns().size()
                : 0;
        row.stored = plan.tables().isPresent() ? look : null;
        row.outcome = Outcome.SKIPPED;
        if (plan.doesNothing()) {
            return false;
        }
        boolean holds = !plan.hasUserCondition() || Integer.valueOf(1).equals(look[at++]);
        boolean changes = !plan.isOnlyIfChanged() || Integer.valueOf(1).equals(look[at++]);
        ExpectedVersion version = new ExpectedVersion(plan);
        if (version.matters() && !version.holds(row, look[at])) {
            return false;
        }
        if (!holds) {
            return false;
        }
        row.outcome = changes ? Outcome.UPDATED : Outcome.UNCHANGED;
        return changes;
    }
}
