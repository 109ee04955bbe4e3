package io.upsurge.internal.execution;

import io.upsurge.ForeignRowsException;
import io.upsurge.Outcome;
import io.upsurge.SoftDeleted;
import io.upsurge.internal.description.Action;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.model.RowMark;
import io.upsurge.internal.plan.RowsPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells whether the stored rows that have the keys of given ones are theirs to write. */
record OwnRows(RowsPlan plan, Sender sender) {

    /**
     * Refuses rows whose keys belong to others. Those that meet a softly deleted row that is to be ignored, or a hidden
     * one that is to be left alone, are noted as missing.
     */
    void require(List<GivenRow> rows) {
        require(rows, false);
    }

    /** Refuses rows whose identifiers other classes have in other tables, before they are written to theirs. */
    void requireBeforehand(List<GivenRow> rows) {
        require(rows, true);
    }

    private void require(List<GivenRow> rows, boolean beforehand) {
        for (RowsPlan.ForeignRows foreign : plan.foreign()) {
            if (foreign.beforehand() == beforehand && !rows.isEmpty()) {
                require(rows, foreign);
            }
        }
    }

    private void require(List<GivenRow> rows, RowsPlan.ForeignRows foreign) {
        Map<Long, RowMark> refused = new TreeMap<>();
        for (Sender.Found found : sender.byCells(foreign.read(), plan, rows, foreign.cells())) {
            RowMark lost = lost(foreign.marks(), found.values());
            if (isLeftAlone(lost)) {
                found.row().missing = true;
                found.row().outcome = Outcome.SKIPPED;
            } else {
                refused.put(found.row().index, lost);
            }
        }
        if (!refused.isEmpty()) {
            throw refused(refused);
        }
    }

    /** Whether the caller has said that such a row is to be left alone. */
    private boolean isLeftAlone(RowMark lost) {
        return (lost instanceof RowMark.SoftDeletion && form().softDeleted().equals(Optional.of(SoftDeleted.IGNORE)))
                || (lost instanceof RowMark.Restriction && form().action() instanceof Action.Nothing);
    }

    /** The mark that a stored row does not have: whose it is matters more than whether it was deleted. */
    private static RowMark lost(List<RowMark> marks, @Nullable Object[] values) {
        List<RowMark> lost = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            if (!Integer.valueOf(1).equals(values[i])) {
                lost.add(marks.get(i));
            }
        }
        return lost.stream()
                .filter(mark -> !(mark instanceof RowMark.SoftDeletion))
                .findFirst()
                .orElseGet(() -> lost.get(0));
    }

    private Form.Upsert form() {
        return (Form.Upsert) plan.description().form();
    }

    private ForeignRowsException refused(Map<Long, RowMark> refused) {
        List<String> rows = new ArrayList<>();
        refused.forEach((index, mark) -> rows.add("row " + index + " " + mark.otherwise()));
        boolean deleted = refused.values().stream().allMatch(RowMark.SoftDeletion.class::isInstance);
        return new ForeignRowsException(
                "An upsert of " + plan.entity().model().name() + " was asked for, and the stored rows with the keys of"
                        + " these are not theirs to write: " + String.join(", ", rows)
                        + ". Nothing of those was changed."
                        + " Roll back, and "
                        + (deleted
                                ? "say softDeleted(RESURRECT) or softDeleted(IGNORE), or leave them out"
                                : "leave them out, or give them other keys"),
                List.copyOf(refused.keySet()));
    }
}
