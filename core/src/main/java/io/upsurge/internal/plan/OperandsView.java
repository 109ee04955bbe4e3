package io.upsurge.internal.plan;

import io.upsurge.Operands;
import io.upsurge.internal.description.AttributeName;
import io.upsurge.internal.hibernate.Expressions;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.SingularAttribute;

/** The two rows that an expression may read, with every name checked against the mapping. */
record OperandsView(Expressions expressions, AttributeNames names) implements Operands<Object> {

    @Override
    public CriteriaBuilder builder() {
        return expressions.builder();
    }

    @Override
    public <Y> Path<Y> existing(SingularAttribute<? super Object, Y> attribute) {
        return path(expressions.existing(), AttributeName.of(attribute));
    }

    @Override
    public <Y> Path<Y> existing(String attribute) {
        return path(expressions.existing(), AttributeName.of(attribute));
    }

    @Override
    public <Y> Path<Y> excluded(SingularAttribute<? super Object, Y> attribute) {
        return path(expressions.excluded(), AttributeName.of(attribute));
    }

    @Override
    public <Y> Path<Y> excluded(String attribute) {
        return path(expressions.excluded(), AttributeName.of(attribute));
    }

    @SuppressWarnings("unchecked")
    private <Y> Path<Y> path(Root<?> row, AttributeName name) {
        names.find(name);
        Path<?> path = row;
        for (String part : name.path().split("\\.")) {
            path = path.get(part);
        }
        return (Path<Y>) path;
    }
}
