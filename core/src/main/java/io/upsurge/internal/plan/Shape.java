package io.upsurge.internal.plan;

import io.upsurge.internal.model.AttributeModel;
import java.util.List;

/**
 * What the rows of one statement have in common.
 *
 * @param attributes the attributes that are written, given by the caller or made by a generator
 * @param identifierGiven whether the rows bring their identifier
 * @param versionGiven whether the rows bring the version that they expect to be stored
 */
public record Shape(List<AttributeModel> attributes, boolean identifierGiven, boolean versionGiven) {
    public Shape {
        attributes = List.copyOf(attributes);
    }
}
