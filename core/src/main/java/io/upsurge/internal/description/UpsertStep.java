package io.upsurge.internal.description;

import io.upsurge.Duplicates;
import io.upsurge.Fallback;
import io.upsurge.InvalidMutationException;
import io.upsurge.MutationPlan;
import io.upsurge.MutationResult;
import io.upsurge.Outcomes;
import io.upsurge.RowResult;
import io.upsurge.Rows;
import io.upsurge.Synchronize;
import io.upsurge.Upsert;
import io.upsurge.VersionPolicy;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** An upsert as far as it is described, and what it is handed to. */
public record UpsertStep<E>(UpsertDescription description, UpsertRunner runner) implements Upsert<E> {

    private Upsert<E> with(UpsertDescription next) {
        return new UpsertStep<>(next, runner);
    }

    @Override
    @SafeVarargs
    public final Upsert<E> onConflict(SingularAttribute<? super E, ?>... attributes) {
        return with(description.with(new Target.Attributes(AttributeName.all(attributes))));
    }

    @Override
    public Upsert<E> onConflict(String... attributes) {
        return with(description.with(new Target.Attributes(AttributeName.all(attributes))));
    }

    @Override
    public Upsert<E> onConflict(UnaryOperator<UniqueIndex<E>> index) {
        UniqueIndex<E> described = Arguments.required(index, "onConflict(..)", "the index")
                .apply(new IndexStep<>(new Target.Index(List.of(), Optional.empty())));
        IndexStep<E> step = (IndexStep<E>) Arguments.required(described, "onConflict(..)", "the index described");
        return with(description.with(step.target()));
    }

    @Override
    public Upsert<E> onNaturalId() {
        return with(description.with(new Target.NaturalId()));
    }

    @Override
    public Upsert<E> onPrimaryKey() {
        return with(description.with(new Target.PrimaryKey()));
    }

    @Override
    public Upsert<E> onConstraint(String name) {
        return with(description.with(new Target.Constraint(Arguments.required(name, "onConstraint(..)", "the name"))));
    }

    @Override
    public Upsert<E> onAnyUniqueKey() {
        return with(description.with(new Target.AnyUniqueKey()));
    }

    @Override
    public Upsert<E> nullsAreEqual() {
        return with(description.nullSafe());
    }

    @Override
    public Upsert<E> doUpdate(UnaryOperator<Assignments<E>> assignments) {
        Assignments<E> described = Arguments.required(assignments, "doUpdate(..)", "the assignments")
                .apply(new AssignmentsStep<>(new Action.Update(List.of(), Optional.empty())));
        AssignmentsStep<E> step =
                (AssignmentsStep<E>) Arguments.required(described, "doUpdate(..)", "the assignments described");
        return with(description.with(step.action()));
    }

    @Override
    @SafeVarargs
    public final Upsert<E> doUpdateAllExcept(SingularAttribute<? super E, ?>... attributes) {
        return with(description.with(new Action.UpdateAll(AttributeName.all(attributes))));
    }

    @Override
    public Upsert<E> doUpdateAllExcept(String... attributes) {
        return with(description.with(new Action.UpdateAll(AttributeName.all(attributes))));
    }

    @Override
    public Upsert<E> doNothing() {
        return with(description.with(new Action.Nothing()));
    }

    @Override
    public Upsert<E> onlyIfChanged() {
        return with(description.changedOnly());
    }

    @Override
    public Upsert<E> returning() {
        return with(description.with(new Reading.Entities()));
    }

    @Override
    @SafeVarargs
    public final Upsert<E> returning(SingularAttribute<? super E, ?>... attributes) {
        return with(description.with(new Reading.Tuples(AttributeName.all(attributes))));
    }

    @Override
    public Upsert<E> returning(String... attributes) {
        return with(description.with(new Reading.Tuples(AttributeName.all(attributes))));
    }

    @Override
    public Upsert<E> duplicates(Duplicates policy) {
        return with(description.with(
                description.options().with(Arguments.required(policy, "duplicates(..)", "the policy"))));
    }

    @Override
    public Upsert<E> synchronize(Synchronize mode) {
        return with(
                description.with(description.options().with(Arguments.required(mode, "synchronize(..)", "the mode"))));
    }

    @Override
    public Upsert<E> version(VersionPolicy policy) {
        return with(
                description.with(description.options().with(Arguments.required(policy, "version(..)", "the policy"))));
    }

    @Override
    public Upsert<E> outcomes(Outcomes precision) {
        return with(description.with(
                description.options().with(Arguments.required(precision, "outcomes(..)", "the precision"))));
    }

    @Override
    public Upsert<E> fallback(Fallback fallback) {
        return with(description.with(
                description.options().with(Arguments.required(fallback, "fallback(..)", "the choice"))));
    }

    @Override
    public Upsert<E> verifySchema() {
        return with(description.with(description.options().withSchemaVerified()));
    }

    @Override
    public Upsert<E> chunkSize(int rows) {
        if (rows < 1) {
            throw new InvalidMutationException(
                    "A chunk of " + rows + " rows was asked for, and no statement can have that. Give 1 or more");
        }
        return with(description.with(description.options().withChunkSize(rows)));
    }

    @Override
    public MutationResult<E> execute(Iterable<? extends E> entities) {
        return runner.run(description, Arguments.required(entities, "execute(..)", "the entities"));
    }

    @Override
    public MutationResult<E> execute(Rows<E> rows) {
        return runner.run(description, Arguments.required(rows, "execute(..)", "the rows"));
    }

    @Override
    public MutationResult<E> execute(Stream<? extends E> entities) {
        return runner.run(description, Arguments.required(entities, "execute(..)", "the entities"));
    }

    @Override
    public MutationResult<E> execute(Stream<? extends E> entities, Consumer<? super RowResult<E>> results) {
        return runner.run(
                description,
                Arguments.required(entities, "execute(..)", "the entities"),
                Arguments.required(results, "execute(..)", "the consumer of the results"));
    }

    @Override
    public MutationPlan plan() {
        return runner.plan(description);
    }
}
