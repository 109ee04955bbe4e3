package io.upsurge.tck;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

/**
 * The SQL that Hibernate sent to a {@link TestDatabase}, of all threads, in the order in which it was answered.
 *
 * <p>It holds prepared statements, plain ones and batches, also those that failed, and the DDL that makes the tables:
 * {@link #clear()} it right before the call to look at. Questions to the catalogue, which Upsurge asks once for each
 * table or conflict target of a session factory, are held apart.
 */
public final class Statements {

    private static final String CATALOGUE = "/* upsurge: ";

    private final List<ExecutedStatement> executed = new CopyOnWriteArrayList<>();
    private final List<ExecutedStatement> catalogue = new CopyOnWriteArrayList<>();

    Statements() {}

    /** What was executed since the last {@link #clear()}; a copy. */
    public List<ExecutedStatement> list() {
        return List.copyOf(executed);
    }

    /** The texts of {@link #list()}. */
    public List<String> sql() {
        return list().stream().map(ExecutedStatement::sql).toList();
    }

    /** How many statements were executed since the last {@link #clear()}; a batch of one text counts once. */
    public int count() {
        return executed.size();
    }

    /** What the catalogue was asked, since the last {@link #clear()}. */
    public List<String> catalogueSql() {
        return catalogue.stream().map(ExecutedStatement::sql).toList();
    }

    /** How often the catalogue was asked, since the last {@link #clear()}. */
    public int catalogueCount() {
        return catalogue.size();
    }

    public void clear() {
        executed.clear();
        catalogue.clear();
    }

    QueryExecutionListener recorder() {
        return new Recorder();
    }

    private final class Recorder implements QueryExecutionListener {

        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            for (QueryInfo query : queries) {
                int batchSize = Math.max(1, query.getParametersList().size());
                (query.getQuery().startsWith(CATALOGUE) ? catalogue : executed)
                        .add(new ExecutedStatement(query.getQuery(), batchSize, execution.isSuccess()));
            }
        }
    }
}
