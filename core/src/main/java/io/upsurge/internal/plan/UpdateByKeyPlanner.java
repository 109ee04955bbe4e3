package io.upsurge.internal.plan;

import io.upsurge.InvalidMutationException;
import io.upsurge.Outcomes;
import io.upsurge.dialect.Capability;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.hibernate.RowMapping;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.statement.Column;
import io.upsurge.statement.ConflictAction.DoUpdate;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.Returning;
import io.upsurge.statement.RowSource;
import io.upsurge.statement.UpdateStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Turns an update by key and a shape of rows into statements, or into an error that says what to do instead. */
final class UpdateByKeyPlanner {

    private static final SetClause.Words WORDS =
            new SetClause.Words("the rows or values(..)", "it belongs to the key by which rows are found");

    private final PlanParts parts;
    private final EntityModel entity;
    private final Form.UpdateByKey form;

    UpdateByKeyPlanner(PlanParts parts, Form.UpdateByKey form) {
        this.parts = parts;
        this.entity = parts.entity;
        this.form = form;
    }

    RowsPlan plan(Shape shape) {
        VersionOption.requirePossible(parts);
        PlannedTarget target = new TargetPlanner(parts).plan(form.key(), true);
        MadeColumns made = new MadeColumns(parts, shape);
        made.requireNoneIn(target);
        Set<String> common = parts.columnsOf(form.values());
        Predicate<ColumnModel> isSent = column -> (column.updatable() && !common.contains(column.name()))
                || target.columns().contains(column.name())
                || isVersion(column, shape);
        List<Column> columns = parts.columnsByTable(shape, isSent);
        SetClause set = set(
                shape,
                made.constants(),
                target,
                columns.stream().map(Column::name).toList());
        DoUpdate update = set.finish(form.onlyIfChanged());
        RowSource source = parts.source(columns, made.constants().columns(), List.of());
        ReadPlan reading = parts.reading();
        UpdateStatement statement = new UpdateStatement(
                entity.table(),
                entity.primaryKey().columns(),
                source,
                target.columns(),
                false,
                update,
                Optional.empty());
        Strategy strategy = entity.isInSeveralTables() ? Strategy.LOCK_THEN_NATIVE : strategy(update, set, shape);
        RowsPlan.Reads reads = parts.stored()
                .reads(
                        source,
                        target,
                        reading,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(update),
                        set.userCondition(),
                        strategy);
        List<String> refusals = new ArrayList<>(refusals(strategy));
        refusals.addAll(new ComparedColumns(parts).refusals(update));
        Optional<TableWrites> tables = new TablesPlanner(
                        parts, columns, made.constants().columns())
                .plan(
                        List.of(),
                        Optional.of(update),
                        parts.stored().identifiers(parts.keySource(columns, target), target, Optional.empty()));
        return new RowsPlan(
                parts.mapped,
                parts.description,
                parts.dialect,
                shape,
                target,
                parts.cells(shape, columns, target, isSent),
                new RowsPlan.Statements(statement),
                returning(statement, set, reading, target, strategy),
                Optional.of(update),
                set.userCondition().isPresent(),
                reading,
                reads,
                tables,
                List.of(),
                parts.expressions.constants(),
                new RowsPlan.Means(strategy, refusals, emulations(strategy, reading)),
                parts.chunkSize(
                        parts.dialect.maxRows(),
                        tables.isEmpty()
                                ? List.of(
                                        (rows, sql) -> parts.dialect.update(statement, rows, sql),
                                        (rows, sql) ->
                                                parts.dialect.read(reads.look().statement(), rows, sql))
                                : parts.texts(tables, reads)),
                List.of());
    }

    private boolean isVersion(ColumnModel column, Shape shape) {
        return shape.versionGiven()
                && entity.version()
                        .filter(version -> version.columnNames().contains(column.name()))
                        .isPresent();
    }

