package io.upsurge.internal.plan;

import io.upsurge.statement.Comparison;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.Fragment.Part;
import java.util.ArrayList;
import java.util.List;

/** The condition that an update would change something, in words that every database understands. */
final class Comparisons {

    private Comparisons() {}

    /** {@code not (a = n.a or (a is null and n.a is null)) or …}; a comparison with NULL alone counts as a change. */
    static Fragment changes(List<Comparison> comparisons) {
        List<Part> parts = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            if (!parts.isEmpty()) {
                parts.add(new Fragment.Text(" or "));
            }
            parts.add(new Fragment.Text("case when "));
            parts.addAll(comparison.stored().parts());
            parts.add(new Fragment.Text(" = "));
            parts.addAll(comparison.given().parts());
            parts.add(new Fragment.Text(" or ("));
            parts.addAll(comparison.stored().parts());
            parts.add(new Fragment.Text(" is null and "));
            parts.addAll(comparison.given().parts());
            parts.add(new Fragment.Text(" is null) then 0 else 1 end = 1"));
        }
        return new Fragment(parts);
    }
}
