package io.upsurge.internal.description;

import io.upsurge.MutationPlan;
import io.upsurge.MutationResult;

/** What a described update or delete by a condition is handed to. */
public interface MutationRunner {

    /** Sends it. */
    <E> MutationResult<E> run(MutationDescription description);

    /** What would be sent. */
    MutationPlan plan(MutationDescription description);
}
