package io.upsurge.internal.execution;

import io.upsurge.UnsupportedMutationException;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.plan.RowsPlan;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The identifiers that inserted rows have by now. */
record InsertedIdentifiers(RowsPlan plan, HibernateSession session) {

    /** Notes with each row the identifier that was read, told, or given. */
    void note(List<GivenRow> rows) {
        for (GivenRow row : rows) {
            if (row.read != null) {
                row.identifier = in(row.read);
            } else if (row.identifier == null) {
                row.identifier = given(row);
            }
        }
    }

    /** The one in what was read of a row. */
    @Nullable
    Object in(@Nullable Object[] read) {
        return switch (plan.reading().kind()) {
            case ENTITY -> session.managed(plan.entity()).identifier(Objects.requireNonNull(read[0]));
            case TUPLE, NOTHING -> read[plan.reading().attributes().size() - 1];
        };
    }

    /** The one that a row was given. */
    @Nullable
    Object given(GivenRow row) {
        int at = plan.cells().layout().identifier();
        return at < 0 ? null : row.values[at];
    }

    /** A row that came back with another key than the one given cannot be told from others: nobody guesses. */
    void requireNone(List<GivenRow> unfound) {
        List<Long> lost = GivenRow.positions(unfound);
        if (!lost.isEmpty()) {
            String key = plan.hasNoKey()
                    ? ""
                    : " by " + plan.target().text() + " " + plan.target().columns() + " that they were given";
            throw new UnsupportedMutationException("The rows " + lost + " of "
                    + plan.entity().model().name() + " were inserted, and did not come back" + key
                    + ": something in the database, perhaps a trigger, changes them, so that nothing says which stored"
                    + " row is whose. Roll back; then say chunkSize(1), so that each row has a statement of its own, or"
                    + " insert rows of values without returning(..)");
        }
    }
}
