package io.upsurge.dialects;

import io.upsurge.tck.TestDatabase;
import org.junit.jupiter.api.Nested;

/** Identifiers that are UUIDs of each database's own making. */
class DatabaseUuidTest {

    @Nested
    @OnDatabase("h2")
    class OnH2 extends DatabaseUuidContract {
        OnH2() {
            super(DatabaseUuidContract.ExpressedOnH2.class);
        }

        @Override
        protected TestDatabase database() {
            return OurDatabases.named("h2");
        }
    }

    @Nested
    @OnDatabase("sqlite")
    class OnSqlite extends DatabaseUuidContract {
        OnSqlite() {
            super(DatabaseUuidContract.ExpressedOnSqlite.class);
        }

        @Override
        protected TestDatabase database() {
            return OurDatabases.named("sqlite");
        }
    }

    @Nested
    @OnDatabase("postgres")
    class OnPostgres extends DatabaseUuidContract {
        OnPostgres() {
            super(DatabaseUuidContract.ExpressedOnPostgreSql.class);
        }

        @Override
        protected TestDatabase database() {
            return OurDatabases.named("postgres");
        }
    }

    @Nested
    @OnDatabase("pgvector")
    class OnPostgres18 extends DatabaseUuidContract {
        OnPostgres18() {
            super(DatabaseUuidContract.ExpressedOnPostgreSql.class);
        }

        @Override
        protected TestDatabase database() {
            return OurDatabases.named("pgvector");
        }
    }

    @Nested
    @OnDatabase("mysql")
    class OnMySql extends DatabaseUuidContract {
        OnMySql() {
            super(DatabaseUuidContract.ExpressedOnMySql.class);
        }

        @Override
        protected TestDatabase database() {
            return OurDatabases.named("mysql");
        }
    }

    @Nested
    @OnDatabase("mariadb")
    class OnMariaDb extends DatabaseUuidContract {
        OnMariaDb() {
            super(DatabaseUuidContract.ExpressedOnMariaDb.class);
        }

        @Override
        protected TestDatabase database() {
            return OurDatabases.named("mariadb");
        }
    }

    @Nested
    @OnDatabase("mariadb10")
    class OnMariaDb10 extends DatabaseUuidContract {
        OnMariaDb10() {
            super(DatabaseUuidContract.ExpressedOnMariaDb.class);
        }

        @Override
        protected TestDatabase database() {
            return OurDatabases.named("mariadb10");
        }
    }
}
