package io.upsurge.statement;

import java.util.List;

/** The rows of a statement: their columns, and how the values travel. */
public record RowSource(List<Column> columns, RowForm form) {

    public RowSource {
        columns = List.copyOf(columns);
    }

    /** The columns' names, in order. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** How many parameters the given number of rows needs. */
    public int parameters(int rows) {
        return form == RowForm.ARRAYS ? columns.size() : columns.size() * rows;
    }
}
