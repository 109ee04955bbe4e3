package io.upsurge.internal.description;

import io.upsurge.Duplicates;
import io.upsurge.InvalidMutationException;
import io.upsurge.MutationPlan;
import io.upsurge.MutationResult;
import io.upsurge.RowResult;
import io.upsurge.RowStatement;
import io.upsurge.Rows;
import io.upsurge.Transport;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A statement about rows as far as it is described, and what it is handed to. */
abstract class RowStep<E, S extends RowStatement<E, S>> implements RowStatement<E, S> {

    final RowsDescription description;
    final RowsRunner runner;

    RowStep(RowsDescription description, RowsRunner runner) {
        this.description = description;
        this.runner = runner;
    }

    /** The same statement with another description. */
    abstract S with(RowsDescription next);

    final S with(Options options) {
        return with(description.with(options));
    }

    final Options options() {
        return description.options();
    }

    @Override
    public final S returning() {
        return with(description.with(new Reading.Entities()));
    }

    @Override
    @SafeVarargs
    public final S returning(SingularAttribute<? super E, ?>... attributes) {
        return with(description.with(new Reading.Tuples(AttributeName.all(attributes))));
    }

    @Override
    public final S returning(String... attributes) {
        return with(description.with(new Reading.Tuples(AttributeName.all(attributes))));
    }

    @Override
    public final S duplicates(Duplicates policy) {
        return with(options().with(Arguments.required(policy, "duplicates(..)", "the policy")));
    }

    @Override
    public final S transport(Transport transport) {
        return with(options().with(Arguments.required(transport, "transport(..)", "the transport")));
    }

    @Override
    public final S chunkSize(int rows) {
        if (rows < 1) {
            throw new InvalidMutationException(
                    "A chunk of " + rows + " rows was asked for, and no statement can have that. Give 1 or more");
        }
        return with(options().withChunkSize(rows));
    }

    @Override
    public final MutationResult<E> execute(Iterable<? extends E> entities) {
        return runner.run(description, Arguments.required(entities, "execute(..)", "the entities"));
    }

    @Override
    public final MutationResult<E> execute(Rows<E> rows) {
        return runner.run(description, Arguments.required(rows, "execute(..)", "the rows"));
    }

    @Override
    public final MutationResult<E> execute(Stream<? extends E> entities) {
        return runner.run(description, Arguments.required(entities, "execute(..)", "the entities"));
    }

    @Override
    public final MutationResult<E> execute(Stream<? extends E> entities, Consumer<? super RowResult<E>> results) {
        return runner.run(
                description,
                Arguments.required(entities, "execute(..)", "the entities"),
                Arguments.required(results, "execute(..)", "the consumer of the results"));
    }

    @Override
    public final MutationPlan plan() {
        return runner.plan(description);
    }
}
