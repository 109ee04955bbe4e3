package io.upsurge.internal.hibernate;

import io.upsurge.dialect.Catalogue;
import io.upsurge.dialect.RowLoader;
import io.upsurge.dialect.UpsurgeDialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** Which tables rows may be loaded for; asked once for each table, when rows enough for it come. */
final class LoadableTables {

    private record Ways(boolean apart, boolean inPlace) {

        static final Ways NONE = new Ways(false, false);

        static Ways of(ResultSet rows) throws SQLException {
            return rows.next() ? new Ways(rows.getInt(1) == 1, rows.getInt(2) == 1) : NONE;
        }
    }

    private final Map<String, Ways> known = new ConcurrentHashMap<>();

    boolean mayLoad(UpsurgeDialect dialect, String table, boolean inPlace, SharedSessionContractImplementor session) {
        Ways ways = known.computeIfAbsent(table, name -> ways(dialect, name, session));
        return inPlace ? ways.inPlace() : ways.apart();
    }

    private static Ways ways(UpsurgeDialect dialect, String table, SharedSessionContractImplementor session) {
        Optional<Catalogue.Query> query = dialect.catalogue().flatMap(catalogue -> catalogue.loading(table));
        boolean possible =
                dialect.loader().filter(loader -> isPossible(loader, session)).isPresent();
        return possible && query.isPresent()
                ? new CatalogueQuestion("loading", query.get()).ask(session, Ways::of)
                : Ways.NONE;
    }

    private static boolean isPossible(RowLoader loader, SharedSessionContractImplementor session) {
        try {
            return loader.isPossibleBy(connection(session));
        } catch (SQLException e) {
            throw session.getJdbcServices().getSqlExceptionHelper().convert(e, "could not ask the driver");
        }
    }

    private static Connection connection(SharedSessionContractImplementor session) {
        return session.getJdbcCoordinator().getLogicalConnection().getPhysicalConnection();
    }
}
