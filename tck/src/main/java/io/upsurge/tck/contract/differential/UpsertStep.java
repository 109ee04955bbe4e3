package io.upsurge.tck.contract.differential;

import io.upsurge.Fallback;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Outcomes;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Guest;
import java.util.ArrayList;
import java.util.List;

/** An upsert on one of the keys, by one of the roads that the planner may take. */
record UpsertStep(GuestKey key, Effect effect, Road road, boolean returning, List<GuestRow> rows, List<Long> managed)
        implements Step {

    /** How the planner is made to write the rows. */
    enum Road {
        /** As it likes. */
        NATIVE,
        /** After a look where the statement does not tell the outcome. */
        EXACT,
        /** By a look, inserts and updates where the database cannot let NULL equal NULL. */
        EMULATED
    }

    @Override
    public boolean isUndefined(GuestTable table) {
        return rows.stream().anyMatch(row -> table.meetsTwoRows(key, row));
    }

    @Override
    public List<Outcome> on(GuestTable table) {
        List<Outcome> outcomes = new ArrayList<>();
        rows.forEach(row -> outcomes.add(table.upsert(key, effect, row)));
        return outcomes;
    }

    @Override
    public MutationResult<Guest> send(Upsurge upsurge) {
        Upsert<Guest> upsert = effect.in(upsurge.upsertInto(Guest.class).onConflict(key.attribute()));
        if (road == Road.EXACT) {
            upsert = upsert.outcomes(Outcomes.EXACT);
        } else if (road == Road.EMULATED) {
            upsert = upsert.nullsAreEqual().fallback(Fallback.EMULATE);
        }
        return (returning ? upsert.returning() : upsert)
                .execute(rows.stream().map(GuestRow::entity).toList());
    }
}
