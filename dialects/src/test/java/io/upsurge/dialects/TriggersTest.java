package io.upsurge.dialects;

import io.upsurge.tck.TestDatabase;
import org.junit.jupiter.api.Nested;

/** Triggers on each database. */
class TriggersTest {

    @Nested
    @OnDatabase("h2")
    class OnH2 extends TriggersContract {
        OnH2() {
            super(TriggerDdl.H2);
        }

        @Override
        protected TestDatabase database() {
            return OurDatabases.named("h2");
        }
    }

    @Nested
    @OnDatabase("sqlite")
    class OnSqlite extends TriggersContract {
        OnSqlite() {
            super(TriggerDdl.SQLITE);
        }

        @Override
        protected TestDatabase database() {
            return OurDatabases.named("sqlite");
        }
    }

    @Nested
    @OnDatabase("postgres")
    class OnPostgres extends TriggersContract {
        OnPostgres() {
            super(TriggerDdl.POSTGRESQL);
        }

        @Override
        protected TestDatabase database() {
            return OurDatabases.named("postgres");
        }
    }

    @Nested
    @OnDatabase("pgvector")
    class OnPostgres18 extends TriggersContract {
        OnPostgres18() {
            super(TriggerDdl.POSTGRESQL);
        }

        @Override
        protected TestDatabase database() {
            return OurDatabases.named("pgvector");
        }
    }

    @Nested
    @OnDatabase("mysql")
    class OnMySql extends TriggersContract {
        OnMySql() {
            super(TriggerDdl.MYSQL);
        }

        @Override
        protected TestDatabase database() {
            return OurDatabases.named("mysql");
        }
    }

    @Nested
    @OnDatabase("mariadb")
    class OnMariaDb extends TriggersContract {
        OnMariaDb() {
            super(TriggerDdl.MYSQL);
        }

        @Override
        protected TestDatabase database() {
            return OurDatabases.named("mariadb");
        }
    }

    @Nested
    @OnDatabase("mariadb10")
    class OnMariaDb10 extends TriggersContract {
        OnMariaDb10() {
            super(TriggerDdl.MYSQL);
        }

        @Override
        protected TestDatabase database() {
            return OurDatabases.named("mariadb10");
        }
    }
}
