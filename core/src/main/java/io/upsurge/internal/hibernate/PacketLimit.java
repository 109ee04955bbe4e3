package io.upsurge.internal.hibernate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** How many bytes a server takes in one packet, asked once for a session factory. */
final class PacketLimit {

    private volatile long bytes;

    long of(String query, SharedSessionContractImplementor session) {
        if (bytes == 0) {
            bytes = ask("/* upsurge: how large a packet may be */ " + query, session);
        }
        return bytes;
    }

    private static long ask(String query, SharedSessionContractImplementor session) {
        var connection = session.getJdbcCoordinator().getLogicalConnection().getPhysicalConnection();
        try (Statement statement = connection.createStatement();
                ResultSet limit = statement.executeQuery(query)) {
            limit.next();
            return limit.getLong(1);
        } catch (SQLException e) {
            throw session.getJdbcServices().getSqlExceptionHelper().convert(e, "could not ask for the limit", query);
        }
    }
}
