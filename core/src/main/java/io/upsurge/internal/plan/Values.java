package io.upsurge.internal.plan;

import io.upsurge.InvalidMutationException;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.model.AttributeKind;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ReferenceKey;
import io.upsurge.internal.model.WholeText;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks that a value can be stored as its attribute; nothing is ever converted silently. */
public record Values(MappedEntity mapped) {

    /** Refuses a value of another type, and one that cannot be stored. */
    public void require(AttributeModel attribute, @Nullable Object value, String where) {
        requireType(attribute, value, where);
        requireStorable(attribute, value, where);
    }

    /** Refuses a value of another type; an association may be given by a key of what it refers to. */
    public void requireType(AttributeModel attribute, @Nullable Object value, String where) {
        requireType(attribute, value, () -> where);
    }

    /** The same, where it is told only of what is refused in which place it was. */
    public void requireType(AttributeModel attribute, @Nullable Object value, Supplier<String> where) {
        boolean isKey = value instanceof ReferenceKey && attribute.kind() == AttributeKind.ASSOCIATION;
        if (value != null && !isKey && !attribute.type().isInstance(value)) {
            String hint = attribute.kind() == AttributeKind.ASSOCIATION
                    ? "Give the " + attribute.type().getSimpleName() + " itself, or a reference to it by"
                            + " getReference(..)"
                    : "Give a value of type " + attribute.type().getSimpleName();
            throw new InvalidMutationException(named(attribute, where) + " is a "
                    + value.getClass().getName() + ", and the attribute is a "
                    + attribute.type().getName() + ". " + hint);
        }
    }

    /** Refuses half characters and references to what was never saved, in the parts of embeddables, too. */
    public void requireStorable(AttributeModel attribute, @Nullable Object value, String where) {
        requireStorable(attribute, value, () -> where);
    }

    /** The same, where it is told only of what is refused in which place it was. */
    public void requireStorable(AttributeModel attribute, @Nullable Object value, Supplier<String> where) {
        if (value == null) {
            return;
        }
        boolean isEntity = attribute.kind() == AttributeKind.ASSOCIATION
                && attribute.type().isInstance(value);
        if (isEntity && mapped.isTransientReference(attribute, value)) {
            throw new InvalidMutationException(named(attribute, where) + " is a "
                    + attribute.type().getSimpleName()
                    + " that has no identifier, so there is nothing to store. Save that one first");
        }
        if (value instanceof String text && !WholeText.is(text)) {
            throw new InvalidMutationException(named(attribute, where)
                    + " has half of a character in it, a surrogate without its other half, and a question mark would be"
                    + " stored instead. Give whole characters");
        }
        for (AttributeModel part : attribute.parts()) {
            requireStorable(part, mapped.values().ofPart(part, attribute, value), where);
        }
    }

    private String named(AttributeModel attribute, Supplier<String> where) {
        return "The value of '" + attribute.path() + "' of " + mapped.model().name() + " in " + where.get();
    }
}
