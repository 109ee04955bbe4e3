package io.upsurge.internal.plan;

import io.upsurge.internal.description.Action;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.description.Reading;
import io.upsurge.internal.description.RowsDescription;
import java.util.Optional;

/**
 * What may be done by key with an entity of which the session shows some rows only: a key may be that of a hidden row,
 * which must neither be changed nor shown.
 */
public final class RestrictedRows {

    private RestrictedRows() {}

    /**
     * Why it is refused, where it is.
     *
     * @param restriction what hides rows; empty where nothing does
     */
    public static Optional<String> refusal(RowsDescription description, Optional<String> restriction) {
        return restriction
                .filter(what -> mayMeetHiddenRow(description))
                .map(what -> "The "
                        + description.form().text() + " of rows that are restricted by " + what
                        + " was asked for, and a key that is given may be that of a row that the session does not show, which"
                        + " would be changed or shown. Instead, update by a condition, which leaves such rows alone, insert"
                        + " rows that are new, or disable the filter if that is what hides rows");
    }

    /** An insert meets no row without an error, and what does nothing and reads nothing leaves all rows alone. */
    private static boolean mayMeetHiddenRow(RowsDescription description) {
        if (description.form() instanceof Form.Upsert upsert) {
            return !(upsert.action() instanceof Action.Nothing && description.reading() instanceof Reading.Nothing);
        }
        return description.form() instanceof Form.UpdateByKey;
    }
}
