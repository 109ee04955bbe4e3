package io.upsurge.internal.plan;

import io.upsurge.Duplicates;
import io.upsurge.InvalidMutationException;
import io.upsurge.dialect.Capability;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.hibernate.RowMapping;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.internal.model.UniqueKey;
import io.upsurge.statement.Assignment;
import io.upsurge.statement.Column;
import io.upsurge.statement.ConflictTarget;
import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.Returning;
import io.upsurge.statement.RowSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Turns an insert and a shape of rows into statements. */
final class InsertPlanner {

    private final PlanParts parts;
    private final EntityModel entity;
    private final Form.Insert form;

    InsertPlanner(PlanParts parts, Form.Insert form) {
        this.parts = parts;
        this.entity = parts.entity;
        this.form = form;
    }

    RowsPlan plan(Shape shape) {
        if (parts.description.options().duplicates() == Duplicates.IN_ORDER) {
            throw new InvalidMutationException("duplicates(IN_ORDER) was asked for in an insert of " + entity.name()
                    + ", and of two rows with the same key only one can be inserted. Say which wins:"
                    + " duplicates(FIRST_WINS or LAST_WINS), or upsert the rows");
        }
        Set<String> common = parts.columnsOf(form.values());
        Predicate<ColumnModel> isSent = column -> column.insertable() && !common.contains(column.name());
        List<Column> columns = parts.columnsByTable(shape, isSent);
        MadeColumns rowsMake = new MadeColumns(parts, shape);
        List<Assignment> made = rowsMake.with(form.values());
        RowSource source = parts.source(
                parts.ofFirstTable(columns),
                rowsMake.constants().columns(),
                made.stream().filter(one -> entity.tableOf(one.column()) == 0).toList());
        if (source.names().isEmpty()) {
            throw new InvalidMutationException("A row of " + entity.name()
                    + " that brings nothing was to be inserted, and a statement needs a column at least. Give it a"
                    + " value");
        }
        List<PlannedTarget> keys = keys(shape, columns);
        PlannedTarget noKey = new PlannedTarget(List.of(), List.of(), new ConflictTarget.AnyUniqueKey(), "no key");
        List<RowsPlan> others = new ArrayList<>();
        for (int i = 1; i < keys.size(); i++) {
            others.add(plan(shape, columns, isSent, made, source, keys.get(i), List.of()));
        }
        return plan(shape, columns, isSent, made, source, keys.isEmpty() ? noKey : keys.get(0), others);
    }

    private RowsPlan plan(
            Shape shape,
            List<Column> columns,
            Predicate<ColumnModel> isSent,
            List<Assignment> made,
            RowSource source,
            PlannedTarget target,
            List<RowsPlan> otherKeys) {
        ReadPlan wanted = wanted();
        ReadPlan reading = wanted.isWanted() ? wanted : identifierOnly();
        ReadPlan returned = entity.isInSeveralTables() ? identifierOnly() : reading;
        InsertStatement insert = new InsertStatement(entity.table(), source, Optional.empty());
        List<Column> found = target.columns().isEmpty() ? identifierColumns() : columns;
        PlannedTarget foundBy = target.columns().isEmpty() ? identifier() : target;
        RowsPlan.Reads reads = reads(new RowSource(found, source.form()), foundBy, reading);
        Optional<TableWrites> tables = new TablesPlanner(parts, columns, source.constants())
                .plan(
                        made,
                        Optional.empty(),
                        parts.stored().identifiers(parts.keySource(found, foundBy), foundBy, Optional.empty()));
        return new RowsPlan(
                parts.mapped,
                parts.description,
                parts.dialect,
                shape,
                target,
                parts.cells(shape, columns, target, isSent),
                new RowsPlan.Statements(insert),
                returning(insert, target, returned),
                Optional.empty(),
                false,
                reading,
                reads,
                tables,
                List.of(),
                parts.expressions.constants(),
                new RowsPlan.Means(Strategy.NATIVE, List.of(), emulations(wanted)),
                parts.chunkSize(
                        Integer.MAX_VALUE,
                        tables.isEmpty()
                                ? List.of((rows, sql) -> parts.dialect.insert(insert, rows, sql))
                                : parts.texts(tables, reads)),
                otherKeys);
    }

