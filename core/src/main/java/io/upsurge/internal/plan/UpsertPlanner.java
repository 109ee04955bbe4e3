package io.upsurge.internal.plan;

import static io.upsurge.dialect.Capability.RETURNING;
import static io.upsurge.dialect.Capability.RETURNS_OUTCOME;
import static io.upsurge.dialect.Capability.RETURNS_WRITTEN_ROWS_ONLY;

import io.upsurge.Fallback;
import io.upsurge.InvalidMutationException;
import io.upsurge.Outcomes;
import io.upsurge.Synchronize;
import io.upsurge.VersionPolicy;
import io.upsurge.dialect.Capability;
import io.upsurge.dialect.SqlWriter;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.description.Reading;
import io.upsurge.internal.description.UpsertDescription;
import io.upsurge.internal.hibernate.Expressions;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.RowMapping;
import io.upsurge.internal.hibernate.RowMappings;
import io.upsurge.internal.model.AttributeKind;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.statement.Column;
import io.upsurge.statement.ConflictAction;
import io.upsurge.statement.ConflictAction.DoNothing;
import io.upsurge.statement.ConflictAction.DoUpdate;
import io.upsurge.statement.ConflictTarget;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.KeyRead;
import io.upsurge.statement.Returning;
import io.upsurge.statement.RowForm;
import io.upsurge.statement.RowSource;
import io.upsurge.statement.UpdateStatement;
import io.upsurge.statement.UpsertStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns a description and a shape of rows into statements, or into an error that says what to do instead. */
public final class UpsertPlanner {

    private final MappedEntity mapped;
    private final EntityModel entity;
    private final UpsurgeDialect dialect;
    private final UpsertDescription description;
    private final Expressions expressions;
    private final RowMappings mappings;
    private final AttributeNames names;

    /** Plans for one description; the expressions are made anew for each shape. */
    public UpsertPlanner(
            MappedEntity mapped, UpsurgeDialect dialect, UpsertDescription description, Expressions expressions) {
        this.mapped = mapped;
        this.entity = mapped.model();
        this.dialect = dialect;
        this.description = description;
        this.expressions = expressions;
        this.mappings = new RowMappings(mapped);
        this.names = new AttributeNames(entity);
    }

    /** The plan for rows of that shape. */
    public UpsertPlan plan(Shape shape) {
        requirePossibleOptions();
        PlannedTarget target = new TargetPlanner(entity, names, expressions, description)
                .plan(description.target(), shape.identifierGiven());
        ActionPlanner actions = new ActionPlanner(mapped, dialect, names, expressions, description, shape, target);
        ConflictAction action = actions.plan();
        List<Column> columns = columns(shape);
        RowSource source = source(columns);
        ReadPlan reading = reading();

        List<String> cannot = new TargetCapabilities(dialect, description).refusals(target, action);
        requireNothingForAnyKey(target, action);
        Strategy strategy = strategy(shape, target, action, actions.userCondition(), cannot);
        StepCapabilities steps = new StepCapabilities(dialect, description);
        List<String> refusals = new ArrayList<>(steps.refusals(strategy));
        List<String> emulations = new ArrayList<>(steps.emulations(strategy, action));
        boolean emulated = strategy == Strategy.EMULATED && refusals.isEmpty();
        (emulated ? emulations : refusals).addAll(0, cannot);

        UpsertPlan.Statements statements = new UpsertPlan.Statements(
                new UpsertStatement(
                        entity.table(),
                        entity.primaryKey().columns(),
                        source,
                        target.target(),
                        action,
                        Optional.empty()),
                new InsertStatement(entity.table(), source, Optional.empty()),
                update(columns, target, action));
        RowMapping whole = reading.kind() == ReadPlan.Kind.ENTITY ? reading.mapping() : mappings.whole();
        RowSource keys = source(keyColumns(columns, target));
        UpsertPlan.Reads reads = new UpsertPlan.Reads(
                read(keys, target, target.predicate(), withVersion(reading.mapping()), false),
                read(keys, target, target.predicate(), withVersion(reading.mapping()), can(Capability.LOCKING_READ)),
                read(keys, target, target.predicate(), whole, false),
                read(keys, target, target.predicate(), withKey(mappings.nothing(), target), false),
                read(source, target, predicateOfBoth(target, columns), look(action, actions.userCondition()), true));
        return new UpsertPlan(
                mapped,
                description,
                dialect,
                shape,
                target,
                columns,
                CellLayout.of(shape.attributes(), columns),
                target.columns().stream().map(name -> position(columns, name)).toList(),
                versionCell(columns),
                statements,
                returning(statements, reading, target, strategy),
                reading,
                reads,
                actions.userCondition().isPresent(),
                expressions.constants(),
                strategy,
                chunkSize(source, statements, reads, refusals),
                refusals,
                emulations);
    }

