package io.upsurge.internal.model;

import java.util.List;

/**
 * One of the tables that an entity's rows are in.
 *
 * @param name its name as it stands in SQL
 * @param key its columns that hold the identifier
 * @param kind which rows it has
 */
public record TableModel(String name, List<String> key, Kind kind) {

    /** Which rows a table has. */
    public enum Kind {
        /** A row of each entity. */
        OWN,
        /** A row of those entities that have a value in it. */
        OPTIONAL,
        /** A row of each entity of a subclass. */
        OF_SUBCLASS
    }

    public TableModel {
        key = List.copyOf(key);
    }

    /** What a column is called whose name is also that of a column in another table of the entity. */
    public static String qualified(int number, String column) {
        return name(number) + "." + column;
    }

    /** Whether a column of the entity is called by its table and its name. */
    static boolean isQualified(int number, String column) {
        return number > 0 && column.startsWith(name(number) + ".");
    }

    /** What its own table calls a column. */
    static String unqualified(int number, String column) {
        return isQualified(number, column) ? column.substring(name(number).length() + 1) : column;
    }

    /** What statements that read several tables call the one of that number. */
    public static String name(int number) {
        return number == 0 ? "existing" : "existing" + number;
    }
}
