package io.upsurge.internal.plan;

import io.upsurge.InvalidMutationException;
import io.upsurge.dialect.Capability;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.internal.model.TableColumns;
import io.upsurge.internal.model.TableModel;
import io.upsurge.internal.plan.TableWrites.MissingRows;
import io.upsurge.internal.plan.TableWrites.TableStatement;
import io.upsurge.internal.plan.TableWrites.TableWrite;
import io.upsurge.internal.plan.TableWrites.Together;
import io.upsurge.statement.Assignment;
import io.upsurge.statement.Column;
import io.upsurge.statement.ConflictAction.DoUpdate;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.KeyRead;
import io.upsurge.statement.RowSource;
import io.upsurge.statement.UpdateStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays out what is written of a row among the tables of its entity. */
final class TablesPlanner {

    private final PlanParts parts;
    private final EntityModel entity;
    private final List<Column> columns;
    private final List<Column> constants;

    /** For rows that bring these columns, in the order of their tables, and these constants of their expressions. */
    TablesPlanner(PlanParts parts, List<Column> columns, List<Column> constants) {
        this.parts = parts;
        this.entity = parts.entity;
        this.columns = columns;
        this.constants = constants;
    }

    /** The writes, for an entity in several tables. */
    Optional<TableWrites> plan(List<Assignment> made, Optional<DoUpdate> update, PlannedRead identifiers) {
        if (!entity.isInSeveralTables()) {
            return Optional.empty();
        }
        List<TableWrite> writes = new ArrayList<>();
        for (int number = 0; number < entity.tables().size(); number++) {
            TableModel table = entity.tables().get(number);
            if (table.kind() != TableModel.Kind.OF_SUBCLASS) {
                writes.add(write(number, table, made, update));
            }
        }
        return Optional.of(new TableWrites(writes, together(writes), identifiers));
    }

    private Together together(List<TableWrite> writes) {
        if (!parts.can(Capability.WRITES_TOGETHER)) {
            return Together.NONE;
        }
        List<TableWrite> own =
                writes.stream().filter(write -> !write.isOptional()).toList();
        List<TableStatement> inserts = own.stream().map(TableWrite::insert).toList();
        return new Together(
                TableStatement.together(inserts, false),
                TableStatement.together(inserts.subList(1, inserts.size()), false),
                TableStatement.together(
                        own.stream().flatMap(write -> write.update().stream()).toList(), true));
    }

    private TableWrite write(int number, TableModel table, List<Assignment> made, Optional<DoUpdate> update) {
        List<String> ofTable = columns.stream()
                .map(Column::name)
                .filter(name -> entity.tableOf(name) == number)
                .toList();
        List<Assignment> assignments =
                update.map(some -> ofTable(entity, number, some.assignments())).orElse(List.of());
        return new TableWrite(
                table.name(),
                insert(
                        number,
                        table,
                        ofTable,
                        made.stream()
                                .filter(one -> entity.tableOf(one.column()) == number)
                                .toList()),
                assignments.isEmpty() ? Optional.empty() : Optional.of(update(number, table, assignments)),
                updatable(number, table),
                table.kind() == TableModel.Kind.OPTIONAL
                        ? Optional.of(missing(number, table, assignments))
                        : Optional.empty());
    }

    private int width() {
        return entity.identifier().columns().size();
    }

    private TableStatement insert(int number, TableModel table, List<String> names, List<Assignment> made) {
        TableColumns called = entity.columnsIn(number);
        List<Column> inserted = new ArrayList<>();
        List<Integer> cells = new ArrayList<>();
        if (number > 0) {
            addKey(called, inserted, cells);
        }
        addColumns(called, names, inserted, cells);
        RowSource rows = parts.source(inserted, constantsOf(made, cells), called.of(made));
        return TableStatement.of(new InsertStatement(table.name(), rows, Optional.empty()), cells);
    }

