package io.upsurge.internal.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A key of a table that no two rows share.
 *
 * @param name the constraint's name, where the mapping has one
 * @param columns its columns, in the order of the mapping
 */
public record UniqueKey(Optional<String> name, List<String> columns) {

    public UniqueKey {
        columns = List.copyOf(columns);
    }

    /** Whether it is a key over just these columns, in whatever order. */
    public boolean isOver(List<String> names) {
        return Set.copyOf(columns).equals(Set.copyOf(names));
    }
}
