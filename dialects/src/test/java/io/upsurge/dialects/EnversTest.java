package io.upsurge.dialects;

import io.upsurge.tck.TestDatabase;
import org.junit.jupiter.api.Nested;

/** The history of Envers on each database. */
class EnversTest {

    @Nested
    @OnDatabase("h2")
    class OnH2 extends EnversContract {
        @Override
        protected TestDatabase database() {
            return OurDatabases.named("h2");
        }
    }

    @Nested
    @OnDatabase("sqlite")
    class OnSqlite extends EnversContract {
        @Override
        protected TestDatabase database() {
            return OurDatabases.named("sqlite");
        }
    }

    @Nested
    @OnDatabase("postgres")
    class OnPostgres extends EnversContract {
        @Override
        protected TestDatabase database() {
            return OurDatabases.named("postgres");
        }
    }

    @Nested
    @OnDatabase("pgvector")
    class OnPostgres18 extends EnversContract {
        @Override
        protected TestDatabase database() {
            return OurDatabases.named("pgvector");
        }
    }

    @Nested
    @OnDatabase("mysql")
    class OnMySql extends EnversContract {
        @Override
        protected TestDatabase database() {
            return OurDatabases.named("mysql");
        }
    }

    @Nested
    @OnDatabase("mariadb")
    class OnMariaDb extends EnversContract {
        @Override
        protected TestDatabase database() {
            return OurDatabases.named("mariadb");
        }
    }

    @Nested
    @OnDatabase("mariadb10")
    class OnMariaDb10 extends EnversContract {
        @Override
        protected TestDatabase database() {
            return OurDatabases.named("mariadb10");
        }
    }
}
