package io.upsurge.internal.hibernate;

import io.upsurge.InvalidMutationException;
import java.util.Optional;
import org.hibernate.metamodel.mapping.EntityDiscriminatorMapping;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.sql.results.graph.entity.EntityResultGraphNode;

/** Rows whose class a formula tells ({@code @DiscriminatorFormula}), which may be another one once they are written. */
final class ComputedClass {

    private ComputedClass() {}

    /** What is said where Hibernate cannot fill an instance with a row of another class; empty where it has other reasons. */
    static Optional<InvalidMutationException> changed(RowMapping mapping, RuntimeException failure) {
        return mapping.results().stream()
                .filter(EntityResultGraphNode.class::isInstance)
                .map(result -> ((EntityResultGraphNode) result)
                        .getEntityValuedModelPart()
                        .getEntityMappingType())
                .filter(ComputedClass::isComputed)
                .findFirst()
                .map(entity -> changed(entity, failure));
    }

    private static boolean isComputed(EntityMappingType entity) {
        EntityDiscriminatorMapping discriminator = entity.getDiscriminatorMapping();
        return discriminator != null && discriminator.isFormula();
    }

    private static InvalidMutationException changed(EntityMappingType entity, RuntimeException failure) {
        InvalidMutationException changed = new InvalidMutationException("A stored row of " + entity.getEntityName()
                + " was read for the instance that the session manages, and by the formula of the discriminator it is of"
                + " another class now, which an instance cannot become. Roll back, and detach the instance first, or say"
                + " synchronize(EVICT)");
        changed.initCause(failure);
        return changed;
    }
}