    /**
     * The keys whose values the rows bring: by the first of them, the identifier where it is known before, rows that
     * come back are told apart.
     */
    private List<PlannedTarget> keys(Shape shape, List<Column> columns) {
        List<String> brought = columns.stream().map(Column::name).toList();
        List<UniqueKey> keys = new ArrayList<>();
        keys.add(entity.primaryKey());
        if (!naturalId().isEmpty()) {
            keys.add(new UniqueKey(Optional.empty(), naturalId()));
        }
        keys.addAll(entity.uniqueKeys());
        Set<Set<String>> seen = new HashSet<>();
        return keys.stream()
                .filter(key -> brought.containsAll(key.columns()) && seen.add(Set.copyOf(key.columns())))
                .map(key -> target(key.columns(), shape))
                .toList();
    }

    private List<String> naturalId() {
        return entity.naturalId().stream()
                .flatMap(attribute -> attribute.columnNames().stream())
                .toList();
    }

    private PlannedTarget target(List<String> columns, Shape shape) {
        List<AttributeModel> owners = shape.attributes().stream()
                .filter(attribute -> attribute.columnNames().stream().anyMatch(columns::contains))
                .toList();
        return new PlannedTarget(
                owners,
                columns,
                new ConflictTarget.Columns(columns, Optional.empty(), false),
                columns.equals(entity.primaryKey().columns())
                        ? "the primary key"
                        : columns.equals(naturalId()) ? "the natural id" : "the key");
    }

    private PlannedTarget identifier() {
        List<String> columns = entity.primaryKey().columns();
        return new PlannedTarget(
                List.of(entity.identifier()),
                columns,
                new ConflictTarget.Columns(columns, Optional.empty(), false),
                "the primary key");
    }

    /** Entities that become managed are read into the instances given, once these have their identifiers. */
    private ReadPlan wanted() {
        ReadPlan wanted = parts.reading();
        return form.managing() && wanted.kind() == ReadPlan.Kind.ENTITY ? identifierOnly() : wanted;
    }

    private List<Column> identifierColumns() {
        return entity.identifier().columns().stream().map(ColumnModel::column).toList();
    }

    private ReadPlan identifierOnly() {
        List<AttributeModel> identifier = List.of(entity.identifier());
        return new ReadPlan(parts.mappings.attributes(identifier), ReadPlan.Kind.NOTHING, identifier);
    }

    /** By the key, and, for instances that become managed, by the identifier that they have by then. */
    private RowsPlan.Reads reads(RowSource rows, PlannedTarget target, ReadPlan reading) {
        RowsPlan.Reads reads = parts.stored()
                .reads(
                        rows,
                        target,
                        reading,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Strategy.NATIVE);
        RowMapping whole = reading.kind() == ReadPlan.Kind.ENTITY ? reading.mapping() : parts.mappings.whole();
        RowSource identifiers = parts.source(identifierColumns(), List.of());
        return new RowsPlan.Reads(
                reads.back(),
                reads.current(),
                parts.stored().read(identifiers, identifier(), Optional.empty(), whole, false),
                reads.keys(),
                reads.look(),
                parts.stored().read(identifiers, identifier(), Optional.empty(), reading.mapping(), false));
    }

    private Optional<RowsPlan.ReturningStatements> returning(
            InsertStatement insert, PlannedTarget target, ReadPlan reading) {
        if (!parts.can(Capability.RETURNING)) {
            return Optional.empty();
        }
        if (target.columns().isEmpty()
                && parts.can(Capability.RETURNS_POSITION)
                && parts.mapped.identifier().isIdentity()) {
            Returning returning = new Returning(reading.mapping().selections(), false);
            String identity = entity.primaryKey().columns().get(0);
            return Optional.of(new RowsPlan.ReturningStatements(
                    insert.returningPositions(identity, returning),
                    parts.mappings.withPosition(reading.mapping()),
                    reading.mapping().values()));
        }
        RowMapping mapping = parts.withKey(reading.mapping(), target);
        return Optional.of(new RowsPlan.ReturningStatements(
                insert.returning(new Returning(mapping.selections(), false)),
                mapping,
                reading.mapping().values()));
    }

    private List<String> emulations(ReadPlan wanted) {
        List<String> emulations = new ArrayList<>(parts.tableSteps());
        if (wanted.isWanted() && !parts.can(Capability.RETURNING)) {
            emulations.add("The stored rows are read by key: " + Capability.RETURNING.otherwise());
        }
        return emulations;
    }
}
