package io.upsurge.internal.hibernate;

import io.upsurge.dialect.RowLoad;
import io.upsurge.dialect.RowLoader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.engine.jdbc.spi.JdbcCoordinator;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;

/** Loads the rows of a statement before it is sent. */
record LoadedRows(SharedSessionContractImplementor session, RowLoad given) {

    /** Loads the rows, sends the statement that takes them, and drops the table that was made for them. */
    <T> T during(StatementValues values, Supplier<T> statement) {
        RowLoad load = FactoryMappings.of(session.getFactory())
                .attachment(LoadableTables.class, LoadableTables::new)
                .known(given);
        RowLoader loader = load.loader();
        Connection connection =
                session.getJdbcCoordinator().getLogicalConnection().getPhysicalConnection();
        String command = loader.command(load);
        try {
            List<ArrayElements> columns = new ArrayList<>(load.columns().size());
            for (int i = 0; i < load.columns().size(); i++) {
                columns.add(new ArrayElements(values.types().get(i), connection, session));
            }
            if (!load.isInPlace()) {
                execute(loader.create(load));
            }
            session.getJdbcServices().getSqlStatementLogger().logStatement(command);
            loader.load(connection, load, new Elements(values.rows(), columns));
        } catch (SQLException e) {
            throw session.getJdbcServices().getSqlExceptionHelper().convert(e, "could not load rows", command);
        }
        T result = statement.get();
        if (!load.isInPlace()) {
            execute(loader.drop(load));
        }
        return result;
    }

    /** The values, made where they are written, so that each row is gone through once. */
    private record Elements(List<@Nullable Object[]> given, List<ArrayElements> columns) implements RowLoader.Values {

        @Override
        public int rows() {
            return given.size();
        }

        @Override
        public @Nullable Object value(int column, int row) throws SQLException {
            return columns.get(column).of(given.get(row)[column]);
        }

        @Override
        public @Nullable Object typed(int column, int row) throws SQLException {
            return columns.get(column).typed(given.get(row)[column]);
        }
    }

    private void execute(String text) {
        JdbcCoordinator jdbc = session.getJdbcCoordinator();
        PreparedStatement statement = jdbc.getStatementPreparer().prepareStatement(text);
        try {
            jdbc.getResultSetReturn().executeUpdate(statement, text);
        } finally {
            jdbc.getLogicalConnection().getResourceRegistry().release(statement);
            jdbc.afterStatementExecution();
        }
    }
}
