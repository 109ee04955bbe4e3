package io.upsurge.statement;

import java.util.Optional;

/**
 * Rows are inserted; one that is there already is an error.
 *
 * @param identity the column whose values the database makes, where each row that is given back is to be told apart by
 *     the position of the given row, from 0, as its last column; empty where rows are told apart by a key
 */
public record InsertStatement(String table, RowSource rows, Optional<String> identity, Optional<Returning> returning)
        implements Statement {

    /** An insert whose rows are told apart by a key. */
    public InsertStatement(String table, RowSource rows, Optional<Returning> returning) {
        this(table, rows, Optional.empty(), returning);
    }

    /** The same statement, its rows travelling otherwise. */
    public InsertStatement travelling(RowForm form) {
        return new InsertStatement(table, rows.travelling(form), identity, returning);
    }

    /** The same statement, giving its rows back. */
    public InsertStatement returning(Returning wanted) {
        return new InsertStatement(table, rows, identity, Optional.of(wanted));
    }

    /** The same statement, giving its rows back with the positions of the given ones. */
    public InsertStatement returningPositions(String identityColumn, Returning wanted) {
        return new InsertStatement(table, rows, Optional.of(identityColumn), Optional.of(wanted));
    }
}
