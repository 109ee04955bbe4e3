package io.upsurge.internal.plan;

import io.upsurge.InvalidMutationException;
import io.upsurge.internal.model.AttributeKind;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.EntityModel;
import org.jspecify.annotations.Nullable;

/** Checks that a value has its attribute's type; nothing is ever converted silently. */
public record Values(EntityModel entity) {

    /** Refuses a value of another type. */
    public void require(AttributeModel attribute, @Nullable Object value, String where) {
        if (value != null && !attribute.type().isInstance(value)) {
            String hint = attribute.kind() == AttributeKind.ASSOCIATION
                    ? "Give the " + attribute.type().getSimpleName() + " itself, or a reference to it by"
                            + " getReference(..)"
                    : "Give a value of type " + attribute.type().getSimpleName();
            throw new InvalidMutationException("The value of '" + attribute.path() + "' of " + entity.name() + " in "
                    + where + " is a " + value.getClass().getName() + ", and the attribute is a "
                    + attribute.type().getName() + ". " + hint);
        }
    }
}
