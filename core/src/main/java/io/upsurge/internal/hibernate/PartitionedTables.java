package io.upsurge.internal.hibernate;

import io.upsurge.dialect.Catalogue;
import io.upsurge.dialect.UpsurgeDialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** Which tables are partitioned, where that makes a difference to the database; asked once for each table. */
final class PartitionedTables {

    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    UpsurgeDialect dialect(UpsurgeDialect dialect, String table, SharedSessionContractImplementor session) {
        Optional<UpsurgeDialect> onPartitions = dialect.onPartitions();
        if (onPartitions.isEmpty()) {
            return dialect;
        }
        boolean partitioned = known.computeIfAbsent(
                table,
                name -> dialect.catalogue()
                        .flatMap(catalogue -> catalogue.partitions(name))
                        .map(query -> ask(query, session))
                        .orElse(false));
        return partitioned ? onPartitions.get() : dialect;
    }

    private static boolean ask(Catalogue.Query query, SharedSessionContractImplementor session) {
        Connection connection =
                session.getJdbcCoordinator().getLogicalConnection().getPhysicalConnection();
        String sql = "/* upsurge: partitions */ " + query.sql();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < query.parameters().size(); i++) {
                statement.setString(i + 1, query.parameters().get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw session.getJdbcServices().getSqlExceptionHelper().convert(e, "could not ask for partitions", sql);
        }
    }
}
