package io.upsurge.tck.contract.differential;

import io.upsurge.Insert;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Guest;
import java.util.Collections;
import java.util.List;

/** An insert. */
record InsertStep(boolean returning, List<GuestRow> rows, List<Long> managed) implements Step {

    @Override
    public List<Outcome> on(GuestTable table) {
        rows.forEach(table::insert);
        return Collections.nCopies(rows.size(), Outcome.INSERTED);
    }

    @Override
    public MutationResult<Guest> send(Upsurge upsurge) {
        Insert<Guest> insert = upsurge.insertInto(Guest.class);
        return (returning ? insert.returning() : insert)
                .execute(rows.stream().map(GuestRow::entity).toList());
    }
}
