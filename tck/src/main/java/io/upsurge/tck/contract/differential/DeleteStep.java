package io.upsurge.tck.contract.differential;

import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Synchronize;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Guest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A delete of all rows for which a condition holds. */
record DeleteStep(Condition condition, Synchronize mode, List<Long> managed) implements Step {

    @Override
    public @Nullable List<Outcome> on(GuestTable table) {
        table.matching(condition).forEach(row -> table.remove(row.id()));
        return null;
    }

    @Override
    public MutationResult<Guest> send(Upsurge upsurge) {
        return upsurge.deleteFrom(Guest.class)
                .where(condition::over)
                .synchronize(mode)
                .execute();
    }
}
