package io.upsurge.statement;

import java.util.Optional;

/** Rows are inserted; one that is there already is an error. */
public record InsertStatement(String table, RowSource rows, Optional<Returning> returning) implements Statement {

    /** The same statement, giving its rows back. */
    public InsertStatement returning(Returning rows) {
        return new InsertStatement(table, this.rows, Optional.of(rows));
    }
}
