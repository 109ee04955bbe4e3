package io.upsurge.dialect;

import java.util.List;
import java.util.Optional;

/**
 * A statement as it is sent: its text, and where the value of each parameter comes from.
 *
 * @param text empty where loading the rows does it all
 * @param load where the rows are loaded before; empty where they travel with the statement
 */
public record SqlText(String text, List<Binding> bindings, Optional<RowLoad> load) {

    /** A statement that brings its rows itself. */
    public SqlText(String text, List<Binding> bindings) {
        this(text, bindings, Optional.empty());
    }

    public SqlText {
        bindings = List.copyOf(bindings);
    }
}
