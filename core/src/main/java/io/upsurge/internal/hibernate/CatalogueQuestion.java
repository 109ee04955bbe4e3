package io.upsurge.internal.hibernate;

import io.upsurge.dialect.Catalogue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** A question to the database's catalogue, whose SQL says whose question it is and what it is about. */
record CatalogueQuestion(String about, Catalogue.Query query) {

    /** What is made of the rows. */
    interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** Asks by the session's connection. */
    <T> T ask(SharedSessionContractImplementor session, Reader<T> reader) {
        try {
            return ask(session.getJdbcCoordinator().getLogicalConnection().getPhysicalConnection(), reader);
        } catch (SQLException e) {
            throw session.getJdbcServices().getSqlExceptionHelper().convert(e, "could not read " + about, sql());
        }
    }

    /** Asks by a connection. */
    <T> T ask(Connection connection, Reader<T> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql())) {
            for (int i = 0; i < query.parameters().size(); i++) {
                statement.setString(i + 1, query.parameters().get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        }
    }

    private String sql() {
        return "/* upsurge: " + about + " */ " + query.sql();
    }
}
