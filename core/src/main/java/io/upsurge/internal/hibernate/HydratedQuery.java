package io.upsurge.internal.hibernate;

import io.upsurge.dialect.SqlText;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.sql.exec.internal.BaseExecutionContext;
import org.hibernate.sql.exec.spi.ExecutionContext;
import org.hibernate.sql.results.graph.DomainResult;
import org.hibernate.sql.results.internal.ResultsHelper;
import org.hibernate.sql.results.internal.RowProcessingStateStandardImpl;
import org.hibernate.sql.results.jdbc.internal.AbstractResultSetAccess;
import org.hibernate.sql.results.jdbc.internal.JdbcValuesCacheHit;
import org.hibernate.sql.results.jdbc.internal.JdbcValuesResultSetImpl;
import org.hibernate.sql.results.jdbc.internal.JdbcValuesSourceProcessingStateStandardImpl;
import org.hibernate.sql.results.jdbc.spi.JdbcValues;
import org.hibernate.sql.results.jdbc.spi.JdbcValuesMapping;
import org.hibernate.sql.results.jdbc.spi.JdbcValuesSourceProcessingOptions;
import org.hibernate.sql.results.spi.ListResultsConsumer;
import org.hibernate.sql.results.spi.ListResultsConsumer.UniqueSemantic;
import org.hibernate.sql.results.spi.RowReader;
import org.hibernate.stat.spi.StatisticsImplementor;
import org.jspecify.annotations.Nullable;

/** A query of whose rows Hibernate makes entities: its readers and initializers, over a statement that is kept prepared. */
final class HydratedQuery {

    private static final JdbcValuesSourceProcessingOptions NOTHING_SPECIAL = new NothingSpecial();

    private final SharedSessionContractImplementor session;
    private final PreparedStatements prepared;
    private final SqlText sql;
    private final RowMapping mapping;

    HydratedQuery(
            SharedSessionContractImplementor session, PreparedStatements prepared, SqlText sql, RowMapping mapping) {
        this.session = session;
        this.prepared = prepared;
        this.sql = sql;
        this.mapping = mapping;
    }

    /** The rows, a value per result of the mapping; the statistics count them as those of a query. */
    List<@Nullable Object[]> list(StatementValues values) {
        return mapping.isReadAsItComes() ? sent(values) : listAfterTargets(values);
    }

    /** The rows are kept until what they refer to, or its class, is known. */
    private List<@Nullable Object[]> listAfterTargets(StatementValues values) {
        List<@Nullable Object[]> rows = new PlainQuery(session, prepared, sql, mapping.sqlSelections()).list(values);
        ConcreteTypes types = new ConcreteTypes(session);
        for (List<ConcreteTarget> step : mapping.concrete()) {
            types.note(step, keys(rows, step.stream().map(ConcreteTarget::key).toList()), rows);
        }
        List<NestedTarget> nested = mapping.nested();
        if (!nested.isEmpty()) {
            loadNested(nested, keys(rows, nested.stream().map(NestedTarget::key).toList()));
        }
        return hydrated(new ReadRows(rows, resolved(mapping, null)));
    }

    private void loadNested(List<NestedTarget> nested, List<@Nullable Object[]> rows) {
        List<Set<Object>> keys = new ArrayList<>();
        nested.forEach(target -> keys.add(new LinkedHashSet<>()));
        for (@Nullable Object[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                Object key = row[i];
                if (key != null) {
                    keys.get(i).add(key);
                }
            }
        }
        for (int i = 0; i < keys.size(); i++) {
            AssociatedEntities.load(nested.get(i).association(), keys.get(i), session);
        }
    }

    private List<@Nullable Object[]> keys(List<@Nullable Object[]> rows, List<? extends DomainResult<?>> keys) {
        return hydrated(new ReadRows(rows, resolved(mapping.ofKeys(keys), null)));
    }

    private JdbcValuesMapping resolved(RowMapping mapping, @Nullable Results results) {
        return mapping.hydration().resolve(results, session.getLoadQueryInfluencers(), session.getFactory());
    }

