package io.upsurge.internal.hibernate;

import io.upsurge.dialect.SqlText;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.sql.ast.spi.SqlSelection;
import org.hibernate.stat.spi.StatisticsImplementor;
import org.hibernate.type.descriptor.ValueExtractor;
import org.jspecify.annotations.Nullable;

/** A query whose rows are values of columns: these are read by Hibernate's extractors, and no entity is made of them. */
final class PlainQuery {

    private final SharedSessionContractImplementor session;
    private final PreparedStatements prepared;
    private final SqlText sql;
    private final List<SqlSelection> selections;

    PlainQuery(
            SharedSessionContractImplementor session,
            PreparedStatements prepared,
            SqlText sql,
            List<SqlSelection> selections) {
        this.session = session;
        this.prepared = prepared;
        this.sql = sql;
        this.selections = selections;
    }

    /** The rows, a value per selection. */
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
            List<@Nullable Object[]> rows =
                    read(session.getJdbcCoordinator().getResultSetReturn().extract(statement, sql.text()), statement);
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

    private List<@Nullable Object[]> read(ResultSet results, PreparedStatement statement) throws SQLException {
        ValueExtractor<?>[] extractors = new ValueExtractor<?>[selections.size()];
        for (int i = 0; i < extractors.length; i++) {
            extractors[i] = selections.get(i).getJdbcValueExtractor();
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        while (results.next()) {
            @Nullable Object[] row = new Object[extractors.length];
            for (int i = 0; i < row.length; i++) {
                row[i] = extractors[i].extract(results, i + 1, session);
            }
            rows.add(row);
        }
        session.getJdbcCoordinator()
                .getLogicalConnection()
                .getResourceRegistry()
                .release(results, statement);
        return rows;
    }
}
