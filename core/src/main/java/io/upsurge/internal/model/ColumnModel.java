package io.upsurge.internal.model;

import io.upsurge.statement.Column;

/**
 * A column of an entity's table.
 *
 * @param column the column as statements name and write it
 * @param table the number of its table among those of the entity
 * @param insertable whether the mapping lets an insert write it
 * @param updatable whether the mapping lets an update write it
 * @param text whether it holds text, which a collation compares
 * @param padded whether the database pads its text with blanks, which then do not count in comparisons
 */
public record ColumnModel(
        Column column, int table, boolean insertable, boolean updatable, boolean text, boolean padded) {

    /** The column's name as it stands in SQL. */
    public String name() {
        return column.name();
    }
}
