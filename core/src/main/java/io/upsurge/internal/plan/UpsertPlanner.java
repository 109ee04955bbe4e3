package io.upsurge.internal.plan;

import static io.upsurge.dialect.Capability.RETURNING;
import static io.upsurge.dialect.Capability.RETURNS_OUTCOME;
import static io.upsurge.dialect.Capability.RETURNS_WRITTEN_ROWS_ONLY;
import static io.upsurge.dialect.Capability.TELLS_IDENTITY;

import io.upsurge.Fallback;
import io.upsurge.InvalidMutationException;
import io.upsurge.Outcomes;
import io.upsurge.Synchronize;
import io.upsurge.VersionPolicy;
import io.upsurge.dialect.Capability;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.description.Reading;
import io.upsurge.internal.description.RowsDescription;
import io.upsurge.internal.hibernate.RowMapping;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.statement.Assignment;
import io.upsurge.statement.Column;
import io.upsurge.statement.ConflictAction;
import io.upsurge.statement.ConflictAction.DoNothing;
import io.upsurge.statement.ConflictAction.DoUpdate;
import io.upsurge.statement.ConflictTarget;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.Returning;
import io.upsurge.statement.RowSource;
import io.upsurge.statement.UpdateStatement;
import io.upsurge.statement.UpsertStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns an upsert and a shape of rows into statements, or into an error that says what to do instead. */
final class UpsertPlanner {

    private final PlanParts parts;
    private final EntityModel entity;
    private final UpsurgeDialect dialect;
    private final RowsDescription description;
    private final Form.Upsert form;

    UpsertPlanner(PlanParts parts, Form.Upsert form) {
        this.parts = parts;
        this.entity = parts.entity;
        this.dialect = parts.dialect;
        this.description = parts.description;
        this.form = form;
    }

    RowsPlan plan(Shape shape) {
        requirePossibleOptions();
        PlannedTarget target = new TargetPlanner(parts).plan(form.target(), shape.identifierGiven());
        MadeColumns made = new MadeColumns(parts, shape);
        made.requireNoneIn(target);
        boolean looksForHidden = looksForHidden(target);
        ActionPlanner actions = new ActionPlanner(parts, form, shape, target, looksForHidden);
        ConflictAction action = actions.plan();
        Optional<DoUpdate> update = action instanceof DoUpdate some ? Optional.of(some) : Optional.empty();
        List<Column> columns = parts.columnsByTable(shape, ColumnModel::insertable);
        List<Assignment> madeColumns = made.ofRows();
        RowSource source = parts.source(columns, made.constants().columns(), madeColumns);
        ReadPlan reading = parts.reading();
        List<String> cannot = new TargetCapabilities(dialect, description).refusals(target, action);
        requireNothingForAnyKey(target, action);
        Strategy needed = entity.isInSeveralTables()
                ? Strategy.EMULATED
                : strategy(shape, target, action, actions.userCondition(), cannot, looksForHidden);
        StepCapabilities steps = new StepCapabilities(dialect, description);
        List<String> refusals = new ArrayList<>(steps.refusals(needed));
        update.map(new ComparedColumns(parts)::refusals).ifPresent(refusals::addAll);
        List<String> emulations = new ArrayList<>(steps.emulations(needed, action));
        Strategy strategy = sparingIdentifiers(needed, shape, target, update);
        emulations.addAll(parts.tableSteps());
        boolean emulated = strategy == Strategy.EMULATED && refusals.isEmpty() && !entity.isInSeveralTables();
        (emulated ? emulations : refusals).addAll(0, cannot);
        UpsertStatement upsert =
                new UpsertStatement(entity.table(), entity.primaryKey().columns(), source, target.target(), action);
        InsertStatement insert = new InsertStatement(entity.table(), source, Optional.empty());
        RowsPlan.Reads reads = parts.stored()
                .reads(
                        source,
                        target,
                        reading,
                        target.predicate(),
                        predicateOfBoth(target, columns),
                        update,
                        actions.userCondition(),
                        strategy);
        Optional<TableWrites> tables = new TablesPlanner(
                        parts, columns, made.constants().columns())
                .plan(
                        madeColumns,
                        update.map(new MadeInPlace(madeColumns)::in),
                        parts.stored().identifiers(parts.keySource(columns, target), target, target.predicate()));
        return new RowsPlan(
                parts.mapped,
                description,
                dialect,
                shape,
                target,
                parts.cells(shape, columns, target, ColumnModel::insertable),
                new RowsPlan.Statements(
                        upsert,
                        Optional.of(insert),
                        update.map(some -> update(source, target, some)),
                        telling(upsert, reading, shape, strategy),
                        Optional.empty()),
                returning(upsert, insert, reading, target, strategy),
                update,
                actions.userCondition().isPresent(),
                reading,
                reads,
                tables,
                parts.stored().foreign(columns, target, actions.own(), target.predicate(), strategy),
                parts.expressions.constants(),
                new RowsPlan.Means(strategy, refusals, emulations),
                parts.chunkSize(
                        dialect.maxRows(),
                        refusals.isEmpty() && tables.isEmpty()
                                ? List.of(
                                        (rows, sql) -> dialect.upsert(upsert, rows, sql),
                                        (rows, sql) -> dialect.read(reads.look().statement(), rows, sql))
                                : parts.texts(tables, reads)),
                List.of());
    }

