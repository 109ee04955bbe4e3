package io.upsurge.internal.plan;

import io.upsurge.dialect.Capability;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.hibernate.RowMapping;
import io.upsurge.internal.model.RowMark;
import io.upsurge.internal.model.TableModel;
import io.upsurge.statement.Column;
import io.upsurge.statement.ConflictAction.DoUpdate;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.KeyRead;
import io.upsurge.statement.RowSource;
import io.upsurge.statement.TableJoin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans how stored rows are read by the keys of given ones: for the caller, for managed instances, before writing. */
record StoredRowReads(PlanParts parts) {

    /**
     * The reads of stored rows by their keys, and the look at them under a lock.
     *
     * @param rows all that the rows bring
     * @param target the key
     * @param inIndex what holds of all stored rows of a partial index
     * @param inIndexAsGiven the same of the given rows as well
     * @param update what present rows are updated with, where they are
     * @param condition the caller's own condition on them
     * @param strategy one statement gives back what it has written, so that only what was left alone is read, and nothing
     *     hidden is; after a look, what was written is read too, and may be hidden by then
     */
    RowsPlan.Reads reads(
            RowSource rows,
            PlannedTarget target,
            ReadPlan reading,
            Optional<Fragment> inIndex,
            Optional<Fragment> inIndexAsGiven,
            Optional<DoUpdate> update,
            Optional<Fragment> condition,
            Strategy strategy) {
        MadeInPlace made = new MadeInPlace(rows.made());
        RowSource keys = parts.keySource(rows.columns(), target);
        RowMapping whole = reading.kind() == ReadPlan.Kind.ENTITY ? reading.mapping() : parts.mappings.whole();
        RowSource brought = new RowSource(rows.columns(), rows.constants(), List.of(), rows.form());
        Membership written = parts.membership.evenIfLost();
        Optional<Fragment> own = (strategy == Strategy.NATIVE ? parts.membership : written).and(inIndex);
        Optional<Fragment> looked = parts.isUpdate() ? parts.membership.and(inIndexAsGiven) : inIndexAsGiven;
        boolean isUpsert = parts.description.form() instanceof Form.Upsert;
        PlannedRead back = read(keys, target, own, parts.withVersion(reading.mapping()), false);
        return new RowsPlan.Reads(
                back,
                read(keys, target, own, parts.withVersion(reading.mapping()), parts.can(Capability.LOCKING_READ)),
                read(keys, target, written.and(inIndex), whole, false),
                read(keys, target, inIndex, parts.withKey(parts.mappings.nothing(), target), false),
                read(
                        brought,
                        target,
                        looked,
                        look(update.map(made::in), condition.map(made::in)),
                        joins(isUpsert),
                        true),
                back);
    }

    /**
     * The stored rows that have the keys of given ones and are not the entity's: for each mark whether they have it. What
     * may change is read as a look has left it, under its lock.
     */
    List<RowsPlan.ForeignRows> foreign(
            List<Column> columns, PlannedTarget target, Membership own, Optional<Fragment> inIndex, Strategy strategy) {
        List<RowsPlan.ForeignRows> foreign = new ArrayList<>();
        if (!parts.entity.tablesOfOtherClasses().isEmpty()) {
            ofOtherTables(columns).ifPresent(foreign::add);
        }
        if (own.marks().isEmpty() || target.columns().isEmpty()) {
            return foreign;
        }
        RowMapping mapping = parts.mappings.nothing();
        for (Fragment condition : own.conditions()) {
            mapping = parts.mappings.withCondition(mapping, condition);
        }
        Optional<Fragment> otherwise =
                own.otherwise().map(other -> inIndex.map(other::and).orElse(other));
        boolean lock = own.mayBeLost() && strategy != Strategy.NATIVE && parts.can(Capability.LOCKING_READ);
        foreign.add(new RowsPlan.ForeignRows(
                read(parts.keySource(columns, target), target, otherwise, mapping, joins(true), lock),
                own.marks(),
                parts.keyCells(columns, target),
                false));
        return foreign;
    }

