package io.upsurge.statement;

import java.util.List;
import java.util.Optional;

/**
 * Stored rows are updated.
 *
 * @param primaryKey the columns of the table's primary key, by which a statement may find the stored row once more
 * @param assignments what is set; the values see the stored row as it was before
 */
public record ConditionalUpdate(
        String table,
        List<String> primaryKey,
        List<Assignment> assignments,
        RowChoice choice,
        Optional<Returning> returning)
        implements ConditionalStatement {
    public ConditionalUpdate {
        primaryKey = List.copyOf(primaryKey);
        assignments = List.copyOf(assignments);
    }

    /** The same statement, giving its rows back. */
    public ConditionalUpdate returning(Returning rows) {
        return new ConditionalUpdate(table, primaryKey, assignments, choice, Optional.of(rows));
    }

    /** The same statement, giving nothing back. */
    public ConditionalUpdate silent() {
        return new ConditionalUpdate(table, primaryKey, assignments, choice, Optional.empty());
    }
}
