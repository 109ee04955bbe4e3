package io.upsurge.internal.plan;

import io.upsurge.dialect.Capability;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.description.RowsDescription;
import io.upsurge.statement.ConflictAction;
import io.upsurge.statement.ConflictAction.DoNothing;
import io.upsurge.statement.ConflictTarget.AnyUniqueKey;
import io.upsurge.statement.ConflictTarget.Columns;
import io.upsurge.statement.ConflictTarget.Constraint;
import io.upsurge.statement.ConflictTarget.Expressions;
import java.util.ArrayList;
import java.util.List;

/** Why a database cannot have a conflict target, each reason with the way out. */
record TargetCapabilities(UpsurgeDialect dialect, RowsDescription description) {

    private static final String WHOLE_COLUMNS = "use a unique key over whole columns as the target";

    List<String> refusals(PlannedTarget target, ConflictAction action) {
        List<String> refusals = new ArrayList<>();
        if (target.target() instanceof Constraint) {
            require(
                    Capability.CONSTRAINT_TARGET,
                    target,
                    "name its attributes " + TargetPlanner.paths(target.attributes()),
                    refusals);
            if (description.nullsAreEqual()) {
                requireEqualNulls(target, refusals);
            }
        } else if (target.target() instanceof AnyUniqueKey && action instanceof DoNothing) {
            require(Capability.ANY_KEY_TARGET, target, "name the conflict target", refusals);
        } else if (target.target() instanceof Expressions) {
            require(Capability.EXPRESSION_INDEX_TARGET, target, WHOLE_COLUMNS, refusals);
        } else if (target.target() instanceof Columns key && key.nullsAreEqual()) {
            requireEqualNulls(target, refusals);
        }
        if (target.predicate().isPresent()) {
            require(Capability.PARTIAL_INDEX_TARGET, target, WHOLE_COLUMNS, refusals);
        }
        return refusals;
    }

    private void requireEqualNulls(PlannedTarget target, List<String> refusals) {
        require(
                Capability.NULL_SAFE_TARGET,
                target,
                "leave nullsAreEqual() out and give every key a value, or say fallback(EMULATE)",
                refusals);
    }

    private void require(Capability capability, PlannedTarget target, String otherwise, List<String> refusals) {
        if (!dialect.capabilities().contains(capability)) {
            String what = capability == Capability.NULL_SAFE_TARGET ? "equal NULLs in " + target.text() : target.text();
            refusals.add("A conflict on " + what + " was asked for, and this database cannot: " + capability.otherwise()
                    + ". Instead, " + otherwise);
        }
    }
}
