package io.upsurge.internal.model;

import io.upsurge.statement.Column;

/**
 * A column of an entity's table.
 *
 * @param column the column as statements name and write it; where another table of the entity has one of that name, it
 *     is called by its table, too, and {@link TableColumns} knows its name there
 * @param table the number of its table among those of the entity
 * @param insertable whether the mapping lets an insert write it
 * @param updatable whether the mapping lets an update write it
 * @param text whether it holds text, which a collation compares
 * @param padded whether the database pads its text with blanks, which then do not count in comparisons
 * @param bits how many bits the whole numbers have that it holds, or 0 where it holds other values
 */
public record ColumnModel(
        Column column, int table, boolean insertable, boolean updatable, boolean text, boolean padded, int bits) {

    /** The column's name, which no other column of the entity has. */
    public String name() {
        return column.name();
    }

    boolean isQualified() {
        return TableModel.isQualified(table, name());
    }
}
