package io.upsurge.statement;

import java.util.List;

/**
 * The keys of given rows are compared with each other; each result is the position of a row, from 0, and that of the
 * first row with the same key, so that the database decides which keys are equal.
 *
 * @param rows the columns of the key
 * @param operands what is compared: expressions over the given row
 */
public record KeyGroups(RowSource rows, List<Fragment> operands) implements Statement {
    public KeyGroups {
        operands = List.copyOf(operands);
    }
}
