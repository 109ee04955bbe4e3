package io.upsurge.statement;

import java.util.List;

/**
 * Rows are inserted into a table that stored rows need not have a row in, where they have none, with what an update would
 * have set there.
 *
 * @param table the table that the stored rows are in
 * @param choice which stored rows
 * @param primaryKey the columns of their primary key
 * @param missing the table that is inserted into, as it stands in SQL
 * @param key its columns that refer to the primary key, in its order
 * @param assignments what is inserted, over a row of NULLs; a value may read the primary key
 */
public record MissingRowsInsert(
        String table,
        RowChoice choice,
        List<String> primaryKey,
        String missing,
        List<String> key,
        List<Assignment> assignments)
        implements ConditionalStatement {
    public MissingRowsInsert {
        primaryKey = List.copyOf(primaryKey);
        key = List.copyOf(key);
        assignments = List.copyOf(assignments);
    }
}
