package io.upsurge.internal.hibernate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.engine.jdbc.spi.JdbcCoordinator;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.resource.jdbc.spi.JdbcEventHandler;
import org.hibernate.resource.jdbc.spi.JdbcSessionContext;
import org.hibernate.resource.jdbc.spi.PhysicalConnectionHandlingMode;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a session's transaction, kept prepared for the next call or chunk that sends the same text.
 *
 * <p>Hibernate's registry of resources knows of them, and closes them when the transaction ends. Inspectors, logs and
 * statistics see a statement prepared each time it is sent, as if the driver kept it.
 */
final class PreparedStatements {

    private static final int KEPT = 4;

    /** What a statement gives back. */
    private enum Giving {
        ROWS,
        COUNT,
        GENERATED_KEY
    }

    private record Prepared(String sql, Giving giving, PreparedStatement statement, Connection connection) {}

    private final SharedSessionContractImplementor session;
    private final List<Prepared> waiting = new ArrayList<>(KEPT);
    private final List<Prepared> inUse = new ArrayList<>(1);

    PreparedStatements(SharedSessionContractImplementor session) {
        this.session = session;
    }

    /** A statement that gives rows back. */
    PreparedStatement query(String sql) {
        return mayBeKept()
                ? prepared(sql, Giving.ROWS)
                : session.getJdbcCoordinator().getStatementPreparer().prepareQueryStatement(sql, false, null);
    }

    /** A statement that gives a count back. */
    PreparedStatement update(String sql) {
        return mayBeKept()
                ? prepared(sql, Giving.COUNT)
                : session.getJdbcCoordinator().getStatementPreparer().prepareStatement(sql);
    }

    /** A statement about one row that tells the key which the database has generated for it. */
    PreparedStatement generating(String sql) {
        return mayBeKept()
                ? prepared(sql, Giving.GENERATED_KEY)
                : session.getJdbcCoordinator()
                        .getStatementPreparer()
                        .prepareStatement(sql, Statement.RETURN_GENERATED_KEYS);
    }

    /**
     * To be called when a statement has done its work.
     *
     * @param well whether it did, and its rows have been read; else it is not used again
     */
    void release(PreparedStatement statement, boolean well) {
        Prepared used = taken(inUse, prepared -> prepared.statement() == statement);
        if (used != null && well && isCleared(statement)) {
            if (waiting.size() == KEPT) {
                close(waiting.remove(0).statement());
            }
            waiting.add(used);
        } else {
            close(statement);
        }
    }

    /** Where the connection may be given back before the transaction ends, or time is running out, nothing is kept. */
    private boolean mayBeKept() {
        JdbcCoordinator jdbc = session.getJdbcCoordinator();
        PhysicalConnectionHandlingMode mode = jdbc.getLogicalConnection().getConnectionHandlingMode();
        boolean held = switch (mode.getReleaseMode()) {
            case AFTER_TRANSACTION, ON_CLOSE -> true;
            case AFTER_STATEMENT, BEFORE_TRANSACTION_COMPLETION -> false;
        };
        return held && session.isTransactionInProgress() && jdbc.determineRemainingTransactionTimeOutPeriod() <= 0;
    }

    private PreparedStatement prepared(String given, Giving giving) {
        JdbcCoordinator jdbc = session.getJdbcCoordinator();
        JdbcSessionContext context = jdbc.getJdbcSessionOwner().getJdbcSessionContext();
        jdbc.executeBatch();
        String inspected = context.getStatementInspector().inspect(given);
        String sql = inspected == null ? given : inspected;
        session.getJdbcServices().getSqlStatementLogger().logStatement(sql);
        JdbcEventHandler observer = context.getEventHandler();
        observer.jdbcPrepareStatementStart();
        try {
            Prepared prepared =
                    prepared(sql, giving, jdbc.getLogicalConnection().getPhysicalConnection());
            inUse.add(prepared);
            if (giving == Giving.ROWS) {
                jdbc.registerLastQuery(prepared.statement());
            }
            return prepared.statement();
        } catch (SQLException e) {
            throw session.getJdbcServices().getSqlExceptionHelper().convert(e, "could not prepare a statement", sql);
        } finally {
            observer.jdbcPrepareStatementEnd();
        }
    }

    private Prepared prepared(String sql, Giving giving, Connection connection) throws SQLException {
        waiting.removeIf(prepared -> prepared.connection() != connection);
        Prepared known = taken(
                waiting,
                prepared -> prepared.giving() == giving && prepared.sql().equals(sql));
        return known != null && !known.statement().isClosed() ? known : prepare(sql, giving, connection);
    }

    private Prepared prepare(String sql, Giving giving, Connection connection) throws SQLException {
        PreparedStatement statement = switch (giving) {
            case ROWS -> connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
            case COUNT -> connection.prepareStatement(sql);
            case GENERATED_KEY -> connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS);
        };
        JdbcCoordinator jdbc = session.getJdbcCoordinator();
        jdbc.getLogicalConnection().getResourceRegistry().register(statement, true);
        Integer fetched = jdbc.getJdbcSessionOwner().getJdbcSessionContext().getFetchSizeOrNull();
        if (giving == Giving.ROWS && fetched != null) {
            statement.setFetchSize(fetched);
        }
        return new Prepared(sql, giving, statement, connection);
    }

    private interface Wanted {
        boolean is(Prepared prepared);
    }

    private static @Nullable Prepared taken(List<Prepared> from, Wanted wanted) {
        for (int i = from.size() - 1; i >= 0; i--) {
            if (wanted.is(from.get(i))) {
                return from.remove(i);
            }
        }
        return null;
    }

    /** The values of a statement that waits are not held. */
    private static boolean isCleared(PreparedStatement statement) {
        try {
            statement.clearParameters();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private void close(PreparedStatement statement) {
        JdbcCoordinator jdbc = session.getJdbcCoordinator();
        jdbc.getLogicalConnection().getResourceRegistry().release(statement);
        jdbc.afterStatementExecution();
    }
}
