package io.upsurge.internal.execution;

import io.upsurge.dialect.ColumnComparison;
import io.upsurge.dialect.TextComparison;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.statement.Column;
import io.upsurge.statement.Fragment;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The keys of rows that are given, of rows that come back and of managed instances, as the key's columns compare. */
final class Keys {

    private final HibernateSession session;
    private final MappedEntity entity;
    private final Map<RowsPlan, List<ColumnComparison>> comparisons = new IdentityHashMap<>(4);

    /** Rows of one plan mostly follow each other. */
    private @Nullable RowsPlan lastPlan;

    private List<ColumnComparison> lastComparisons = List.of();

    Keys(HibernateSession session, MappedEntity entity) {
        this.session = session;
        this.entity = entity;
    }

    /**
     * Gives the row its key, with no more digits than its columns keep; a row that is inserted has none where a part of
     * it is NULL, which equals nothing.
     */
    void assign(GivenRow row) {
        RowsPlan plan = row.plan;
        List<Integer> positions = plan.cells().key();
        for (int i = 0; i < positions.size(); i++) {
            int cell = positions.get(i);
            if (KeptDigits.matter(row.cells[cell])) {
                row.cells[cell] = KeptDigits.of(row.cells[cell], comparison(plan, i));
            }
        }
        boolean incomplete = plan.description().form() instanceof Form.Insert && isIncomplete(row);
        row.key = plan.hasNoKey() || incomplete ? null : of(row);
        row.ownKey = row.key;
    }

    /** The key of a row that was given, as Java compares it. */
    KeyValue of(GivenRow row) {
        if (row.ownKey != null) {
            return row.ownKey;
        }
        List<Integer> positions = row.plan.cells().key();
        @Nullable Object[] parts = new Object[positions.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = part(row.plan, i, row.cells[positions.get(i)]);
        }
        return new KeyValue(row.plan.target().columns(), parts);
    }

    /** Another key of a given row than the one that it is told apart by, with the digits that its columns keep. */
    @Nullable
    KeyValue of(GivenRow row, RowsPlan otherKey) {
        List<Integer> positions = otherKey.cells().key();
        @Nullable Object[] parts = new Object[positions.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = part(row, otherKey, i);
            if (parts[i] == null) {
                return null;
            }
        }
        return new KeyValue(otherKey.target().columns(), parts);
    }

    /** The first part of another key of a given row, where it brings one. */
    @Nullable
    Object firstPart(GivenRow row, RowsPlan otherKey) {
        return part(row, otherKey, 0);
    }

    private @Nullable Object part(GivenRow row, RowsPlan otherKey, int i) {
        Object cell = row.cells[otherKey.cells().key().get(i)];
        return part(otherKey, i, KeptDigits.matter(cell) ? KeptDigits.of(cell, comparison(otherKey, i)) : cell);
    }

    /** The key of a row that came back, its columns from the offset on. */
    KeyValue of(RowsPlan plan, @Nullable Object[] returned, int offset) {
        @Nullable Object[] parts = new Object[plan.cells().key().size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = part(plan, i, returned[offset + i]);
        }
        return new KeyValue(plan.target().columns(), parts);
    }

    /** Whether a row that came back, its columns from the offset on, has the key of a given one, as Java compares it. */
    boolean isOf(GivenRow row, @Nullable Object[] returned, int offset) {
        KeyValue key = of(row);
        for (int i = 0; i < key.size(); i++) {
            if (!Objects.equals(part(row.plan, i, returned[offset + i]), key.part(i))) {
                return false;
            }
        }
        return true;
    }

    /** The cells of the row's key. */
    static @Nullable Object[] cells(GivenRow row) {
        List<Integer> positions = row.plan.cells().key();
        @Nullable Object[] cells = new Object[positions.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = row.cells[positions.get(i)];
        }
        return cells;
    }

    /** Whether a part of the row's key is NULL. */
    static boolean isIncomplete(GivenRow row) {
        List<Integer> positions = row.plan.cells().key();
        for (int i = 0; i < positions.size(); i++) {
            if (row.cells[positions.get(i)] == null) {
                return true;
            }
        }
        return false;
    }

