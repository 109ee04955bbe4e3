package io.upsurge.dialect;

import java.util.List;

/** A statement as it is sent: its text, and where the value of each parameter comes from. */
public record SqlText(String text, List<Binding> bindings) {
    public SqlText {
        bindings = List.copyOf(bindings);
    }
}
