package io.upsurge.internal.plan;

import io.upsurge.internal.model.AttributeModel;
import io.upsurge.statement.ConflictTarget;
import java.util.List;

/**
 * The conflict target that was settled on.
 *
 * @param attributes the attributes of the key; empty for any unique key
 * @param columns the columns of the key, in the attributes' order
 * @param target the target as the dialect reads it
 * @param text what it is called in messages
 */
public record PlannedTarget(List<AttributeModel> attributes, List<String> columns, ConflictTarget target, String text) {
    public PlannedTarget {
        attributes = List.copyOf(attributes);
        columns = List.copyOf(columns);
    }
}
