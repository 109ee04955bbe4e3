package io.upsurge.tck.contract.differential;

import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Synchronize;
import io.upsurge.Update;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Guest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An update of all rows for which a condition holds: one visit more, in another city. */
record ChangeStep(Condition condition, @Nullable String city, Synchronize mode, boolean returning, List<Long> managed)
        implements Step {

    @Override
    public @Nullable List<Outcome> on(GuestTable table) {
        table.matching(condition).forEach(row -> table.put(row.updated(row.visits() + 1, city)));
        return null;
    }

    @Override
    public MutationResult<Guest> send(Upsurge upsurge) {
        Update<Guest> update = upsurge.update(Guest.class)
                .value("city", city)
                .expression("visits", row -> row.builder().sum(row.<Integer>existing("visits"), 1))
                .where(condition::over);
        return (returning ? update.synchronize(mode).returning() : update.synchronize(mode)).execute();
    }
}
