package io.upsurge.statement;

import java.util.List;

/**
 * Rows of a collection table are deleted, before the stored rows that own them.
 *
 * @param table the owners' table
 * @param choice which owners
 * @param referenced the columns of the owners' table that the collection table refers to, mostly its primary key
 * @param collection the collection table's name as it stands in SQL
 * @param owner the columns of the collection table that refer to them, in their order
 */
public record CollectionDelete(
        String table, RowChoice choice, List<String> referenced, String collection, List<String> owner)
        implements ConditionalStatement {
    public CollectionDelete {
        referenced = List.copyOf(referenced);
        owner = List.copyOf(owner);
    }
}