    private SetClause set(Shape shape, RowConstants made, PlannedTarget target, List<String> given) {
        SetClause set = new SetClause(parts, shape, target, WORDS);
        form.values().forEach(set::assign);
        for (AttributeModel attribute : shape.attributes()) {
            boolean isKey = target.attributes().stream().anyMatch(key -> key.covers(attribute));
            if (!attribute.isIdentifier() && !attribute.isVersion() && !isKey) {
                set.given(attribute, part -> true);
            }
        }
        shape.madeInOrder().forEach(attribute -> set.made(attribute, made.of(attribute)));
        form.where().ifPresent(set::where);
        if (set.isEmpty()) {
            throw new InvalidMutationException("An update by key of " + entity.name()
                    + " was asked for, and neither the rows nor values(..) set anything besides the key. Give what is to"
                    + " be changed");
        }
        set.fragments().forEach(fragment -> requireGiven(fragment, given));
        set.generated();
        set.version();
        set.only(looksForHidden() ? parts.membership.evenIfLost() : parts.membership);
        return set;
    }

    private void requireGiven(Fragment fragment, List<String> given) {
        for (Fragment.Part part : fragment.parts()) {
            if (part instanceof Fragment.Excluded excluded && !given.contains(excluded.column())) {
                throw new MissingValueException(" of " + entity.name() + " does not bring a value of '"
                        + entity.owner(excluded.column()).orElseThrow().path()
                        + "', whose excluded value an expression reads. Give one in every row, or do not read it");
            }
        }
    }

    /**
     * Where the statement gives back what it wrote, the rest is read afterwards; where it does not, a condition makes it
     * necessary to look first. Two reasons for leaving a row alone are told apart by a look only.
     */
    private Strategy strategy(DoUpdate update, SetClause set, Shape shape) {
        boolean conditional = set.isConditional() || !update.compared().isEmpty();
        boolean versioned = set.isConditional() && shape.versionGiven();
        boolean twoReasons =
                !update.compared().isEmpty() && (set.userCondition().isPresent() || versioned);
        boolean exact = parts.description.options().outcomes() == Outcomes.EXACT;
        boolean look = conditional && (!parts.can(Capability.RETURNING_UPDATED) || (exact && twoReasons));
        return look || looksForHidden() ? Strategy.LOCK_THEN_NATIVE : Strategy.NATIVE;
    }

    /** A row may be hidden as soon as it is written: what does not give it back cannot tell it from one that was before. */
    private boolean looksForHidden() {
        return parts.membership.mayBeLost() && !parts.can(Capability.RETURNING_UPDATED);
    }

    private Optional<RowsPlan.ReturningStatements> returning(
            UpdateStatement statement, SetClause set, ReadPlan reading, PlannedTarget target, Strategy strategy) {
        boolean tells = strategy == Strategy.NATIVE
                && (set.isConditional() || !statement.update().compared().isEmpty() || parts.membership.mayBeLost());
        if (entity.isInSeveralTables() || !parts.can(Capability.RETURNING_UPDATED) || !(reading.isWanted() || tells)) {
            return Optional.empty();
        }
        RowMapping mapping = parts.withKey(reading.mapping(), target);
        return Optional.of(new RowsPlan.ReturningStatements(
                statement.returning(new Returning(mapping.selections(), false)),
                mapping,
                reading.mapping().values(),
                parts.membership.mayBeLost()));
    }

    private List<String> refusals(Strategy strategy) {
        return strategy == Strategy.LOCK_THEN_NATIVE && !parts.can(Capability.LOCKING_READ)
                ? List.of(
                        "An update by key with a condition or a version, or of rows that may be hidden, was asked for, and"
                                + " this database cannot: "
                                + Capability.LOCKING_READ.otherwise() + ". Instead, leave the condition out, and say"
                                + " version(IGNORE)")
                : List.of();
    }

    private List<String> emulations(Strategy strategy, ReadPlan reading) {
        List<String> emulations = new ArrayList<>(parts.tableSteps());
        if (reading.isWanted() && !parts.can(Capability.RETURNING_UPDATED)) {
            emulations.add("The stored rows are read by key: " + Capability.RETURNING_UPDATED.otherwise());
        }
        if (strategy == Strategy.LOCK_THEN_NATIVE) {
            emulations.add("The rows are looked at under a lock before they are written: "
                    + (entity.isInSeveralTables()
                            ? "they are in several tables"
                            : parts.can(Capability.RETURNING_UPDATED)
                                    ? "its statements do not tell why a row was left alone"
                                    : Capability.RETURNING_UPDATED.otherwise()));
        }
        return emulations;
    }
}
