package io.upsurge.internal.plan;

import io.upsurge.InvalidMutationException;
import io.upsurge.internal.description.Action;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.description.RowsDescription;
import io.upsurge.internal.hibernate.MappedEntity;

/** What may not be done with an entity whose stored rows never change ({@code @Immutable}). */
public final class ImmutableRows {

    private ImmutableRows() {}

    /** Refuses a statement over rows that would change stored ones. */
    public static void requireNoUpdate(MappedEntity entity, RowsDescription description) {
        boolean inserts = description.form() instanceof Form.Insert
                || (description.form() instanceof Form.Upsert upsert && upsert.action() instanceof Action.Nothing);
        if (!entity.isMutable() && !inserts) {
            throw refusal(
                    description.form().text(),
                    entity,
                    description.form() instanceof Form.Upsert
                            ? "Say doNothing(), or use insertIfAbsent(..), which leave rows that are there as they are"
                            : "Insert new rows, or delete those");
        }
    }

    /** Refuses an update by a condition. */
    static void requireNoUpdate(MappedEntity entity) {
        if (!entity.isMutable()) {
            throw refusal("update", entity, "Insert new rows, or delete those");
        }
    }

    private static InvalidMutationException refusal(String statement, MappedEntity entity, String instead) {
        return new InvalidMutationException("An " + statement + " of "
                + entity.model().name()
                + " was asked for, and the mapping says that its stored rows never change (@Immutable). " + instead);
    }
}
