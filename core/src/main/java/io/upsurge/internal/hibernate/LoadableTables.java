package io.upsurge.internal.hibernate;

import io.upsurge.dialect.Catalogue;
import io.upsurge.dialect.RowLoad;
import io.upsurge.dialect.RowLoader;
import io.upsurge.dialect.UpsurgeDialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** Which tables rows may be loaded for; asked once for each table, when rows enough for it come. */
final class LoadableTables {

    /** Whether rows may be loaded into a table of their own, or into the table itself, and the types of its columns. */
    private record Ways(boolean apart, boolean inPlace, Map<String, String> types) {

        static final Ways NONE = new Ways(false, false, Map.of());

        static Ways of(ResultSet rows) throws SQLException {
            Map<String, String> types = new HashMap<>();
            boolean apart = false;
            boolean inPlace = false;
            while (rows.next()) {
                apart = rows.getInt(1) == 1;
                inPlace = rows.getInt(2) == 1;
                types.put(rows.getString(3), rows.getString(4));
            }
            return new Ways(apart, inPlace, Map.copyOf(types));
        }
    }

    private final Map<String, Ways> known = new ConcurrentHashMap<>();

    boolean mayLoad(UpsurgeDialect dialect, String table, boolean inPlace, SharedSessionContractImplementor session) {
        Ways ways = known.computeIfAbsent(table, name -> ways(dialect, name, session));
        return inPlace ? ways.inPlace() : ways.apart();
    }

    /** The load as it is to be done: into the table itself by the types that its columns have. */
    RowLoad known(RowLoad load) {
        return load.isInPlace()
                ? load.into(known.getOrDefault(load.table(), Ways.NONE).types())
                : load;
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