    private TableStatement update(int number, TableModel table, List<Assignment> assignments) {
        TableColumns called = entity.columnsIn(number);
        List<Column> given = new ArrayList<>();
        List<Integer> cells = new ArrayList<>();
        addKey(called, given, cells);
        addColumns(
                called,
                columns.stream()
                        .map(Column::name)
                        .filter(name -> !entity.identifier().columnNames().contains(name)
                                && assignments.stream().anyMatch(one -> takes(one, name)))
                        .toList(),
                given,
                cells);
        UpdateStatement update = new UpdateStatement(
                table.name(),
                table.key(),
                parts.source(given, constantsOf(assignments, cells), List.of()),
                table.key(),
                false,
                new DoUpdate(called.of(assignments), Optional.empty(), List.of()),
                Optional.empty());
        return TableStatement.of(update, cells);
    }

    /** What may be updated can be locked. */
    private PlannedRead updatable(int number, TableModel table) {
        List<Column> key = new ArrayList<>();
        addKey(entity.columnsIn(number), key, new ArrayList<>());
        KeyRead read = new KeyRead(
                table.name(),
                parts.source(key, List.of()),
                table.key(),
                false,
                Optional.empty(),
                List.of(),
                parts.can(Capability.LOCKING_READ));
        return new PlannedRead(read, parts.mappings.withPosition(parts.mappings.nothing()));
    }

    /** Only what the update sets is inserted, and not whatever else the row brings. */
    private MissingRows missing(int number, TableModel table, List<Assignment> assignments) {
        List<String> given = assignments.stream()
                .filter(one -> one.value().equals(Fragment.excluded(one.column())))
                .map(Assignment::column)
                .toList();
        List<Assignment> made = assignments.stream()
                .filter(one -> one.value().parts().stream()
                        .noneMatch(part -> part instanceof Fragment.Existing || part instanceof Fragment.Excluded))
                .toList();
        return new MissingRows(insert(number, table, given, made), given.size() + made.size() < assignments.size());
    }

    private void addColumns(TableColumns called, List<String> names, List<Column> added, List<Integer> cells) {
        for (int i = 0; i < columns.size(); i++) {
            if (names.contains(columns.get(i).name())) {
                added.add(called.of(columns.get(i)));
                cells.add(width() + i);
            }
        }
    }

    /** The constants of rows that some of the assignments read, their cells behind those of the columns. */
    private List<Column> constantsOf(List<Assignment> assignments, List<Integer> cells) {
        List<Column> used = new ArrayList<>();
        for (int i = 0; i < constants.size(); i++) {
            Fragment.RowConstant constant =
                    new Fragment.RowConstant(constants.get(i).name());
            if (assignments.stream().anyMatch(one -> one.value().parts().contains(constant))) {
                used.add(constants.get(i));
                cells.add(width() + columns.size() + i);
            }
        }
        return used;
    }

    private static boolean takes(Assignment assignment, String column) {
        return assignment.value().parts().contains(new Fragment.Excluded(column));
    }

    /** The assignments to columns of one table, which see nothing of the others. */
    static List<Assignment> ofTable(EntityModel entity, int number, List<Assignment> assignments) {
        List<Assignment> found = assignments.stream()
                .filter(one -> entity.tableOf(one.column()) == number)
                .toList();
        for (Assignment assignment : found) {
            for (String read : assignment.value().reads()) {
                boolean here = entity.tableOf(read) == number
                        || entity.identifier().columnNames().contains(read);
                if (!here) {
                    throw new InvalidMutationException("The expression for '"
                            + entity.owner(assignment.column()).orElseThrow().path() + "' of " + entity.name()
                            + " reads '" + entity.owner(read).orElseThrow().path()
                            + "', which is in another table, and an update sees one table only. Read the value before,"
                            + " and give it");
                }
            }
        }
        return found;
    }

    private void addKey(TableColumns called, List<Column> given, List<Integer> cells) {
        for (int i = 0; i < width(); i++) {
            given.add(called.key(i));
            cells.add(i);
        }
    }
}
