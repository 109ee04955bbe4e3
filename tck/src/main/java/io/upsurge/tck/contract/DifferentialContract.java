package io.upsurge.tck.contract;

import io.upsurge.tck.contract.differential.Sequences;
import io.upsurge.tck.model.Guest;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done in whatever order, the table is what a model in memory says, and managed instances are what the table
 * says (T03).
 *
 * <p>As many random sequences as the system property {@code upsurge.sequences} says, 300 unless it does, of 40 steps
 * each; {@code upsurge.seed} is the first one's seed.
 */
public abstract class DifferentialContract extends Contract {

    private static final int STEPS = 40;

    protected DifferentialContract() {
        super(Guest.class);
    }

    @Test
    void theTableIsWhatTheModelSays() {
        new Sequences(database(), sessions())
                .run(Long.getLong("upsurge.seed", 1), Integer.getInteger("upsurge.sequences", 300), STEPS);
    }
}
