package io.upsurge.internal.execution;

import io.upsurge.UnsupportedMutationException;
import io.upsurge.internal.plan.RowsPlan;
import java.util.List;
import java.util.Optional;

/** Nothing comes back: the order of the rows, or the driver, tells identifiers that the database makes, else their keys do. */
record SilentInsert(RowsPlan plan, Sender sender, Returned returned) implements InsertRoad {

    @Override
    public void insert(List<GivenRow> rows) {
        boolean single =
                rows.size() == 1 && plan.entity().identifier().isIdentity() && plan.identifierIsMadeByDatabase();
        boolean byKey = plan.drawnIdentities().isEmpty() && !single;
        requireTold(rows);
        List<GivenRow> keyed = byKey ? GivenRow.those(rows, row -> row.key != null) : List.of();
        if (!keyed.isEmpty()) {
            sender.update(plan.statements().write(), plan, keyed);
            returned.readMissing(plan.reads().back(), keyed);
        }
        List<GivenRow> others = byKey ? GivenRow.those(rows, row -> row.key == null) : rows;
        insertIdentified(others);
        if (plan.reading().isWanted()) {
            returned.readByIdentifier(others);
        }
    }

    @Override
    public void insertIdentified(List<GivenRow> rows) {
        Optional<String> drawn = plan.drawnIdentities();
        if (drawn.isPresent() && rows.size() > 1) {
            sender.insertInOrder(drawn.get(), plan, rows);
        } else {
            rows.forEach(row -> row.identifier = sender.insertOne(plan, row));
        }
    }

    /** A driver tells numbers that the database counts, and no other identifiers of its making. */
    private void requireTold(List<GivenRow> rows) {
        if (plan.entity().identifier().isIdentity() || !plan.identifierIsMadeByDatabase()) {
            return;
        }
        List<Long> untold = GivenRow.positions(GivenRow.those(rows, row -> row.key == null));
        if (!untold.isEmpty()) {
            String name = plan.entity().model().name();
            throw new UnsupportedMutationException("The rows " + untold + " of " + name
                    + " were to be inserted and their identifiers told, which the database makes; on this database nothing"
                    + " but another key tells them, and the rows bring none. Give them a natural id or another unique key,"
                    + " or insert rows of values without returning(..)");
        }
    }
}
