package io.upsurge.internal.plan;

import io.upsurge.internal.hibernate.RowMapping;
import io.upsurge.internal.model.AttributeModel;
import java.util.List;

/**
 * What is read of a stored row for the caller, and where it stands among the values read.
 *
 * @param mapping what the caller asked for, and nothing else yet
 * @param kind whether that is nothing, an entity, or attributes
 * @param attributes the attributes of a tuple, the identifier behind them
 */
public record ReadPlan(RowMapping mapping, Kind kind, List<AttributeModel> attributes) {

    /** What the caller asked for. */
    public enum Kind {
        /** Nothing. */
        NOTHING,
        /** The entity. */
        ENTITY,
        /** Attributes. */
        TUPLE
    }

    public ReadPlan {
        attributes = List.copyOf(attributes);
    }

    /** Whether the caller asked for anything. */
    public boolean isWanted() {
        return kind != Kind.NOTHING;
    }

    /** Whether the identifier is all that the caller asked for. */
    public boolean isJustIdentifier() {
        return kind == Kind.TUPLE && attributes.stream().allMatch(AttributeModel::isIdentifier);
    }
}
