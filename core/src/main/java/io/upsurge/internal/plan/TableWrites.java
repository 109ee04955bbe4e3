package io.upsurge.internal.plan;

import io.upsurge.statement.InsertStatement;
import io.upsurge.statement.UpdateStatement;
import java.util.List;
import java.util.Optional;

/**
 * How rows are written that are in several tables, table by table.
 *
 * @param writes a write per table, the table whose rows the others refer to first
 * @param identifiers reads the identifiers of stored rows by their keys, column by column
 */
public record TableWrites(List<TableWrite> writes, PlannedRead identifiers) {

    public TableWrites {
        writes = List.copyOf(writes);
    }

    /**
     * What is written to one table. Its statements take a row's cells and, before these, those of its identifier.
     *
     * @param insert inserts rows
     * @param inserted where the columns of the insert are among the cells
     * @param update updates rows by their identifiers; empty where nothing of the table is set
     * @param updated where the columns of the update are among the cells
     * @param optional whether a row has no row in this table when all its values there are NULL
     */
    public record TableWrite(
            InsertStatement insert,
            List<Integer> inserted,
            Optional<UpdateStatement> update,
            List<Integer> updated,
            boolean optional) {
        public TableWrite {
            inserted = List.copyOf(inserted);
            updated = List.copyOf(updated);
        }
    }

    /** What is written to the table whose rows the others refer to. */
    public TableWrite first() {
        return writes.get(0);
    }

    /** How many tables a row need not have a row in. */
    public int optionals() {
        return (int) writes.stream().filter(TableWrite::optional).count();
    }
}
