package io.upsurge.internal.hibernate;

import io.upsurge.dialect.NearestDialect;
import io.upsurge.dialect.ServerVersion;
import io.upsurge.dialect.UpsurgeDialect;
import java.util.Optional;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** Finds the dialect that speaks for a session factory's database, through Hibernate's own class loaders. */
final class DialectDiscovery {

    private DialectDiscovery() {}

    static Optional<UpsurgeDialect> find(SessionFactoryImplementor factory) {
        Dialect database = factory.getJdbcServices().getDialect();
        DatabaseVersion version = database.getVersion();
        return NearestDialect.of(
                        database.getClass(), factory.getClassLoaderService().loadJavaServices(UpsurgeDialect.class))
                .map(dialect -> dialect.on(new ServerVersion(version.getMajor(), version.getMinor())));
    }
}
