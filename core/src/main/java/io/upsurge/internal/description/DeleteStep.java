package io.upsurge.internal.description;

import io.upsurge.Delete;
import io.upsurge.MutationPlan;
import io.upsurge.MutationResult;
import io.upsurge.Operands;
import io.upsurge.Synchronize;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.function.Function;

/** A delete by a condition as far as it is described, and what it is handed to. */
public record DeleteStep<E>(MutationDescription description, Change.Delete change, MutationRunner runner)
        implements Delete<E> {

    /** The one that nothing was said about yet. */
    public static <E> Delete<E> of(Class<E> entity, MutationRunner runner) {
        Change.Delete nothing = new Change.Delete(Change.Scope.UNSAID);
        return new DeleteStep<>(MutationDescription.of(entity, nothing), nothing, runner);
    }

    private Delete<E> with(MutationDescription next) {
        return new DeleteStep<>(next, change, runner);
    }

    private Delete<E> with(Change.Delete next) {
        return new DeleteStep<>(description.with(next), next, runner);
    }

    @Override
    public Delete<E> where(Function<? super Operands<E>, ? extends Expression<Boolean>> condition) {
        return with(new Change.Delete(change.scope().and(AssignmentsStep.untyped(condition))));
    }

    @Override
    public Delete<E> everyRow() {
        return with(new Change.Delete(change.scope().all()));
    }

    @Override
    public Delete<E> synchronize(Synchronize mode) {
        return with(description.with(Arguments.required(mode, "synchronize(..)", "the mode")));
    }

    @Override
    public Delete<E> returning() {
        return with(description.with(new Reading.Entities()));
    }

    @Override
    @SafeVarargs
    public final Delete<E> returning(SingularAttribute<? super E, ?>... attributes) {
        return with(description.with(new Reading.Tuples(AttributeName.all(attributes))));
    }

    @Override
    public Delete<E> returning(String... attributes) {
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
