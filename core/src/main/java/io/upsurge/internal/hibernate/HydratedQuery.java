package io.upsurge.internal.hibernate;

import io.upsurge.dialect.SqlText;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.sql.exec.internal.BaseExecutionContext;
import org.hibernate.sql.exec.spi.ExecutionContext;
import org.hibernate.sql.results.internal.ResultsHelper;
import org.hibernate.sql.results.internal.RowProcessingStateStandardImpl;
import org.hibernate.sql.results.jdbc.internal.AbstractResultSetAccess;
import org.hibernate.sql.results.jdbc.internal.JdbcValuesResultSetImpl;
import org.hibernate.sql.results.jdbc.internal.JdbcValuesSourceProcessingStateStandardImpl;
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
        SessionFactoryImplementor factory = session.getFactory();
        ExecutionContext context = new BaseExecutionContext(session);
        JdbcValuesResultSetImpl rows = new JdbcValuesResultSetImpl(
                results,
                null,
                sql.text(),
                QueryOptions.NONE,
                false,
                mapping.hydration().resolve(results, session.getLoadQueryInfluencers(), factory),
                null,
                context);
        JdbcValuesSourceProcessingStateStandardImpl state =
                new JdbcValuesSourceProcessingStateStandardImpl(null, NOTHING_SPECIAL, context);
        RowReader<@Nullable Object[]> reader = ResultsHelper.createRowReader(factory, row -> row.clone(), null, rows);
        return ListResultsConsumer.<@Nullable Object[]>instance(UniqueSemantic.NONE)
                .consume(
                        rows,
                        session,
                        NOTHING_SPECIAL,
                        state,
                        new RowProcessingStateStandardImpl(state, context, reader, rows),
                        reader);
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
