package io.upsurge.internal.description;

import io.upsurge.Mutation;
import io.upsurge.MutationPlan;
import io.upsurge.MutationResult;
import io.upsurge.Synchronize;
import jakarta.persistence.metamodel.SingularAttribute;

/** A mutation that was handed in, as far as it is described, and what it is handed to. */
public record MutationStep<E>(MutationDescription description, MutationRunner runner) implements Mutation<E> {

    /** The one that nothing was said about yet. */
    public static <E> Mutation<E> of(Class<E> entity, Object statement, MutationRunner runner) {
        return new MutationStep<>(MutationDescription.of(entity, new Change.HandedIn(statement)), runner);
    }

    private Mutation<E> with(MutationDescription next) {
        return new MutationStep<>(next, runner);
    }

    @Override
    public Mutation<E> synchronize(Synchronize mode) {
        return with(description.with(Arguments.required(mode, "synchronize(..)", "the mode")));
    }

    @Override
    public Mutation<E> returning() {
        return with(description.with(new Reading.Entities()));
    }

    @Override
    @SafeVarargs
    public final Mutation<E> returning(SingularAttribute<? super E, ?>... attributes) {
        return with(description.with(new Reading.Tuples(AttributeName.all(attributes))));
    }

    @Override
    public Mutation<E> returning(String... attributes) {
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