    private void requirePossibleOptions() {
        if (description.options().synchronize() == Synchronize.EVALUATE) {
            throw new InvalidMutationException("synchronize(EVALUATE) was asked for in an upsert of " + entity.name()
                    + ", and only the database knows which rows are inserted and which updated, so that their new"
                    + " values cannot be told in memory. Use AUTO or FETCH, or EVICT to read nothing");
        }
        if (description.options().version() == VersionPolicy.NEWER_WINS
                && entity.version().isEmpty()) {
            throw new InvalidMutationException("version(NEWER_WINS) was asked for, and " + entity.name()
                    + " has no @Version that could be newer. Leave it out, or compare an attribute in"
                    + " doUpdate(set -> set.where(..))");
        }
    }

    private Optional<UpsertPlan.ReturningStatements> returning(
            UpsertPlan.Statements statements, ReadPlan reading, PlannedTarget target, Strategy strategy) {
        boolean tells =
                strategy == Strategy.NATIVE && tellsOutcome(statements.upsert().action());
        if (!can(RETURNING) || target.columns().isEmpty() || !(reading.isWanted() || tells)) {
            return Optional.empty();
        }
        RowMapping mapping = withKey(reading.mapping(), target);
        Returning returning = new Returning(mapping.selections(), can(RETURNS_OUTCOME));
        return Optional.of(new UpsertPlan.ReturningStatements(
                statements.upsert().returning(returning),
                statements.insert().returning(returning),
                can(RETURNS_OUTCOME) ? mappings.withFlag(mapping) : mapping));
    }

    /** Whether the rows that the native statement gives back tell something of their outcome. */
    private boolean tellsOutcome(ConflictAction action) {
        boolean leavesRowsAlone = action instanceof DoNothing
                || (action instanceof DoUpdate update
                        && (update.where().isPresent() || !update.compared().isEmpty()));
        return can(RETURNS_OUTCOME) || (can(RETURNS_WRITTEN_ROWS_ONLY) && leavesRowsAlone);
    }

    private boolean can(Capability capability) {
        return dialect.capabilities().contains(capability);
    }

    private int versionCell(List<Column> columns) {
        List<String> names = columns.stream().map(Column::name).toList();
        return entity.version()
                .map(version -> names.indexOf(version.columnNames().get(0)))
                .orElse(-1);
    }

