package io.upsurge.internal.description;

import io.upsurge.Operands;
import io.upsurge.Upsert.UniqueIndex;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A unique index as far as it is described. */
record IndexStep<E>(Target.Index target) implements UniqueIndex<E> {

    private UniqueIndex<E> plus(List<AttributeName> names) {
        List<AttributeName> all = new ArrayList<>(target.names());
        all.addAll(names);
        return new IndexStep<>(new Target.Index(all, target.predicate()));
    }

    @Override
    @SafeVarargs
    public final UniqueIndex<E> over(SingularAttribute<? super E, ?>... attributes) {
        return plus(AttributeName.all(attributes));
    }

    @Override
    public UniqueIndex<E> over(String... attributes) {
        return plus(AttributeName.all(attributes));
    }

    @Override
    public UniqueIndex<E> where(Function<? super Operands<E>, ? extends Expression<Boolean>> predicate) {
        return new IndexStep<>(new Target.Index(target.names(), Optional.of(AssignmentsStep.untyped(predicate))));
    }
}
