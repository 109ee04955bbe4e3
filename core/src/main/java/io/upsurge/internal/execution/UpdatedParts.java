package io.upsurge.internal.execution;

import io.upsurge.ForeignRowsException;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.internal.plan.TableWrites.TableWrite;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Updates of what rows have in one of several tables, where they write fewer than a look had found: none is lost silently. */
record UpdatedParts(RowsPlan plan, HibernateSession session, Sender sender) {

    /** Refuses rows that have nothing in the table, or nothing that this user may update; other counts are the driver's. */
    void require(TableWrite table, List<GivenRow> rows) {
        Set<GivenRow> lost = new LinkedHashSet<>(rows);
        sender.byStoredIdentifier(table.updatable(), plan, rows).forEach(found -> lost.remove(found.row()));
        if (lost.isEmpty()) {
            return;
        }
        throw session.tables(plan.dialect()).hidesRows(table.table())
                ? DeniedAccess.toPart(plan.entity(), table.table(), List.copyOf(lost))
                : lacking(table.table(), lost);
    }

    /** Inserts what rows lack in the table, or seem to: one that is hidden there is denied. */
    void insert(TableWrite table, List<GivenRow> rows, Supplier<Integer> insert) {
        EntityModel model = plan.entity().model();
        List<String> key = model.tables().get(model.table(table.table())).key();
        new HiddenKey(session, plan.dialect(), table.table(), key)
                .insert(
                        insert,
                        () -> !sender.byStoredIdentifier(table.updatable(), plan, rows)
                                .isEmpty(),
                        e -> DeniedAccess.toMet(plan.entity(), table.table(), rows, e));
    }

    private ForeignRowsException lacking(String table, Set<GivenRow> rows) {
        List<Long> positions = GivenRow.positions(rows);
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
