package io.upsurge.benchmarks;

import java.sql.SQLException;
import java.util.List;

/** The contenders of one library or technique. */
interface Family extends AutoCloseable {

    /** Its ways to do this; none where it has no way. */
    <E> List<Contender<E>> contenders(Workload workload, Feed<E> feed);

    @Override
    default void close() throws SQLException {}
}
