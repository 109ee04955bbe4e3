package io.upsurge.internal.hibernate;

import io.upsurge.statement.Fragment;
import java.util.List;

/**
 * Which rows of an entity a session shows, where {@code @SQLRestriction} or an enabled filter hides some.
 *
 * @param shown that a stored row is shown; the parameters of filters are its constants, counted from 0
 * @param values the constants as they are now
 * @param by what hides the other rows, as messages call it
 */
public record Restriction(Fragment shown, List<Constant> values, String by) {

    public Restriction {
        values = List.copyOf(values);
    }
}
