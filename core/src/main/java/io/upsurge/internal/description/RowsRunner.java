package io.upsurge.internal.description;

import io.upsurge.MutationPlan;
import io.upsurge.MutationResult;
import io.upsurge.RowResult;
import io.upsurge.Rows;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What a described upsert is handed to. */
public interface RowsRunner {

    /** Sends entities. */
    <E> MutationResult<E> run(RowsDescription description, Iterable<? extends E> entities);

    /** Sends rows of attribute values. */
    <E> MutationResult<E> run(RowsDescription description, Rows<E> rows);

    /** Sends entities chunk by chunk, and hands the results on. */
    <E> MutationResult<E> run(
            RowsDescription description, Stream<? extends E> entities, Consumer<? super RowResult<E>> results);

    /** Sends entities chunk by chunk. */
    <E> MutationResult<E> run(RowsDescription description, Stream<? extends E> entities);

    /** What would be sent. */
    MutationPlan plan(RowsDescription description);
}
