package io.upsurge;

/** How the values of many rows travel to the database; how they are written is the same in all. */
public enum Transport {
    /** What is fastest for so many rows on this database. */
    AUTO,
    /** A list of rows in the statement, with a parameter per value. */
    VALUES,
    /** An array per column as a parameter: one text for every number of rows. PostgreSQL. */
    ARRAYS,
    /**
     * What the driver has for loads beside JDBC: upserted and updated rows into a temporary table, which one statement
     * takes them from; inserted rows into their table. PostgreSQL, by COPY.
     */
    LOAD
}
