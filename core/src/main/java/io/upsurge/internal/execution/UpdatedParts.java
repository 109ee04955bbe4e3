package io.upsurge.internal.execution;

import io.upsurge.ForeignRowsException;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.internal.plan.TableWrites.TableWrite;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds out why the update of one of several tables wrote fewer rows than a look had found: none is lost silently. */
record UpdatedParts(RowsPlan plan, HibernateSession session, Sender sender) {

    /** Refuses rows that have nothing in the table, or nothing that this user may update; other counts are the driver's. */
    void require(TableWrite table, List<GivenRow> rows) {
        Set<GivenRow> lost = new LinkedHashSet<>(rows);
        sender.byStoredIdentifier(table.updatable(), plan, rows).forEach(found -> lost.remove(found.row()));
        if (lost.isEmpty()) {
            return;
        }
        throw session.hidesRows(plan.dialect(), table.table())
                ? DeniedAccess.toPart(plan.entity(), table.table(), List.copyOf(lost))
                : lacking(table.table(), lost);
    }

    private ForeignRowsException lacking(String table, Set<GivenRow> rows) {
        List<Long> positions = rows.stream().map(row -> row.index).sorted().toList();
        String entity = plan.entity().model().name();
        return new ForeignRowsException(
                "The rows " + positions + " of " + entity + " are in "
                        + plan.entity().model().table()
                        + ", and nothing of them is in " + table + ", where each " + entity
                        + " has a row: so they are no whole rows that could be updated. Roll back; delete what there is of"
                        + " them or insert what is missing, by other means, or leave them out",
                positions);
    }
}
