package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.AttributeModel;
import io.upsurge.statement.Assignment;
import java.util.List;
import org.hibernate.metamodel.mapping.AttributeMapping;

/** Which changes increment a version: all but those of attributes with {@code @OptimisticLock(excluded = true)}. */
public final class CountedChanges {

    private CountedChanges() {}

    /** Whether one of the assignments counts. */
    public static boolean areIn(List<Assignment> assignments, MappedEntity entity) {
        return assignments.stream()
                .anyMatch(assignment -> entity.model().attributes().stream()
                        .filter(attribute -> attribute.columnNames().contains(assignment.column()))
                        .allMatch(attribute -> isCounted(attribute, entity)));
    }

    private static boolean isCounted(AttributeModel attribute, MappedEntity entity) {
        return !(entity.part(attribute) instanceof AttributeMapping mapping)
                || mapping.getAttributeMetadata().isIncludedInOptimisticLocking();
    }
}
