package io.upsurge.internal.plan;

import io.upsurge.InvalidMutationException;
import io.upsurge.internal.description.Reading;
import io.upsurge.internal.hibernate.RowMappings;
import io.upsurge.internal.model.AttributeKind;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.EntityModel;
import java.util.ArrayList;
import java.util.List;

/** Settles what is read of each row for the caller. */
record ReadPlanner(EntityModel entity, AttributeNames names, RowMappings mappings) {

    ReadPlan plan(Reading reading) {
        if (reading instanceof Reading.Entities) {
            return new ReadPlan(mappings.whole(), ReadPlan.Kind.ENTITY, List.of());
        }
        if (reading instanceof Reading.Tuples tuples) {
            if (tuples.attributes().isEmpty()) {
                throw new InvalidMutationException("returning(..) of no attribute of " + entity.name()
                        + " was asked for, and an empty tuple tells nothing. Name attributes, or use returning() for the"
                        + " entities");
            }
            List<AttributeModel> attributes = new ArrayList<>(names.findAll(tuples.attributes()));
            for (AttributeModel attribute : attributes) {
                if (attribute.kind() == AttributeKind.ASSOCIATION) {
                    throw new InvalidMutationException("returning(..) of '" + attribute.path() + "' of " + entity.name()
                            + " was asked for, and a tuple holds values, not entities. Use returning() for the entities,"
                            + " whose association is a reference");
                }
            }
            attributes.add(entity.identifier());
            return new ReadPlan(mappings.attributes(attributes), ReadPlan.Kind.TUPLE, attributes);
        }
        if (reading instanceof Reading.Identifiers) {
            List<AttributeModel> identifier = List.of(entity.identifier());
            return new ReadPlan(mappings.attributes(identifier), ReadPlan.Kind.TUPLE, identifier);
        }
        return new ReadPlan(mappings.nothing(), ReadPlan.Kind.NOTHING, List.of());
    }
}
