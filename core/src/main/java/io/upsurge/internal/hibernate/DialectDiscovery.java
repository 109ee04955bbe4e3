package io.upsurge.internal.hibernate;

import io.upsurge.dialect.ServerVersion;
import io.upsurge.dialect.UpsurgeDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** Finds the dialect that speaks for a session factory's database: the one for the nearest ancestor of its class. */
final class DialectDiscovery {

    private DialectDiscovery() {}

    static Optional<UpsurgeDialect> find(SessionFactoryImplementor factory) {
        Class<?> database = factory.getJdbcServices().getDialect().getClass();
        ClassLoaderService classes = factory.getClassLoaderService();
        List<UpsurgeDialect> nearest = new ArrayList<>();
        int best = Integer.MAX_VALUE;
        for (UpsurgeDialect dialect : classes.loadJavaServices(UpsurgeDialect.class)) {
            int distance = distance(database, dialect);
            if (distance < best) {
                nearest.clear();
                best = distance;
            }
            if (distance == best && distance != Integer.MAX_VALUE) {
                nearest.add(dialect);
            }
        }
        if (nearest.size() > 1) {
            throw new IllegalStateException("Several Upsurge dialects speak for " + database.getName() + ": " + nearest
                    + ". Keep one of them on the class path, or let one name a nearer Hibernate dialect");
        }
        DatabaseVersion version = factory.getJdbcServices().getDialect().getVersion();
        return nearest.stream()
                .findFirst()
                .map(dialect -> dialect.on(new ServerVersion(version.getMajor(), version.getMinor())));
    }

    /** How many superclasses lie between; a dialect whose Hibernate dialect is not on the class path is far away. */
    private static int distance(Class<?> database, UpsurgeDialect dialect) {
        Class<?> spoken;
        try {
            spoken = dialect.database();
        } catch (LinkageError absent) {
            return Integer.MAX_VALUE;
        }
        int distance = 0;
        for (Class<?> type = database; type != null; type = type.getSuperclass(), distance++) {
            if (type.equals(spoken)) {
                return distance;
            }
        }
        return Integer.MAX_VALUE;
    }
}
