package io.upsurge.internal.plan;

import io.upsurge.InvalidMutationException;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.internal.model.TableModel;
import io.upsurge.internal.plan.TableWrites.TableWrite;
import io.upsurge.statement.Assignment;
import io.upsurge.statement.Column;
import io.upsurge.statement.ConflictAction.DoUpdate;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.InsertStatement;
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
        return Optional.of(new TableWrites(writes, identifiers));
    }

    private TableWrite write(int number, TableModel table, List<Assignment> made, Optional<DoUpdate> update) {
        List<Column> inserted = new ArrayList<>();
        List<Integer> insertedCells = new ArrayList<>();
        if (number > 0) {
            addKey(table, inserted, insertedCells);
        }
        for (int i = 0; i < columns.size(); i++) {
            if (entity.tableOf(columns.get(i).name()) == number) {
                inserted.add(columns.get(i));
                insertedCells.add(width() + i);
            }
        }
        List<Assignment> madeHere = made.stream()
                .filter(one -> entity.tableOf(one.column()) == number)
                .toList();
        List<Column> insertedConstants = constantsOf(madeHere, insertedCells);
        List<Integer> updatedCells = new ArrayList<>();
        return new TableWrite(
                new InsertStatement(
                        table.name(), parts.source(inserted, insertedConstants, madeHere), Optional.empty()),
                insertedCells,
                update.flatMap(some -> update(number, table, some, updatedCells)),
                updatedCells,
                table.kind() == TableModel.Kind.OPTIONAL);
    }

    private int width() {
        return entity.identifier().columns().size();
    }

    private Optional<UpdateStatement> update(int number, TableModel table, DoUpdate update, List<Integer> cells) {
        List<Assignment> assignments = ofTable(entity, number, update.assignments());
        if (assignments.isEmpty()) {
            return Optional.empty();
        }
        List<Column> given = new ArrayList<>();
        addKey(table, given, cells);
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            if (!table.key().contains(name) && assignments.stream().anyMatch(one -> takes(one, name))) {
                given.add(columns.get(i));
                cells.add(width() + i);
            }
        }
        return Optional.of(new UpdateStatement(
                table.name(),
                table.key(),
                parts.source(given, constantsOf(assignments, cells), List.of()),
                table.key(),
                false,
                new DoUpdate(assignments, Optional.empty(), List.of()),
                Optional.empty()));
    }

    /** The constants of rows that some of the assignments read, their cells behind those of the columns. */
    private List<Column> constantsOf(List<Assignment> assignments, List<Integer> cells) {
        List<Column> used = new ArrayList<>();
        for (int i = 0; i < constants.size(); i++) {
            String name = constants.get(i).name();
            if (assignments.stream().anyMatch(one -> takesConstant(one, name))) {
                used.add(constants.get(i));
                cells.add(width() + columns.size() + i);
            }
        }
        return used;
    }

    private static boolean takesConstant(Assignment assignment, String name) {
        return assignment.value().parts().contains(new Fragment.RowConstant(name)) || takes(assignment, name);
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

    private void addKey(TableModel table, List<Column> given, List<Integer> cells) {
        for (int i = 0; i < width(); i++) {
            given.add(key(entity, table, i));
            cells.add(i);
        }
    }

    /** A column of a table's key, written as the identifier is. */
    static Column key(EntityModel entity, TableModel table, int index) {
        ColumnModel identifier = entity.identifier().columns().get(index);
        Column column = identifier.column();
        return new Column(table.key().get(index), column.write(), column.type(), column.array());
    }
}
