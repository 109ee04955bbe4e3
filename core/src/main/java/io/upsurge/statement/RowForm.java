package io.upsurge.statement;

/** How the values of many rows travel to the database in one statement. */
public enum RowForm {
    /** A list of rows, with a parameter per value. */
    VALUES,
    /** An array per column: one text for every number of rows. */
    ARRAYS,
    /** Nothing travels with the statement: the rows were loaded before. */
    LOADED
}
