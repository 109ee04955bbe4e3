package io.upsurge.internal.plan;

import io.upsurge.InvalidMutationException;
import io.upsurge.Operands;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.metamodel.SingularAttribute;

/** The stored row alone: where no rows are given, there is no other. */
record StoredOperands(OperandsView both, String entity) implements Operands<Object> {

    @Override
    public CriteriaBuilder builder() {
        return both.builder();
    }

    @Override
    public <Y> Path<Y> existing(SingularAttribute<? super Object, Y> attribute) {
        return both.existing(attribute);
    }

    @Override
    public <Y> Path<Y> existing(String attribute) {
        return both.existing(attribute);
    }

    @Override
    public <Y> Path<Y> excluded(SingularAttribute<? super Object, Y> attribute) {
        throw refused();
    }

    @Override
    public <Y> Path<Y> excluded(String attribute) {
        throw refused();
    }

    private InvalidMutationException refused() {
        return new InvalidMutationException("excluded(..) was asked for in an update or a delete of " + entity
                + " by a condition, and that is given no rows which could be excluded. Say existing(..) for the stored"
                + " row, or give the value itself");
    }
}
