package io.upsurge.internal.hibernate;

import io.upsurge.dialect.Binding;
import io.upsurge.dialect.SqlText;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.hibernate.CacheMode;
import org.hibernate.HibernateException;
import org.hibernate.engine.jdbc.spi.JdbcCoordinator;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.sql.exec.internal.BaseExecutionContext;
import org.hibernate.sql.exec.internal.JdbcOperationQuerySelect;
import org.hibernate.sql.exec.spi.ExecutionContext;
import org.hibernate.sql.exec.spi.JdbcParameterBinder;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.hibernate.sql.results.spi.ListResultsConsumer;
import org.hibernate.sql.results.spi.ListResultsConsumer.UniqueSemantic;
import org.jspecify.annotations.Nullable;

/** Sends statements through Hibernate's own executor: its binders, its hydration, its logging and its exceptions. */
public final class StatementRunner {

    private final SharedSessionContractImplementor session;
    private final MappedEntity entity;

    StatementRunner(SharedSessionContractImplementor session, MappedEntity entity) {
        this.session = session;
        this.entity = entity;
    }

    /**
     * Sends a statement that gives rows back.
     *
     * @param rows the values: a row per row, a value per column
     * @param refresh whether instances that are managed already take the values that are read
     * @return a value per result of the mapping, for each row that came back
     */
    public List<@Nullable Object[]> query(
            SqlText sql,
            SentColumns columns,
            List<@Nullable Object[]> rows,
            List<Constant> constants,
            RowMapping mapping,
            boolean refresh) {
        StatementValues values = values(columns, rows, constants);
        return sql.load().isEmpty()
                ? query(sql, values, mapping, refresh)
                : new LoadedRows(session, sql.load().get()).during(values, () -> query(sql, values, mapping, refresh));
    }

    private List<@Nullable Object[]> query(SqlText sql, StatementValues values, RowMapping mapping, boolean refresh) {
        if (mapping.isPlain()) {
            return new PlainQuery(session, sql, mapping.sqlSelections()).list(values);
        }
        Binder binder = new Binder(sql.bindings(), values);
        JdbcOperationQuerySelect operation = new JdbcOperationQuerySelect(
                sql.text(), Collections.nCopies(sql.bindings().size(), binder), mapping.hydration(), Set.of());
        CacheMode before = session.getCacheMode();
        // A stateless session has nothing to refresh, and no event that would keep the row out of the cache.
        boolean intoManaged = refresh && session.isEventSource();
        session.setCacheMode(intoManaged ? CacheMode.REFRESH_SESSION : CacheMode.IGNORE);
        try {
            return consumed(operation, mapping);
        } finally {
            session.setCacheMode(before);
            if (!session.isEventSource()) {
                session.afterOperation(
                        true); // what a stateless session has read it forgets: the next read is of the row
            }
        }
    }

    private List<@Nullable Object[]> consumed(JdbcOperationQuerySelect operation, RowMapping mapping) {
        return session.getJdbcServices()
                .getJdbcSelectExecutor()
                .executeQuery(
                        operation,
                        JdbcParameterBindings.NO_BINDINGS,
                        new Counted(session),
                        row -> row.clone(),
                        null,
                        -1,
                        ListResultsConsumer.instance(UniqueSemantic.NONE));
    }

    /** Sends a statement that gives a count back. */
    public int update(SqlText sql, SentColumns columns, List<@Nullable Object[]> rows, List<Constant> constants) {
        StatementValues values = values(columns, rows, constants);
        return sql.load().isEmpty()
                ? update(sql, values)
                : new LoadedRows(session, sql.load().get())
                        .during(values, () -> sql.text().isEmpty() ? rows.size() : update(sql, values));
    }

    private int update(SqlText sql, StatementValues values) {
        JdbcCoordinator jdbc = session.getJdbcCoordinator();
        PreparedStatement statement = jdbc.getStatementPreparer().prepareStatement(sql.text());
        try {
            values.bind(sql, statement, session);
            return jdbc.getResultSetReturn().executeUpdate(statement, sql.text());
        } catch (SQLException e) {
            throw session.getJdbcServices()
                    .getSqlExceptionHelper()
                    .convert(e, "could not bind the parameters", sql.text());
        } finally {
            jdbc.getLogicalConnection().getResourceRegistry().release(statement);
            jdbc.afterStatementExecution();
        }
    }

    /** Sends an insert of one row, and returns the identifier that the database has made for it, as the driver tells it. */
    public Object insert(SqlText sql, SentColumns columns, List<@Nullable Object[]> rows, List<Constant> constants) {
        StatementValues values = values(columns, rows, constants);
        JdbcCoordinator jdbc = session.getJdbcCoordinator();
        PreparedStatement statement =
                jdbc.getStatementPreparer().prepareStatement(sql.text(), Statement.RETURN_GENERATED_KEYS);
        try {
            values.bind(sql, statement, session);
            jdbc.getResultSetReturn().executeUpdate(statement, sql.text());
            try (ResultSet keys = statement.getGeneratedKeys()) {
                if (keys.next()) {
                    String column = entity.model().primaryKey().columns().get(0);
                    Object identifier =
                            entity.type(column).getJdbcValueExtractor().extract(keys, 1, session);
                    if (identifier != null) {
                        return identifier;
                    }
                }
            }
            throw new HibernateException("The database made an identifier for a row of "
                    + entity.model().name() + ", and its driver does not tell which");
        } catch (SQLException e) {
            throw session.getJdbcServices().getSqlExceptionHelper().convert(e, "could not insert a row", sql.text());
        } finally {
            jdbc.getLogicalConnection().getResourceRegistry().release(statement);
            jdbc.afterStatementExecution();
        }
    }

    private StatementValues values(SentColumns columns, List<@Nullable Object[]> rows, List<Constant> constants) {
        return new StatementValues(columns.types(), columns.arrays(), rows, constants);
    }

    /** One binder for all parameters: it knows by the position which value is asked for. */
    private record Binder(List<Binding> bindings, StatementValues values) implements JdbcParameterBinder {
        @Override
        public void bindParameterValue(
                PreparedStatement statement, int position, JdbcParameterBindings ignored, ExecutionContext context)
                throws SQLException {
            values.bind(bindings.get(position - 1), statement, position, context.getSession());
        }
    }

    /** The statistics count these statements as queries. */
    private static final class Counted extends BaseExecutionContext {
        Counted(SharedSessionContractImplementor session) {
            super(session);
        }

        @Override
        public boolean hasQueryExecutionToBeAddedToStatistics() {
            return true;
        }
    }
}