    /** Rows of other classes with the same identifiers, where each class has a table of its own. */
    private Optional<RowsPlan.ForeignRows> ofOtherTables(List<Column> columns) {
        List<String> names = columns.stream().map(Column::name).toList();
        List<String> key = parts.entity.primaryKey().columns();
        if (!names.containsAll(key)) {
            return Optional.empty();
        }
        String others = parts.entity.tablesOfOtherClasses().stream()
                .map(table -> "select " + String.join(", ", key) + " from " + table)
                .collect(Collectors.joining(" union all ", "(", ")"));
        RowMapping mapping = parts.mappings.withCondition(parts.mappings.nothing(), Fragment.text("1 = 0"));
        List<Integer> cells = key.stream().map(names::indexOf).toList();
        KeyRead read = new KeyRead(
                others,
                parts.source(cells.stream().map(columns::get).toList(), List.of()),
                key,
                false,
                Optional.empty(),
                mapping.selections(),
                false);
        RowMark otherClass =
                new RowMark.Discriminator(Optional.empty(), Fragment.text("1 = 0"), Optional.empty(), false);
        return Optional.of(new RowsPlan.ForeignRows(
                new PlannedRead(read, parts.mappings.withPosition(mapping)), List.of(otherClass), cells, true));
    }

    private RowMapping look(Optional<DoUpdate> update, Optional<Fragment> condition) {
        RowMapping mapping = identifierCells(parts.mappings.nothing());
        if (update.isPresent()) {
            if (condition.isPresent()) {
                mapping = parts.mappings.withCondition(mapping, condition.get());
            }
            if (!update.get().compared().isEmpty()) {
                mapping = parts.mappings.withCondition(
                        mapping, Comparisons.changes(update.get().compared()));
            }
        }
        return optionalTables(parts.withVersion(mapping));
    }

    /** In several tables, rows are written by their identifiers. */
    private RowMapping identifierCells(RowMapping mapping) {
        RowMapping identified = mapping;
        if (parts.entity.isInSeveralTables()) {
            for (String column : parts.entity.identifier().columnNames()) {
                identified = parts.mappings.withColumn(identified, column);
            }
        }
        return identified;
    }

    /** Whether a row is there in each of the tables that it may be missing from. */
    private RowMapping optionalTables(RowMapping mapping) {
        RowMapping all = mapping;
        for (int i = 0; i < parts.entity.tables().size(); i++) {
            TableModel table = parts.entity.tables().get(i);
            if (table.kind() == TableModel.Kind.OPTIONAL) {
                all = parts.mappings.withCondition(
                        all,
                        Fragment.text(TableModel.name(i) + "." + table.key().get(0) + " is not null"));
            }
        }
        return all;
    }

    /** The identifiers of stored rows, by their keys. */
    PlannedRead identifiers(RowSource rows, PlannedTarget target, Optional<Fragment> inIndex) {
        return read(rows, target, inIndex, identifierCells(parts.mappings.nothing()), List.of(), false);
    }

    PlannedRead read(
            RowSource rows, PlannedTarget target, Optional<Fragment> condition, RowMapping mapping, boolean lock) {
        return read(rows, target, condition, mapping, joins(false), lock);
    }

    private PlannedRead read(
            RowSource rows,
            PlannedTarget target,
            Optional<Fragment> condition,
            RowMapping mapping,
            List<TableJoin> joins,
            boolean lock) {
        KeyRead read = new KeyRead(
                parts.entity.table(),
                rows,
                target.wholeColumns(),
                parts.description.nullsAreEqual(),
                target.equalExpressions()
                        .map(equal -> condition.map(equal::and).orElse(equal))
                        .or(() -> condition)
                        .map(parts.entity::inReads),
                mapping.selections(),
                joins,
                lock);
        return new PlannedRead(read, parts.mappings.withPosition(mapping));
    }

    /** The further tables that stored rows are read from; an upsert must find rows that are there as another class, too. */
    private List<TableJoin> joins(boolean evenOfOtherClasses) {
        List<TableJoin> joins = parts.entity.joins();
        return evenOfOtherClasses ? joins.stream().map(TableJoin::asOptional).toList() : joins;
    }
}
