package io.upsurge.internal.execution;

import io.upsurge.internal.hibernate.AssociationTarget;
import io.upsurge.internal.model.AttributeModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reference that a row brings by a key of the entity it refers to: the association's columns are known only once that
 * entity was looked up.
 *
 * @param row the position of the row among all rows
 * @param path the association's path in the row
 * @param key the attributes of the key
 * @param cells the values of the key's columns
 * @param nested the references among the attributes of the key, whose cells come from other look-ups
 * @param found takes the values of the association's columns
 */
record OpenReference(
        long row,
        String path,
        AssociationTarget target,
        List<AttributeModel> key,
        @Nullable Object[] cells,
        List<OpenReference> nested,
        Found found) {

    /** Takes what was found. */
    interface Found {
        void take(@Nullable Object[] cells);
    }

    OpenReference {
        key = List.copyOf(key);
        nested = List.copyOf(nested);
    }
}