    private void requirePossibleOptions() {
        if (description.options().synchronize() == Synchronize.EVALUATE) {
            throw new InvalidMutationException("synchronize(EVALUATE) was asked for in an upsert of " + entity.name()
                    + ", and only the database knows which rows are inserted and which updated, so that their new"
                    + " values cannot be told in memory. Use AUTO or FETCH, or EVICT to read nothing");
        }
        VersionOption.requirePossible(parts);
    }

    private Optional<RowsPlan.ReturningStatements> returning(
            UpsertStatement upsert, InsertStatement insert, ReadPlan reading, PlannedTarget target, Strategy strategy) {
        boolean tells = strategy == Strategy.NATIVE && tellsOutcome(upsert.action());
        boolean othersToo =
                strategy == Strategy.NATIVE && !parts.membership.marks().isEmpty() && !can(RETURNS_WRITTEN_ROWS_ONLY);
        if (entity.isInSeveralTables()
                || othersToo
                || !can(RETURNING)
                || target.columns().isEmpty()
                || !(reading.isWanted() || tells)) {
            return Optional.empty();
        }
        RowMapping mapping = parts.withKey(reading.mapping(), target);
        Returning returning = new Returning(mapping.selections(), can(RETURNS_OUTCOME));
        return Optional.of(new RowsPlan.ReturningStatements(
                upsert.returning(returning),
                Optional.of(insert.returning(returning)),
                can(RETURNS_OUTCOME) ? parts.mappings.withFlag(mapping) : mapping,
                reading.mapping().values(),
                can(RETURNS_OUTCOME),
                can(RETURNS_WRITTEN_ROWS_ONLY),
                false));
    }

    /** Where the database makes the identifier and tells it, it need not be read. */
    private Optional<UpsertStatement> telling(
            UpsertStatement upsert, ReadPlan reading, Shape shape, Strategy strategy) {
        boolean possible = strategy == Strategy.NATIVE
                && can(TELLS_IDENTITY)
                && !can(RETURNING)
                && reading.isJustIdentifier()
                && parts.mapped.identifier().isIdentity()
                && shape.leavesIdentifierToDatabase(entity);
        return possible
                ? Optional.of(upsert.telling(entity.primaryKey().columns().get(0)))
                : Optional.empty();
    }

    /** Whether the rows that the native statement gives back tell something of their outcome. */
    private boolean tellsOutcome(ConflictAction action) {
        boolean leavesRowsAlone = action instanceof DoNothing
                || (action instanceof DoUpdate update
                        && (update.where().isPresent() || !update.compared().isEmpty()));
        return can(RETURNS_OUTCOME) || (can(RETURNS_WRITTEN_ROWS_ONLY) && leavesRowsAlone);
    }

    /**
     * Whether hidden rows are looked for first: a row may be hidden as soon as it is written, and what does not tell which
     * rows it wrote cannot tell it from one that was hidden before.
     */
    private boolean looksForHidden(PlannedTarget target) {
        boolean tells = can(RETURNING)
                && can(RETURNS_WRITTEN_ROWS_ONLY)
                && !target.columns().isEmpty();
        return parts.membership.mayBeLost() && !tells;
    }