    /** What is compared of a given row: its key's columns as they compare, and the expressions of an index over these. */
    List<Fragment> compared(RowsPlan plan) {
        List<String> names = plan.target().columns();
        List<String> operands = operands(plan);
        List<Fragment> compared = new ArrayList<>();
        for (Fragment part : plan.target().parts()) {
            List<Fragment.Part> parts = new ArrayList<>();
            for (Fragment.Part piece : part.ofGivenRow().parts()) {
                if (piece instanceof Fragment.Excluded given) {
                    String operand = operands.get(names.indexOf(given.column()));
                    parts.add(new Fragment.Text(operand.substring(0, operand.indexOf('?'))));
                    parts.add(given);
                    parts.add(new Fragment.Text(operand.substring(operand.indexOf('?') + 1)));
                } else {
                    parts.add(piece);
                }
            }
            compared.add(new Fragment(parts));
        }
        return compared;
    }

    /** For each column of the key, the expression that compares a value as the column does. */
    private List<String> operands(RowsPlan plan) {
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < plan.cells().key().size(); i++) {
            operands.add(model(plan, i).text() ? comparison(plan, i).text().operand() : "?");
        }
        return operands;
    }

    /** The columns, those of the key written so that their values are compared as the stored ones are. */
    List<Column> compared(RowsPlan plan, List<Column> columns) {
        List<String> names = plan.target().columns();
        List<String> operands = operands(plan);
        if (operands.stream().allMatch("?"::equals)) {
            return columns;
        }
        List<Column> compared = new ArrayList<>();
        for (Column column : columns) {
            int key = names.indexOf(column.name());
            compared.add(key < 0 ? column : written(column, operands.get(key)));
        }
        return compared;
    }

    /** A column, written so that its value is compared as the expression says. */
    static Column written(Column column, String operand) {
        return operand.equals("?")
                ? column
                : new Column(column.name(), operand.replace("?", column.write()), column.type(), column.array());
    }

    /** The value in a form whose {@code equals} is the column's, as far as that can be told without asking it. */
    private @Nullable Object part(RowsPlan plan, int i, @Nullable Object value) {
        if (value instanceof String || value instanceof Character) {
            return text(value.toString(), comparison(plan, i).text());
        } else if (value instanceof Enum<?> constant && model(plan, i).text()) {
            return text(constant.name(), comparison(plan, i).text());
        }
        return KeyValue.part(value);
    }

    private static Object text(String text, TextComparison comparison) {
        return comparison.equals(TextComparison.EXACT) ? text : KeyText.of(text, comparison);
    }

    private ColumnComparison comparison(RowsPlan plan, int i) {
        if (plan != lastPlan) {
            lastComparisons = comparisons.computeIfAbsent(plan, this::comparisons);
            lastPlan = plan;
        }
        return lastComparisons.get(i);
    }

    /** How a column of the first table compares: by the catalogue, or by the mapping where that says nothing. */
    static ColumnComparison comparison(
            HibernateSession session, UpsurgeDialect dialect, MappedEntity entity, ColumnModel column) {
        return session.tables(dialect).comparison(entity, column.name()).orElseGet(() -> comparisonByMapping(column));
    }

    /** How a column compares as far as the mapping tells. */
    static ColumnComparison comparisonByMapping(ColumnModel column) {
        return column.padded() ? ColumnComparison.PADDED : ColumnComparison.AS_JAVA;
    }

    private List<ColumnComparison> comparisons(RowsPlan plan) {
        List<ColumnComparison> found = new ArrayList<>();
        for (int i = 0; i < plan.cells().key().size(); i++) {
            ColumnModel column = model(plan, i);
            ColumnComparison comparison = comparison(session, plan.dialect(), entity, column);
            found.add(plan.target().isComputedFrom(column.name()) ? toTheLetter(comparison) : comparison);
        }
        return found;
    }

    /** What an expression makes of two texts may differ though the column takes them for equal. */
    private static ColumnComparison toTheLetter(ColumnComparison column) {
        return new ColumnComparison(
                new TextComparison(
                        false,
                        false,
                        TextComparison.Reach.NOTHING_ELSE,
                        column.text().operand()),
                column.decimals(),
                column.furtherDecimals(),
                column.seconds(),
                column.furtherSeconds());
    }

    private static ColumnModel model(RowsPlan plan, int i) {
        String name = plan.target().columns().get(i);
        for (AttributeModel attribute : plan.target().attributes()) {
            for (ColumnModel column : attribute.columns()) {
                if (column.name().equals(name)) {
                    return column;
                }
            }
        }
        throw new IllegalArgumentException("No attribute of the conflict target has the column " + name);
    }
}
