package io.upsurge.statement;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a statement: their columns, and how the values travel.
 *
 * @param columns the columns that rows bring values for
 * @param made the columns behind them that the database makes, by the same expression in all rows
 */
public record RowSource(List<Column> columns, List<Assignment> made, RowForm form) {

    public RowSource {
        columns = List.copyOf(columns);
        made = List.copyOf(made);
    }

    /** Rows that bring all their values. */
    public RowSource(List<Column> columns, RowForm form) {
        this(columns, List.of(), form);
    }

    /** The names of all columns, in order. */
    public List<String> names() {
        List<String> names = new ArrayList<>(columns.size() + made.size());
        columns.forEach(column -> names.add(column.name()));
        made.forEach(assignment -> names.add(assignment.column()));
        return names;
    }

    /** How many parameters the values of the given number of rows need. */
    public int parameters(int rows) {
        return form == RowForm.ARRAYS ? columns.size() : columns.size() * rows;
    }
}