    private boolean can(Capability capability) {
        return parts.can(capability);
    }

    /** Given rows that a partial index leaves out are no conflict, as far as they bring what its predicate reads. */
    private static Optional<Fragment> predicateOfBoth(PlannedTarget target, List<Column> columns) {
        List<String> given = columns.stream().map(Column::name).toList();
        return target.predicate()
                .map(stored -> given.containsAll(stored.reads()) ? stored.and(stored.ofGivenRow()) : stored);
    }

    /** After a look, present rows are updated rather than upserted where an upsert would want identifiers for them, too. */
    private Strategy sparingIdentifiers(Strategy needed, Shape shape, PlannedTarget target, Optional<DoUpdate> update) {
        boolean spares = needed == Strategy.LOCK_THEN_NATIVE
                && isPlainKey(target.target())
                && new LateIdentifiers(parts.mapped, dialect, shape, target).arePossible(update);
        return spares ? Strategy.EMULATED : needed;
    }

    /** For rows that are known to be there: they were looked at under a lock, so nothing is left to be checked. */
    private UpdateStatement update(RowSource source, PlannedTarget target, DoUpdate update) {
        return new UpdateStatement(
                entity.table(),
                entity.primaryKey().columns(),
                new RowSource(source.columns(), source.constants(), List.of(), source.form()),
                target.columns(),
                description.nullsAreEqual(),
                new MadeInPlace(source.made()).in(new DoUpdate(update.assignments(), Optional.empty(), List.of())),
                Optional.empty());
    }

    private void requireNothingForAnyKey(PlannedTarget target, ConflictAction action) {
        if (!(target.target() instanceof ConflictTarget.AnyUniqueKey)) {
            return;
        }
        if (entity.isInSeveralTables()) {
            throw new InvalidMutationException("onAnyUniqueKey() was asked for in an upsert of " + entity.name()
                    + ", whose rows are in several tables, and no key says which rows belong together. Name the conflict"
                    + " target");
        }
        if (!(action instanceof DoNothing)) {
            throw new InvalidMutationException("onAnyUniqueKey() was asked for with an update of " + entity.name()
                    + ", and which row would be updated is not known. Name the conflict target, or say doNothing()");
        }
        if (!(description.reading() instanceof Reading.Nothing)) {
            throw new InvalidMutationException("onAnyUniqueKey() was asked for with returning(..) of " + entity.name()
                    + ", and which row is there is not known. Name the conflict target, or leave returning(..) out");
        }
        if (description.options().outcomes() == Outcomes.EXACT) {
            throw new InvalidMutationException("onAnyUniqueKey() was asked for with outcomes(EXACT) of " + entity.name()
                    + ", and no key says which row to look at. Name the conflict target, or leave outcomes(EXACT) out");
        }
    }

    private Strategy strategy(
            Shape shape,
            PlannedTarget target,
            ConflictAction action,
            Optional<Fragment> userCondition,
            List<String> refusals,
            boolean looksForHidden) {
        if (!refusals.isEmpty()) {
            boolean emulated = target.target() instanceof ConflictTarget.Constraint || isPlainKey(target.target());
            emulated &= description.options().fallback() == Fallback.EMULATE;
            return emulated ? Strategy.EMULATED : Strategy.NATIVE;
        }
        Set<Capability> can = dialect.capabilities();
        boolean versionChecked = action instanceof DoUpdate
                && shape.versionGiven()
                && description.options().version() != VersionPolicy.IGNORE;
        boolean twoReasons = action instanceof DoUpdate update
                && !update.compared().isEmpty()
                && (userCondition.isPresent() || versionChecked);
        boolean told = can.contains(RETURNS_OUTCOME)
                ? !twoReasons
                : action instanceof DoNothing && can.contains(RETURNS_WRITTEN_ROWS_ONLY);
        boolean exact = description.options().outcomes() == Outcomes.EXACT && !told;
        boolean stale = versionChecked && !can.contains(RETURNS_WRITTEN_ROWS_ONLY);
        return exact || stale || looksForHidden ? Strategy.LOCK_THEN_NATIVE : Strategy.NATIVE;
    }

    private static boolean isPlainKey(ConflictTarget target) {
        return target instanceof ConflictTarget.Columns key && key.predicate().isEmpty();
    }
}
