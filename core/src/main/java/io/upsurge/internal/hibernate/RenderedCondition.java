package io.upsurge.internal.hibernate;

import io.upsurge.statement.Fragment;
import io.upsurge.statement.Fragment.Part;
import java.util.ArrayList;
import java.util.List;

/** A condition that was rendered in a select list, where it is an expression: {@code case when … then 1 else 0 end}. */
final class RenderedCondition {

    private static final String HOLDS = "case when ";
    private static final String ELSE = " then 1 else 0 end";

    private RenderedCondition() {}

    /** The condition as it stands in a where clause. */
    static Fragment of(Fragment rendered) {
        List<Part> parts = new ArrayList<>(rendered.parts());
        boolean plain = parts.get(0) instanceof Fragment.Text first
                && first.sql().startsWith(HOLDS)
                && parts.get(parts.size() - 1) instanceof Fragment.Text last
                && last.sql().endsWith(ELSE);
        if (!plain) {
            parts.add(new Fragment.Text(" = 1"));
            return new Fragment(parts);
        }
        return strip(parts);
    }

    private static Fragment strip(List<Part> parts) {
        Fragment.Text first = (Fragment.Text) parts.get(0);
        parts.set(0, new Fragment.Text(first.sql().substring(HOLDS.length())));
        int end = parts.size() - 1;
        String last = ((Fragment.Text) parts.get(end)).sql();
        parts.set(end, new Fragment.Text(last.substring(0, last.length() - ELSE.length())));
        return new Fragment(parts);
    }
}
