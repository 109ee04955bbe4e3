package io.upsurge.internal.description;

import io.upsurge.Operands;
import io.upsurge.Upsert.Assignments;
import io.upsurge.internal.description.Action.Assign;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Assignments as far as they are described. */
record AssignmentsStep<E>(Action.Update action) implements Assignments<E> {

    private Assignments<E> plus(List<Assign> more) {
        List<Assign> all = new ArrayList<>(action.assignments().size() + more.size());
        all.addAll(action.assignments());
        all.addAll(more);
        return new AssignmentsStep<>(new Action.Update(all, action.where()));
    }

    private Assignments<E> excluded(List<AttributeName> names) {
        List<Assign> more = new ArrayList<>(names.size());
        names.forEach(name -> more.add(new Assign.Excluded(name)));
        return plus(more);
    }

    @Override
    @SafeVarargs
    public final Assignments<E> excluded(SingularAttribute<? super E, ?>... attributes) {
        return excluded(AttributeName.all(attributes));
    }

    @Override
    public Assignments<E> excluded(String... attributes) {
        return excluded(AttributeName.all(attributes));
    }

    @Override
    public <Y> Assignments<E> value(SingularAttribute<? super E, Y> attribute, @Nullable Y value) {
        return plus(List.of(new Assign.Value(AttributeName.of(attribute), value)));
    }

    @Override
    public Assignments<E> value(String attribute, @Nullable Object value) {
        return plus(List.of(new Assign.Value(AttributeName.of(attribute), value)));
    }

    @Override
    public <Y> Assignments<E> expression(
            SingularAttribute<? super E, Y> attribute,
            Function<? super Operands<E>, ? extends Expression<? extends Y>> expression) {
        return plus(List.of(new Assign.Computed(AttributeName.of(attribute), untyped(expression))));
    }

    @Override
    public Assignments<E> expression(
            String attribute, Function<? super Operands<E>, ? extends Expression<?>> expression) {
        return plus(List.of(new Assign.Computed(AttributeName.of(attribute), untyped(expression))));
    }

    @Override
    public Assignments<E> where(Function<? super Operands<E>, ? extends Expression<Boolean>> condition) {
        return new AssignmentsStep<>(new Action.Update(action.assignments(), Optional.of(untyped(condition))));
    }

    /** The operands that the planner hands in are those of the same entity. */
    @SuppressWarnings("unchecked")
    static <E, X> Function<? super Operands<?>, X> untyped(Function<? super Operands<E>, X> function) {
        Arguments.required(function, "expression(..) or where(..)", "the expression");
        return operands -> function.apply((Operands<E>) operands);
    }
}
