package io.upsurge.internal.hibernate;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.HibernateException;
import org.hibernate.engine.jdbc.spi.JdbcCoordinator;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.id.IdentifierGeneratorHelper;
import org.hibernate.id.IntegralDataTypeHolder;

/** The identity values that an insert of several rows has drawn without gaps: a first one, and a step from each to the next. */
final class IdentityRun {

    private final SharedSessionContractImplementor session;
    private final Class<?> type;

    /**
     * A run.
     *
     * @param type the identifier's
     */
    IdentityRun(SharedSessionContractImplementor session, Class<?> type) {
        this.session = session;
        this.type = type;
    }

    /**
     * The values of so many rows, in their order.
     *
     * @param sql asks for the first one and the step
     */
    List<Object> ofLastInsert(String sql, int rows) {
        JdbcCoordinator jdbc = session.getJdbcCoordinator();
        PreparedStatement statement = jdbc.getStatementPreparer().prepareQueryStatement(sql, false, null);
        try {
            ResultSet results = jdbc.getResultSetReturn().extract(statement, sql);
            if (!results.next()) {
                throw new HibernateException("The database does not tell which identifiers it has made");
            }
            return values(results, rows);
        } catch (SQLException e) {
            throw session.getJdbcServices()
                    .getSqlExceptionHelper()
                    .convert(e, "could not read which identifiers the database has made", sql);
        } finally {
            jdbc.getLogicalConnection().getResourceRegistry().release(statement);
            jdbc.afterStatementExecution();
        }
    }

    private List<Object> values(ResultSet results, int rows) throws SQLException {
        IntegralDataTypeHolder value = IdentifierGeneratorHelper.getIntegralDataTypeHolder(type);
        value.initialize(results, -1);
        int step = results.getInt(2);
        List<Object> values = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            values.add(value.makeValue());
            value.add(step);
        }
        return values;
    }
}
