package io.upsurge.internal.execution;

import io.upsurge.Outcome;
import io.upsurge.RowExpression;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.plan.RowsPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One row on its way: what was given, what is sent, and what became of it. */
final class GivenRow {

    final long index;
    final RowsPlan plan;
    final @Nullable Object entity;
    final @Nullable Object[] values;
    final @Nullable Object[] cells;

    /** The expressions that the row brings. */
    final Map<AttributeModel, RowExpression> made;

    /** The key by which the row is told apart: that of the first row whose key is the same to the database. */
    @Nullable
    KeyValue key;

    /** The key that the row was given. */
    @Nullable
    KeyValue ownKey;

    /** The row that is sent in the place of this one, which has the same key. */
    @Nullable
    GivenRow winner;

    /** The references whose columns are not known yet. */
    List<OpenReference> references = List.of();

    Outcome outcome = Outcome.UNKNOWN;
    boolean stale;
    /** Whether generators have made what they make of it. */
    boolean generated;
    /** Whether it refers to an entity that is yet to be saved, so that it is to be taken in again after that. */
    boolean open;
    /** Whether a listener has a veto, so that the row is not sent. */
    boolean vetoed;
    /** Whether an update found no row of that key. */
    boolean missing;
    /** What its values take at most, in bytes, where the server limits that. */
    long mostBytes;

    /** The identifier that an inserted row has, as far as it is known. */
    @Nullable
    Object identifier;

    /** The managed instance of the stored row. */
    @Nullable
    Object managed;

    /** In several tables: the cells of the identifier of the stored row, and what else a look has told of it. */
    @Nullable
    Object @Nullable [] stored;

    /** The values that were read of the stored row, or null where none were. */
    @Nullable
    Object @Nullable [] read;

    /**
     * A row that was given.
     *
     * @param index its position among all rows
     * @param entity the entity that it was given as, or null where it was given as values
     * @param values a value per attribute of the plan's shape
     * @param made the expressions that the row brings
     */
    GivenRow(
            long index,
            RowsPlan plan,
            @Nullable Object entity,
            @Nullable Object[] values,
            Map<AttributeModel, RowExpression> made) {
        this.index = index;
        this.plan = plan;
        this.entity = entity;
        this.values = values;
        this.made = made;
        this.cells = new Object[plan.cells().sent().size()];
    }

    /** Those of the rows that a condition holds for: mostly none of them, or all. */
    static List<GivenRow> those(List<GivenRow> rows, Predicate<GivenRow> condition) {
        List<GivenRow> those = List.of();
        for (int i = 0; i < rows.size(); i++) {
            if (condition.test(rows.get(i))) {
                those = those.isEmpty() ? new ArrayList<>(rows.size() - i) : those;
                those.add(rows.get(i));
            }
        }
        return those;
    }

    /** Where rows were given, in that order, as messages tell it. */
    static List<Long> positions(Collection<GivenRow> rows) {
        return rows.stream().map(row -> row.index).sorted().toList();
    }

    /** The same row, told apart by another key. */
    GivenRow by(RowsPlan otherKey) {
        GivenRow same = new GivenRow(index, otherKey, entity, values, made);
        System.arraycopy(cells, 0, same.cells, 0, cells.length);
        return same;
    }
}
