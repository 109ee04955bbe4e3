package io.upsurge.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A primary key, a unique constraint or a unique index that a table has in the database.
 *
 * @param columns the columns that it is over as they are, without quotes
 * @param expressions what else it is over, as the catalogue has it: expressions, or beginnings of columns
 * @param predicate which rows it is over, where it is a partial index
 * @param deferrable whether it may be checked as late as at the end of the transaction
 */
public record StoredKey(
        String name, List<String> columns, List<String> expressions, Optional<String> predicate, boolean deferrable) {
    public StoredKey {
        columns = List.copyOf(columns);
        expressions = List.copyOf(expressions);
    }

    /** As a person reads it, for example {@code uk_member (lower(email)) where active, deferrable}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>(columns);
        parts.addAll(expressions);
        return name + " (" + String.join(", ", parts) + ")"
                + predicate.map(rows -> " where " + rows).orElse("")
                + (deferrable ? ", deferrable" : "");
    }
}
