package io.upsurge.internal.description;

import io.upsurge.MutationPlan;
import io.upsurge.MutationResult;
import io.upsurge.Operands;
import io.upsurge.Synchronize;
import io.upsurge.Update;
import io.upsurge.internal.description.Action.Assign;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An update by a condition as far as it is described, and what it is handed to. */
public record UpdateStep<E>(MutationDescription description, Change.Update change, MutationRunner runner)
        implements Update<E> {

    /** The one that nothing was said about yet. */
    public static <E> Update<E> of(Class<E> entity, MutationRunner runner) {
        Change.Update nothing = new Change.Update(List.of(), Change.Scope.UNSAID);
        return new UpdateStep<>(MutationDescription.of(entity, nothing), nothing, runner);
    }

    private Update<E> with(MutationDescription next) {
        return new UpdateStep<>(next, change, runner);
    }

    private Update<E> with(Change.Update next) {
        return new UpdateStep<>(description.with(next), next, runner);
    }

    private Update<E> plus(Assign assign) {
        List<Assign> all = new ArrayList<>(change.assignments());
        all.add(assign);
        return with(new Change.Update(all, change.scope()));
    }

    @Override
    public <Y> Update<E> value(SingularAttribute<? super E, Y> attribute, @Nullable Y value) {
        return plus(new Assign.Value(AttributeName.of(attribute), value));
    }

    @Override
    public Update<E> value(String attribute, @Nullable Object value) {
        return plus(new Assign.Value(AttributeName.of(attribute), value));
    }

    @Override
    public <Y> Update<E> expression(
            SingularAttribute<? super E, Y> attribute,
            Function<? super Operands<E>, ? extends Expression<? extends Y>> expression) {
        return plus(new Assign.Computed(AttributeName.of(attribute), AssignmentsStep.untyped(expression)));
    }

    @Override
    public Update<E> expression(String attribute, Function<? super Operands<E>, ? extends Expression<?>> expression) {
        return plus(new Assign.Computed(AttributeName.of(attribute), AssignmentsStep.untyped(expression)));
    }

    @Override
    public Update<E> where(Function<? super Operands<E>, ? extends Expression<Boolean>> condition) {
        return with(new Change.Update(change.assignments(), change.scope().and(AssignmentsStep.untyped(condition))));
    }

    @Override
    public Update<E> everyRow() {
        return with(new Change.Update(change.assignments(), change.scope().all()));
    }

    @Override
    public Update<E> synchronize(Synchronize mode) {
        return with(description.with(Arguments.required(mode, "synchronize(..)", "the mode")));
    }

    @Override
    public Update<E> returning() {
        return with(description.with(new Reading.Entities()));
    }

    @Override
    @SafeVarargs
    public final Update<E> returning(SingularAttribute<? super E, ?>... attributes) {
        return with(description.with(new Reading.Tuples(AttributeName.all(attributes))));
    }

    @Override
    public Update<E> returning(String... attributes) {
        return with(description.with(new Reading.Tuples(AttributeName.all(attributes))));
    }

    @Override
    public MutationResult<E> execute() {
        return runner.run(description);
    }

    @Override
    public MutationPlan plan() {
        return runner.plan(description);
    }
}
