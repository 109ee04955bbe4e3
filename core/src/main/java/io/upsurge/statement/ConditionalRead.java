package io.upsurge.statement;

import java.util.List;

/**
 * Stored rows are read.
 *
 * @param selections expressions over the stored row
 * @param joins the further tables that the stored row is read from
 * @param lock whether the rows found stay locked until the transaction ends
 */
public record ConditionalRead(
        String table, RowChoice choice, List<Fragment> selections, List<TableJoin> joins, boolean lock)
        implements ConditionalStatement {
    public ConditionalRead {
        selections = List.copyOf(selections);
        joins = List.copyOf(joins);
    }

    /** A read from one table. */
    public ConditionalRead(String table, RowChoice choice, List<Fragment> selections, boolean lock) {
        this(table, choice, selections, List.of(), lock);
    }
}
