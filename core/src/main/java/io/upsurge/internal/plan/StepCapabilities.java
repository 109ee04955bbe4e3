package io.upsurge.internal.plan;

import io.upsurge.Fallback;
import io.upsurge.Outcomes;
import io.upsurge.dialect.Capability;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.description.Reading;
import io.upsurge.internal.description.RowsDescription;
import io.upsurge.statement.ConflictAction;
import io.upsurge.statement.ConflictAction.DoNothing;
import java.util.ArrayList;
import java.util.List;

/** What takes more steps than one statement on a database, and why it cannot where a step is missing too. */
record StepCapabilities(UpsurgeDialect dialect, RowsDescription description) {

    /** What is done in several steps, each with the reason. */
    List<String> emulations(Strategy strategy, ConflictAction action) {
        List<String> emulations = new ArrayList<>();
        if (!can(Capability.RETURNING) && !(description.reading() instanceof Reading.Nothing)) {
            emulations.add("The stored rows are read by key: " + Capability.RETURNING.otherwise());
        }
        if (strategy == Strategy.LOCK_THEN_NATIVE) {
            emulations.add("The rows are looked at under a lock before they are written: " + untold(action));
        }
        return emulations;
    }

    /** Why the steps that are needed cannot be taken, each with the way out. */
    List<String> refusals(Strategy strategy) {
        List<String> refusals = new ArrayList<>();
        if (can(Capability.LOCKING_READ)) {
            return refusals;
        }
        if (strategy == Strategy.LOCK_THEN_NATIVE && isExact()) {
            refusals.add(refusal("outcomes(EXACT)", "say outcomes(IF_FREE)"));
        } else if (strategy == Strategy.LOCK_THEN_NATIVE) {
            refusals.add(refusal("A version that must match", "say version(IGNORE)"));
        } else if (description.options().fallback() == Fallback.EMULATE && strategy != Strategy.NATIVE) {
            refusals.add(refusal("fallback(EMULATE)", "leave it out"));
        }
        return refusals;
    }

    private static String refusal(String asked, String instead) {
        return asked + " was asked for, and this database cannot: " + Capability.LOCKING_READ.otherwise()
                + ". Instead, " + instead;
    }

    private String untold(ConflictAction action) {
        Capability missing = action instanceof DoNothing || !isExact()
                ? Capability.RETURNS_WRITTEN_ROWS_ONLY
                : Capability.RETURNS_OUTCOME;
        return can(missing) ? "its statements do not tell why a row was left alone" : missing.otherwise();
    }

    private boolean isExact() {
        return description.options().outcomes() == Outcomes.EXACT;
    }

    private boolean can(Capability capability) {
        return dialect.capabilities().contains(capability);
    }
}
