package io.upsurge.internal.hibernate;

import io.upsurge.dialect.UpsurgeDialect;
import java.sql.ResultSet;
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
                        .map(query -> new CatalogueQuestion("partitions", query).ask(session, ResultSet::next))
                        .orElse(false));
        return partitioned ? onPartitions.get() : dialect;
    }
}
