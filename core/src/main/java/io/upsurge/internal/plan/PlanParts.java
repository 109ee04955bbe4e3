package io.upsurge.internal.plan;

import io.upsurge.dialect.Capability;
import io.upsurge.dialect.SqlWriter;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.description.Action.Assign;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.description.RowsDescription;
import io.upsurge.internal.hibernate.Expressions;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.Restriction;
import io.upsurge.internal.hibernate.RowMapping;
import io.upsurge.internal.hibernate.RowMappings;
import io.upsurge.internal.hibernate.SentColumns;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.statement.ArrayElement;
import io.upsurge.statement.Assignment;
import io.upsurge.statement.Column;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.RowSource;
import io.upsurge.statement.Statement;
import io.upsurge.statement.UpdateStatement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the plans of all forms are made of: columns and row sources, reads by key, what the caller wants back. */
final class PlanParts {

    final MappedEntity mapped;
    final EntityModel entity;
    final UpsurgeDialect dialect;
    final RowsDescription description;
    final Expressions expressions;
    final RowMappings mappings;
    final AttributeNames names;
    final Membership membership;

    PlanParts(
            MappedEntity mapped,
            UpsurgeDialect dialect,
            RowsDescription description,
            Expressions expressions,
            Optional<Restriction> restriction) {
        this.mapped = mapped;
        this.entity = mapped.model();
        this.dialect = dialect;
        this.description = description;
        this.expressions = expressions;
        this.mappings = new RowMappings(mapped);
        this.names = new AttributeNames(entity);
        Membership own =
                isUpdate() ? Membership.ofSubclassesToo(entity, expressions) : Membership.exact(entity, expressions);
        this.membership = restriction.map(own::shown).orElse(own);
    }

    boolean isUpdate() {
        return description.form() instanceof Form.UpdateByKey;
    }

    boolean can(Capability capability) {
        return dialect.capabilities().contains(capability);
    }

    /** Makes and renders the caller's expressions. */
    ExpressionRenderer renderer() {
        return new ExpressionRenderer(description.form().text(), entity, expressions, names);
    }

    /** What an expression makes for an attribute's columns, so that whole numbers which do not fit fail. */
    List<Fragment> bounded(AttributeModel attribute, List<Fragment> made) {
        return new BoundedNumbers(dialect).of(attribute, made);
    }

    /**
     * What the shape's attributes have for columns, those of the first table first; an association and a basic
     * attribute may share one.
     */
    List<Column> columnsByTable(Shape shape, Predicate<ColumnModel> isSent) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (AttributeModel attribute : shape.attributes()) {
            for (ColumnModel column : attribute.columns()) {
                if (isSent.test(column)) {
                    columns.putIfAbsent(column.name(), column.column());
                }
            }
        }
        List<Column> sorted = new ArrayList<>(columns.values());
        if (entity.isInSeveralTables()) {
            sorted.sort(Comparator.comparingInt(column -> entity.tableOf(column.name())));
        }
        return List.copyOf(sorted);
    }

    /** Those in the first table. */
    List<Column> ofFirstTable(List<Column> columns) {
        return columns.stream()
                .filter(column -> entity.tableOf(column.name()) == 0)
                .toList();
    }

    /** The columns that all rows have something in common for. */
    Set<String> columnsOf(List<Assign> values) {
        Set<String> columns = new HashSet<>();
        values.forEach(assign -> columns.addAll(names.find(assign.attribute()).columnNames()));
        return columns;
    }

    RowSource source(List<Column> columns, List<Assignment> made) {
        return source(columns, List.of(), made);
    }

    RowSource source(List<Column> columns, List<Column> constants, List<Assignment> made) {
        List<Optional<ArrayElement>> arrays = Stream.concat(columns.stream(), constants.stream())
                .map(Column::array)
                .toList();
        return new RowSource(
                columns,
                constants,
                made,
                Travel.form(dialect, description.options().transport(), arrays));
    }

    RowSource keySource(List<Column> columns, PlannedTarget target) {
        return source(
                target.columns().stream()
                        .map(name -> columns.get(position(columns, name)))
                        .toList(),
                List.of());
    }

    /** Where a row's values are among the columns. */
    RowsPlan.Cells cells(Shape shape, List<Column> columns, PlannedTarget target, Predicate<ColumnModel> isSent) {
        return new RowsPlan.Cells(
                SentColumns.of(mapped, columns, shape.constants()),
                CellLayout.of(mapped, shape.attributes(), columns, isSent),
                keyCells(columns, target),
                versionCell(columns));
    }

    List<Integer> keyCells(List<Column> columns, PlannedTarget target) {
        return target.columns().stream().map(name -> position(columns, name)).toList();
    }

    private int position(List<Column> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        AttributeModel owner = entity.owner(name).orElseThrow();
        throw new MissingValueException(" of " + entity.name() + " does not bring '" + owner.path()
                + "', which belongs to " + target() + ", so nothing says which row is meant. Give it in every row");
    }

    private String target() {
        return description.form() instanceof Form.Upsert ? "the conflict target" : "the key";
    }

    private int versionCell(List<Column> columns) {
        List<String> given = columns.stream().map(Column::name).toList();
        return entity.version()
                .map(version -> given.indexOf(version.columnNames().get(0)))
                .orElse(-1);
    }

    /** How stored rows are read. */
    StoredRowReads stored() {
        return new StoredRowReads(this);
    }

    /** What the caller wants back of each row. */
    ReadPlan reading() {
        return new ReadPlanner(entity, names, mappings).plan(description.reading());
    }

    RowMapping withKey(RowMapping mapping, PlannedTarget target) {
        RowMapping keyed = mapping;
        for (String column : target.columns()) {
            keyed = mappings.withColumn(keyed, column);
        }
        return keyed;
    }

    RowMapping withVersion(RowMapping mapping) {
        return entity.version()
                .map(version ->
                        mappings.withColumn(mapping, version.columnNames().get(0)))
                .orElse(mapping);
    }

    /** That rows in several tables take a statement for each, where the database has none about several. */
    List<String> tableSteps() {
        return entity.isInSeveralTables() && !can(Capability.WRITES_TOGETHER)
                ? List.of("The tables are written one after the other: " + Capability.WRITES_TOGETHER.otherwise())
                : List.of();
    }

    /** What writes and looks at rows in several tables, for so many rows. */
    List<BiConsumer<Integer, SqlWriter>> texts(Optional<TableWrites> tables, RowsPlan.Reads reads) {
        List<BiConsumer<Integer, SqlWriter>> texts = new ArrayList<>();
        tables.ifPresent(all -> {
            for (Statement statement : all.statements()) {
                texts.add((rows, sql) -> writeToTable(statement, rows, sql));
            }
            texts.add((rows, sql) -> dialect.read(reads.look().statement(), rows, sql));
        });
        return texts;
    }

    private void writeToTable(Statement statement, int rows, SqlWriter sql) {
        if (statement instanceof InsertStatement insert) {
            dialect.insert(insert, rows, sql);
        } else {
            dialect.update((UpdateStatement) statement, rows, sql);
        }
    }

    /**
     * How many rows go into one statement.
     *
     * @param most how many rows one statement may have at all
     * @param texts each writes one of the statements for so many rows
     */
    int chunkSize(int most, List<BiConsumer<Integer, SqlWriter>> texts) {
        int wanted = description.options().chunkSize().orElse(dialect.preferredChunk());
        return Travel.chunkSize(dialect, Math.min(wanted, most), texts);
    }
}
