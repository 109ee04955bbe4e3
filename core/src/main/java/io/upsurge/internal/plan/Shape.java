package io.upsurge.internal.plan;

import io.upsurge.internal.model.AttributeModel;
import java.util.List;
import java.util.Set;

/**
 * What the rows of one statement have in common.
 *
 * @param attributes the attributes that are written: given by the caller, made by a generator, or, where the caller gives
 *     some attributes only, those that a new entity has a value for by itself
 * @param given the attributes that the caller gives; an update leaves the others alone
 * @param identifierGiven whether the rows bring their identifier
 * @param versionGiven whether the rows bring the version that they expect to be stored
 */
public record Shape(
        List<AttributeModel> attributes, Set<AttributeModel> given, boolean identifierGiven, boolean versionGiven) {
    public Shape {
        attributes = List.copyOf(attributes);
        given = Set.copyOf(given);
    }
}