    /** What the shape's attributes have for columns; an association and a basic attribute may share one. */
    private List<Column> columns(Shape shape) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (AttributeModel attribute : shape.attributes()) {
            for (ColumnModel column : attribute.columns()) {
                if (column.insertable()) {
                    columns.putIfAbsent(column.name(), column.column());
                }
            }
        }
        return List.copyOf(columns.values());
    }

    private RowSource source(List<Column> columns) {
        boolean arrays = dialect.rows() == RowForm.ARRAYS
                && !columns.isEmpty()
                && columns.stream().allMatch(column -> column.array().isPresent());
        return new RowSource(columns, arrays ? RowForm.ARRAYS : RowForm.VALUES);
    }

    private List<Column> keyColumns(List<Column> columns, PlannedTarget target) {
        return target.columns().stream()
                .map(name -> columns.get(position(columns, name)))
                .toList();
    }

    private int position(List<Column> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        AttributeModel owner = entity.owner(name).orElseThrow();
        throw new MissingValueException(" of " + entity.name() + " does not bring '" + owner.path()
                + "', which belongs to the conflict target, so nothing says which row is meant. Give it in every row");
    }

    private ReadPlan reading() {
        if (description.reading() instanceof Reading.Entities) {
            return new ReadPlan(mappings.whole(), ReadPlan.Kind.ENTITY, List.of());
        }
        if (description.reading() instanceof Reading.Tuples tuples) {
            if (tuples.attributes().isEmpty()) {
                throw new InvalidMutationException("returning(..) of no attribute of " + entity.name()
                        + " was asked for, and an empty tuple tells nothing. Name attributes, or use returning() for the"
                        + " entities");
            }
            List<AttributeModel> attributes = new ArrayList<>(names.findAll(tuples.attributes()));
            for (AttributeModel attribute : attributes) {
                if (attribute.kind() == AttributeKind.ASSOCIATION) {
                    throw new InvalidMutationException("returning(..) of '" + attribute.path() + "' of " + entity.name()
                            + " was asked for, and a tuple holds values, not entities. Use returning() for the entities,"
                            + " whose association is a reference");
                }
            }
            attributes.add(entity.identifier());
            return new ReadPlan(mappings.attributes(attributes), ReadPlan.Kind.TUPLE, attributes);
        }
        return new ReadPlan(mappings.nothing(), ReadPlan.Kind.NOTHING, List.of());
    }

    private RowMapping withKey(RowMapping mapping, PlannedTarget target) {
        RowMapping keyed = mapping;
        for (String column : target.columns()) {
            keyed = mappings.withColumn(keyed, column);
        }
        return keyed;
    }

    private RowMapping withVersion(RowMapping mapping) {
        return entity.version()
                .map(version ->
                        mappings.withColumn(mapping, version.columnNames().get(0)))
                .orElse(mapping);
    }

    private RowMapping look(ConflictAction action, Optional<Fragment> userCondition) {
        RowMapping mapping = mappings.nothing();
        if (action instanceof DoUpdate update) {
            if (userCondition.isPresent()) {
                mapping = mappings.withCondition(mapping, userCondition.get());
            }
            if (!update.compared().isEmpty()) {
                mapping = mappings.withCondition(mapping, Comparisons.changes(update.compared()));
            }
        }
        return withVersion(mapping);
    }

    private PlannedRead read(
            RowSource rows, PlannedTarget target, Optional<Fragment> condition, RowMapping mapping, boolean lock) {
        KeyRead read = new KeyRead(
                entity.table(),
                rows,
                target.wholeColumns(),
                description.nullsAreEqual(),
                and(target.equalExpressions(), condition),
                mapping.selections(),
                lock);
        return new PlannedRead(read, mappings.withPosition(mapping));
    }

    /** Given rows that a partial index leaves out are no conflict, as far as they bring what its predicate reads. */
    private static Optional<Fragment> predicateOfBoth(PlannedTarget target, List<Column> columns) {
        List<String> given = columns.stream().map(Column::name).toList();
        return target.predicate()
                .flatMap(stored -> given.containsAll(stored.reads())
                        ? and(Optional.of(stored), Optional.of(stored.ofGivenRow()))
                        : Optional.of(stored));
    }

    private static Optional<Fragment> and(Optional<Fragment> one, Optional<Fragment> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        List<Fragment.Part> parts = new ArrayList<>();
        parts.add(new Fragment.Text("("));
        parts.addAll(one.get().parts());
        parts.add(new Fragment.Text(") and ("));
        parts.addAll(other.get().parts());
        parts.add(new Fragment.Text(")"));
        return Optional.of(new Fragment(parts));
    }

    private UpdateStatement update(List<Column> columns, PlannedTarget target, ConflictAction action) {
        return new UpdateStatement(
                entity.table(),
                entity.primaryKey().columns(),
                columns,
                target.columns(),
                description.nullsAreEqual(),
                action instanceof DoUpdate update ? update.assignments() : List.of(),
                Optional.empty());
    }

    private void requireNothingForAnyKey(PlannedTarget target, ConflictAction action) {
        if (!(target.target() instanceof ConflictTarget.AnyUniqueKey)) {
            return;
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
            List<String> refusals) {
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
        return exact || stale ? Strategy.LOCK_THEN_NATIVE : Strategy.NATIVE;
    }

    private static boolean isPlainKey(ConflictTarget target) {
        return target instanceof ConflictTarget.Columns key && key.predicate().isEmpty();
    }

    private int chunkSize(
            RowSource source, UpsertPlan.Statements statements, UpsertPlan.Reads reads, List<String> refusals) {
        int wanted = description.options().chunkSize().orElse(dialect.preferredChunk());
        int possible = refusals.isEmpty() ? possibleRows(source, statements, reads) : wanted;
        return Math.max(1, Math.min(Math.min(wanted, dialect.maxRows()), possible));
    }

    /** How many rows' parameters fit beside those that are the same for all rows; the texts themselves tell. */
    private int possibleRows(RowSource source, UpsertPlan.Statements statements, UpsertPlan.Reads reads) {
        SqlWriter upsert = new SqlWriter();
        dialect.upsert(statements.upsert(), 1, upsert);
        SqlWriter look = new SqlWriter();
        dialect.read(reads.look().statement(), 1, look);
        int most = Math.max(
                upsert.finish().bindings().size(), look.finish().bindings().size());
        int perRow = source.form() == RowForm.ARRAYS ? 0 : source.columns().size();
        int shared = most - source.parameters(1);
        return perRow == 0 ? Integer.MAX_VALUE : (dialect.maxParameters() - shared) / perRow;
    }
}
