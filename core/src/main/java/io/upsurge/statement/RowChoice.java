package io.upsurge.statement;

import java.util.Optional;

/** Which stored rows a statement is about. */
public sealed interface RowChoice {

    /**
     * Those that a condition holds for.
     *
     * @param condition over the stored row; empty for all rows of the table
     */
    record Where(Optional<Fragment> condition) implements RowChoice {}

    /**
     * Those with the identifiers that are given.
     *
     * @param rows the columns of the identifier
     */
    record Identified(RowSource rows) implements RowChoice {}
}
