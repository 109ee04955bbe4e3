package io.upsurge.internal.plan;

import io.upsurge.UnsupportedMutationException;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.description.UpsertDescription;
import io.upsurge.internal.hibernate.Constant;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.RowMapping;
import io.upsurge.statement.Column;
import io.upsurge.statement.ConflictAction.DoNothing;
import io.upsurge.statement.ConflictAction.DoUpdate;
import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.UpdateStatement;
import io.upsurge.statement.UpsertStatement;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is known about the upsert of rows of one shape before the first row is seen.
 *
 * @param columns the columns that rows bring values for
 * @param layout where the values of each attribute go among the columns
 * @param keyCells where the key's columns are among the columns
 * @param versionCell where the version is among the columns; -1 where there is none
 * @param statements what is sent
 * @param returning the statements that give their rows back, where the database has them and something reads the rows
 * @param reading what the caller wants of each row
 * @param reads what is read by key
 * @param hasUserCondition whether the caller gave a condition
 * @param constants the values that are the same for all rows
 * @param refusals why this database cannot do it; empty where it can
 * @param emulations what is done in several steps
 */
public record UpsertPlan(
        MappedEntity entity,
        UpsertDescription description,
        UpsurgeDialect dialect,
        Shape shape,
        PlannedTarget target,
        List<Column> columns,
        CellLayout layout,
        List<Integer> keyCells,
        int versionCell,
        Statements statements,
        Optional<ReturningStatements> returning,
        ReadPlan reading,
        Reads reads,
        boolean hasUserCondition,
        List<Constant> constants,
        Strategy strategy,
        int chunkSize,
        List<String> refusals,
        List<String> emulations) {

    /**
     * The statements that write.
     *
     * @param upsert inserts or updates
     * @param insert for rows that are known to be absent
     * @param update for rows that are known to be there, where the upsert cannot be used
     */
    public record Statements(UpsertStatement upsert, InsertStatement insert, UpdateStatement update) {}

    /**
     * The statements that write and give their rows back.
     *
     * @param mapping what comes back: what the caller wants, the key, the outcome
     */
    public record ReturningStatements(UpsertStatement upsert, InsertStatement insert, RowMapping mapping) {}

    /**
     * The reads by key.
     *
     * @param back what the caller wants, then the version where there is one
     * @param current as back, under a lock, so that it finds what a snapshot does not show
     * @param managed the entity, into the instances that are managed
     * @param keys the key as it is stored
     * @param look under a lock: whether the condition holds, whether a value would change, the version
     */
    public record Reads(
            PlannedRead back, PlannedRead current, PlannedRead managed, PlannedRead keys, PlannedRead look) {}

    public UpsertPlan {
        columns = List.copyOf(columns);
        keyCells = List.copyOf(keyCells);
        constants = List.copyOf(constants);
        refusals = List.copyOf(refusals);
        emulations = List.copyOf(emulations);
    }

    /** Why this database cannot do it, where it cannot. */
    public UnsupportedMutationException refusal() {
        return new UnsupportedMutationException(
                entity.model().name() + " on " + entity.database() + ": " + String.join("; ", refusals));
    }

    /** Whether rows that are there already stay as they are. */
    public boolean doesNothing() {
        return statements.upsert().action() instanceof DoNothing;
    }

    /** Whether the update has a condition, the caller's or that on the version. */
    public boolean isConditional() {
        return statements.upsert().action() instanceof DoUpdate update
                && update.where().isPresent();
    }

    /** Whether equal rows are left alone. */
    public boolean isOnlyIfChanged() {
        return statements.upsert().action() instanceof DoUpdate update
                && !update.compared().isEmpty();
    }

    /** Whether any unique key may be the one that is hit, so that no row can be found again by its key. */
    public boolean hasNoKey() {
        return keyCells.isEmpty();
    }
}
