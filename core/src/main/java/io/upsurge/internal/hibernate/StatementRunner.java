package io.upsurge.internal.hibernate;

import io.upsurge.dialect.SqlText;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.hibernate.CacheMode;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;

/** Sends statements through Hibernate's own executor: its binders, its hydration, its logging and its exceptions. */
public final class StatementRunner {

    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final SharedSessionContractImplementor session;
    private final MappedEntity entity;
    private final PreparedStatements prepared;

    StatementRunner(SharedSessionContractImplementor session, MappedEntity entity, PreparedStatements prepared) {
        this.session = session;
        this.entity = entity;
        this.prepared = prepared;
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
            return new PlainQuery(session, prepared, sql, mapping.sqlSelections()).list(values);
        }
        CacheMode before = session.getCacheMode();
        // A stateless session has nothing to refresh, and no event that would keep the row out of the cache.
        boolean intoManaged = refresh && session.isEventSource();
        session.setCacheMode(intoManaged ? CacheMode.REFRESH_SESSION : CacheMode.IGNORE);
        try {
            return new HydratedQuery(session, prepared, sql, mapping).list(values);
        } finally {
            session.setCacheMode(before);
            if (!session.isEventSource()) {
                session.afterOperation(
                        true); // what a stateless session has read it forgets: the next read is of the row
            }
        }
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
        PreparedStatement statement = prepared.update(sql.text());
        boolean sent = false;
        try {
            values.bind(sql, statement, session);
            int count = session.getJdbcCoordinator().getResultSetReturn().executeUpdate(statement, sql.text());
            sent = true;
            return count;
        } catch (SQLException e) {
            throw session.getJdbcServices()
                    .getSqlExceptionHelper()
                    .convert(e, "could not bind the parameters", sql.text());
        } finally {
            prepared.release(statement, sent);
        }
    }

    /** Sends a statement about one row, and returns the row's identifier as far as the driver tells it. */
    public Optional<Object> generated(
            SqlText sql, SentColumns columns, List<@Nullable Object[]> rows, List<Constant> constants) {
        StatementValues values = values(columns, rows, constants);
        PreparedStatement statement = prepared.generating(sql.text());
        boolean sent = false;
        try {
            values.bind(sql, statement, session);
            session.getJdbcCoordinator().getResultSetReturn().executeUpdate(statement, sql.text());
            Optional<Object> identifier = generatedKey(statement);
            sent = true;
            return identifier;
        } catch (SQLException e) {
            throw session.getJdbcServices().getSqlExceptionHelper().convert(e, "could not write a row", sql.text());
        } finally {
            prepared.release(statement, sent);
        }
    }

    /** A number that is not in the range of the others, as drivers make one of a negative number, is not believed. */
    private Optional<Object> generatedKey(PreparedStatement statement) throws SQLException {
        try (ResultSet keys = statement.getGeneratedKeys()) {
            BigDecimal number = keys.next() ? keys.getBigDecimal(1) : null;
            if (number == null || number.compareTo(LARGEST) > 0) {
                return Optional.empty();
            }
            String column = entity.model().primaryKey().columns().get(0);
            return Optional.ofNullable(
                    entity.type(column).getJdbcValueExtractor().extract(keys, 1, session));
        }
    }

    /**
     * The identifiers that the last insert drew for so many rows, in their order.
     *
     * @param sql gives the first of them, and the step to the next
     */
    public List<Object> drawn(String sql, int rows) {
        return new IdentityRun(session, entity.model().identifier().type()).ofLastInsert(sql, rows);
    }

    private StatementValues values(SentColumns columns, List<@Nullable Object[]> rows, List<Constant> constants) {
        return new StatementValues(columns.types(), columns.arrays(), rows, constants);
    }
}
