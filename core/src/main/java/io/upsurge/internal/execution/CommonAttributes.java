package io.upsurge.internal.execution;

import io.upsurge.InvalidMutationException;
import io.upsurge.internal.description.Action.Assign;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.plan.AttributeNames;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The attributes that {@code values(..)} gives for all rows, and which no row may give as well. */
final class CommonAttributes {

    private final MappedEntity mapped;
    private final Set<String> columns;

    CommonAttributes(MappedEntity mapped, Form form) {
        this.mapped = mapped;
        this.columns = columns(mapped, values(form));
    }

    private static Set<String> columns(MappedEntity mapped, List<Assign> values) {
        if (values.isEmpty()) {
            return Set.of();
        }
        AttributeNames names = new AttributeNames(mapped.model());
        Set<String> columns = new HashSet<>();
        values.forEach(value -> columns.addAll(names.find(value.attribute()).columnNames()));
        return columns;
    }

    private static List<Assign> values(Form form) {
        if (form instanceof Form.Insert insert) {
            return insert.values();
        }
        return form instanceof Form.UpdateByKey update ? update.values() : List.of();
    }

    /** Refuses values of an entity, unless they are what a new entity has by itself. */
    void requireNotGiven(long index, List<AttributeModel> attributes, @Nullable Object[] values) {
        for (int i = 0; i < values.length && !columns.isEmpty(); i++) {
            requireNotGiven(index, attributes.get(i), values[i]);
        }
    }

    private void requireNotGiven(long index, AttributeModel attribute, @Nullable Object value) {
        if (value != null && !Objects.equals(value, mapped.values().initial().get(attribute))) {
            requireNotGiven(index, attribute);
        }
    }

    /** Refuses a value of a row. */
    void requireNotGiven(long index, AttributeModel attribute) {
        if (attribute.columnNames().stream().anyMatch(columns::contains)) {
            throw new InvalidMutationException("Row " + index + " gives '" + attribute.path() + "' of "
                    + mapped.model().name() + ", which values(..) gives for all rows, and a column takes one value"
                    + " only. Give it in one of the two places");
        }
    }
}
