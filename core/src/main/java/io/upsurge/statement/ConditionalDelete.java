package io.upsurge.statement;

import java.util.Optional;

/**
 * Stored rows are deleted.
 *
 * @param returning what the statement gives back of every row, as it was before
 */
public record ConditionalDelete(String table, RowChoice choice, Optional<Returning> returning)
        implements ConditionalStatement {

    /** The same statement, giving its rows back. */
    public ConditionalDelete returning(Returning rows) {
        return new ConditionalDelete(table, choice, Optional.of(rows));
    }

    /** The same statement, giving nothing back. */
    public ConditionalDelete silent() {
        return new ConditionalDelete(table, choice, Optional.empty());
    }
}