    private List<@Nullable Object[]> sent(StatementValues values) {
        StatisticsImplementor statistics = session.getFactory().getStatistics();
        long begin = statistics.isStatisticsEnabled() ? System.nanoTime() : 0;
        List<@Nullable Object[]> rows = send(values);
        if (statistics.isStatisticsEnabled()) {
            statistics.queryExecuted(sql.text(), rows.size(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        }
        return rows;
    }

    private List<@Nullable Object[]> send(StatementValues values) {
        PreparedStatement statement = prepared.query(sql.text());
        boolean sent = false;
        try {
            values.bind(sql, statement, session);
            ResultSet results =
                    session.getJdbcCoordinator().getResultSetReturn().extract(statement, sql.text());
            List<@Nullable Object[]> rows = read(new Results(session, results, statement));
            sent = true;
            return rows;
        } catch (SQLException e) {
            throw session.getJdbcServices()
                    .getSqlExceptionHelper()
                    .convert(e, "could not send a statement that gives rows back", sql.text());
        } finally {
            prepared.release(statement, sent);
        }
    }

    /** What Hibernate's executor does with the results of its own statements (7.4.1). */
    private List<@Nullable Object[]> read(Results results) {
        return hydrated(new JdbcValuesResultSetImpl(
                results,
                null,
                sql.text(),
                QueryOptions.NONE,
                false,
                resolved(mapping, results),
                null,
                new BaseExecutionContext(session)));
    }

    private List<@Nullable Object[]> hydrated(JdbcValues rows) {
        ExecutionContext context = new BaseExecutionContext(session);
        JdbcValuesSourceProcessingStateStandardImpl state =
                new JdbcValuesSourceProcessingStateStandardImpl(null, NOTHING_SPECIAL, context);
        RowReader<@Nullable Object[]> reader =
                ResultsHelper.createRowReader(session.getFactory(), row -> row.clone(), null, rows);
        try {
            return ListResultsConsumer.<@Nullable Object[]>instance(UniqueSemantic.NONE)
                    .consume(
                            rows,
                            session,
                            NOTHING_SPECIAL,
                            state,
                            new RowProcessingStateStandardImpl(state, context, reader, rows),
                            reader);
        } catch (ClassCastException | IllegalArgumentException e) { // the latter of enhanced classes
            throw ComputedClass.changed(mapping, e)
                    .<RuntimeException>map(changed -> changed)
                    .orElse(e);
        }
    }

    /** Rows that were read before. */
    private static final class ReadRows extends JdbcValuesCacheHit {

        private final List<@Nullable Object[]> rows;

        ReadRows(List<@Nullable Object[]> rows, JdbcValuesMapping mapping) {
            super(cached(rows), mapping);
            this.rows = rows;
        }

        /** As Hibernate's cache of queries keeps them: their number is behind them. */
        private static List<Object> cached(List<@Nullable Object[]> rows) {
            List<Object> cached = new ArrayList<>(rows);
            cached.add(rows.size());
            return cached;
        }

        @Override
        public @Nullable Object getCurrentRowValue(int selection) {
            return rows.get(getPosition() - 1)[selection];
        }
    }

    /** The rows of a statement; the statement itself stays open. */
    private static final class Results extends AbstractResultSetAccess {

        private final ResultSet results;
        private final PreparedStatement statement;

        Results(SharedSessionContractImplementor session, ResultSet results, PreparedStatement statement) {
            super(session);
            this.results = results;
            this.statement = statement;
        }

        @Override
        public ResultSet getResultSet() {
            return results;
        }

        @Override
        protected SessionFactoryImplementor getFactory() {
            return getPersistenceContext().getFactory();
        }

        @Override
        public void release() {
            getPersistenceContext()
                    .getJdbcCoordinator()
                    .getLogicalConnection()
                    .getResourceRegistry()
                    .release(results, statement);
        }
    }

    private static final class NothingSpecial implements JdbcValuesSourceProcessingOptions {

        @Override
        public @Nullable Object getEffectiveOptionalObject() {
            return null;
        }

        @Override
        public @Nullable String getEffectiveOptionalEntityName() {
            return null;
        }

        @Override
        public @Nullable Object getEffectiveOptionalId() {
            return null;
        }

        @Override
        public boolean shouldReturnProxies() {
            return true;
        }
    }
}
