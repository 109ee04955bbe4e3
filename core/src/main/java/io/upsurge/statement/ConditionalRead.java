package io.upsurge.statement;

import java.util.List;

/**
 * Stored rows are read.
 *
 * @param selections expressions over the stored row
 * @param lock whether the rows found stay locked until the transaction ends
 */
public record ConditionalRead(String table, RowChoice choice, List<Fragment> selections, boolean lock)
        implements ConditionalStatement {
    public ConditionalRead {
        selections = List.copyOf(selections);
    }
}
