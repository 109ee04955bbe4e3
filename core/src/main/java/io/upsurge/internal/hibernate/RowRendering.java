package io.upsurge.internal.hibernate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The expression of one row as SQL, and the values of its constants.
 *
 * @param formula the SQL, which other rows may have as well
 * @param values the values of its constants, in their order, as JDBC takes them
 */
public record RowRendering(RowFormula formula, List<@Nullable Object> values) {

    public RowRendering {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}
