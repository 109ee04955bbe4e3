package io.upsurge.statement;

import java.util.List;

/**
 * Writes to several tables that are sent as one statement, none of which sees what another has written. The rows bring the
 * columns of all of them, one after the other.
 *
 * @param writes inserts and updates of the same number of rows, whose values travel as arrays
 * @param counted whether it gives back, as its only value, how many rows were written in all
 */
public record WritesTogether(List<Statement> writes, boolean counted) implements Statement {
    public WritesTogether {
        writes = List.copyOf(writes);
    }
}
