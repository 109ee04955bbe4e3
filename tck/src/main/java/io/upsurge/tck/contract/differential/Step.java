package io.upsurge.tck.contract.differential;

import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Guest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One statement of a sequence. */
sealed interface Step permits UpsertStep, InsertStep, UpdateStep, ChangeStep, DeleteStep {

    /** The identifiers of the guests that the session manages before. */
    List<Long> managed();

    /**
     * What the statement does to the model.
     *
     * @return what should become of each row given; null where the step says nothing about rows
     * @throws GuestTable.TakenException if a unique key is taken: nothing at all is to change
     */
    @Nullable
    List<Outcome> on(GuestTable table);

    /** Whether databases may differ in what they do. */
    default boolean isUndefined(GuestTable table) {
        return false;
    }

    /** Sends the statement. */
    MutationResult<Guest> send(Upsurge upsurge);
}
