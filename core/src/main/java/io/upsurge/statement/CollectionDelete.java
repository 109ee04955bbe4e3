package io.upsurge.statement;

import java.util.List;

/**
 * Rows of a collection table are deleted, before the stored rows that own them.
 *
 * @param table the owners' table
 * @param choice which owners
 * @param primaryKey the columns of the owners' primary key
 * @param collection the collection table's name as it stands in SQL
 * @param owner the columns of the collection table that refer to the primary key, in its order
 */
public record CollectionDelete(
        String table, RowChoice choice, List<String> primaryKey, String collection, List<String> owner)
        implements ConditionalStatement {
    public CollectionDelete {
        primaryKey = List.copyOf(primaryKey);
        owner = List.copyOf(owner);
    }
}
