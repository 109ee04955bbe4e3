package io.upsurge.internal.execution;

import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.Statement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows come back, and say by their position, their key or their order which of the given ones they are. */
record ReturningInsert(RowsPlan plan, Returned returned, InsertedIdentifiers identifiers) implements InsertRoad {

    @Override
    public void insert(List<GivenRow> rows) {
        Statement write = plan.returning().orElseThrow().write();
        if (write instanceof InsertStatement insert && insert.identity().isPresent()) {
            for (@Nullable Object[] values : returned.send(write, rows)) {
                Integer position = (Integer) Objects.requireNonNull(values[values.length - 1]);
                rows.get(position).read = values;
            }
            return;
        }
        List<GivenRow> keyed = rows.size() == 1 ? List.of() : GivenRow.those(rows, row -> row.key != null);
        if (!keyed.isEmpty()) {
            returned.match(keyed, returned.send(write, keyed));
        }
        List<GivenRow> others = keyed.isEmpty() ? rows : GivenRow.those(rows, row -> row.key == null);
        if (plan.identifiersAreInOrder() && others.size() > 1) {
            takeInOrder(others, returned.send(write, others));
        } else {
            for (GivenRow row : others) {
                returned.send(write, List.of(row)).forEach(values -> row.read = values);
            }
        }
    }

    @Override
    public void insertIdentified(List<GivenRow> rows) {
        insert(rows);
        for (GivenRow row : rows) {
            row.identifier = row.read == null ? row.identifier : row.read[0];
            row.read = null;
        }
    }

    /** Both the rows that come back and their identifiers are to be in the order given, or nothing is believed. */
    private void takeInOrder(List<GivenRow> rows, List<@Nullable Object[]> back) {
        if (back.size() == rows.size() && isAscending(back)) {
            for (int i = 0; i < back.size(); i++) {
                rows.get(i).read = back.get(i);
            }
        }
    }

    private boolean isAscending(List<@Nullable Object[]> back) {
        long last = Long.MIN_VALUE;
        for (@Nullable Object[] values : back) {
            Object identifier = plan.tables().isPresent() ? values[0] : identifiers.in(values);
            long next = identifier instanceof Number number ? number.longValue() : last;
            if (next <= last) {
                return false;
            }
            last = next;
        }
        return true;
    }
}
