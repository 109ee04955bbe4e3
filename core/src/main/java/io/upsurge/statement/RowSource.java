package io.upsurge.statement;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a statement: their columns, and how the values travel.
 *
 * @param columns the columns that rows bring values for
 * @param constants what the rows bring besides: the constants of their own expressions, which are columns of the rows,
 *     numbered behind the others, and none of the table
 * @param made the columns behind them that the database makes, by the same expression in all rows
 */
public record RowSource(List<Column> columns, List<Column> constants, List<Assignment> made, RowForm form) {

    public RowSource {
        columns = List.copyOf(columns);
        constants = List.copyOf(constants);
        made = List.copyOf(made);
    }

    /** Rows whose expressions bring no constants of their own. */
    public RowSource(List<Column> columns, List<Assignment> made, RowForm form) {
        this(columns, List.of(), made, form);
    }

    /** Rows that bring all their values. */
    public RowSource(List<Column> columns, RowForm form) {
        this(columns, List.of(), form);
    }

    /** The names of all columns of the table, in order. */
    public List<String> names() {
        List<String> names = new ArrayList<>(columns.size() + made.size());
        columns.forEach(column -> names.add(column.name()));
        made.forEach(assignment -> names.add(assignment.column()));
        return names;
    }

    /** All that the rows bring: the columns, then the constants. */
    public List<Column> brought() {
        List<Column> brought = new ArrayList<>(columns);
        brought.addAll(constants);
        return brought;
    }

    /** The same rows, travelling otherwise. */
    public RowSource travelling(RowForm other) {
        return new RowSource(columns, constants, made, other);
    }

    /** How many parameters the values of the given number of rows need. */
    public int parameters(int rows) {
        int brought = columns.size() + constants.size();
        return switch (form) {
            case VALUES -> brought * rows;
            case ARRAYS -> brought;
            case LOADED -> 0;
        };
    }
}
