package io.upsurge.tck.contract.differential;

import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Rows;
import io.upsurge.UpdateByKey;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Guest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An update by one of the keys, to the visits that are given or their sum, perhaps only where they grow. */
record UpdateStep(GuestKey key, boolean sum, boolean ifMore, boolean returning, List<GuestRow> rows, List<Long> managed)
        implements Step {

    @Override
    public List<Outcome> on(GuestTable table) {
        List<Outcome> outcomes = new ArrayList<>();
        for (GuestRow given : rows) {
            Optional<GuestRow> stored = table.find(key, given);
            if (stored.isEmpty() || (ifMore && stored.get().visits() >= given.visits())) {
                outcomes.add(Outcome.SKIPPED);
                continue;
            }
            int visits = sum ? stored.get().visits() + given.visits() : given.visits();
            table.put(stored.get().updated(visits, given.city()));
            outcomes.add(Outcome.UPDATED);
        }
        return outcomes;
    }

    @Override
    public MutationResult<Guest> send(Upsurge upsurge) {
        UpdateByKey<Guest> update = upsurge.updateByKey(Guest.class).key(key.attribute());
        if (ifMore) {
            update = update.where(
                    row -> row.builder().lt(row.<Integer>existing("visits"), row.<Integer>excluded("visits")));
        }
        Rows.Single<Guest> given = Rows.of(Guest.class);
        for (GuestRow row : rows) {
            given = given.row(set -> {
                Rows.Row<Guest> found = set.value(key.attribute(), key.of(row)).value("city", row.city());
                return sum
                        ? found.expression(
                                "visits",
                                stored -> stored.builder().sum(stored.<Integer>existing("visits"), row.visits()))
                        : found.value("visits", row.visits());
            });
        }
        return (returning ? update.returning() : update).execute(given);
    }
}
