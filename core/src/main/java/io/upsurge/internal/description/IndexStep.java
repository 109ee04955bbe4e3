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

    private UniqueIndex<E> plus(List<? extends Target.Index.Part> more) {
        List<Target.Index.Part> all = new ArrayList<>(target.parts());
        all.addAll(more);
        return new IndexStep<>(new Target.Index(all, target.predicate()));
    }

    private static List<Target.Index.Whole> whole(List<AttributeName> names) {
        return names.stream().map(Target.Index.Whole::new).toList();
    }

    @Override
    @SafeVarargs
    public final UniqueIndex<E> over(SingularAttribute<? super E, ?>... attributes) {
        return plus(whole(AttributeName.all(attributes)));
    }

    @Override
    public UniqueIndex<E> over(String... attributes) {
        return plus(whole(AttributeName.all(attributes)));
    }

    @Override
    public UniqueIndex<E> over(Function<? super Operands<E>, ? extends Expression<?>> expression) {
        return plus(List.of(new Target.Index.Computed(AssignmentsStep.untyped(expression))));
    }

    @Override
    public UniqueIndex<E> where(Function<? super Operands<E>, ? extends Expression<Boolean>> predicate) {
        return new IndexStep<>(new Target.Index(target.parts(), Optional.of(AssignmentsStep.untyped(predicate))));
    }
}
