package io.upsurge.dialects;

import org.junit.jupiter.api.Nested;

/** Circumstances of mappings on each database. */
class CircumstancesTest {

    @Nested
    @OnDatabase("h2")
    class OnH2 extends CircumstancesContract {
        OnH2() {
            super("h2", "H2");
        }
    }

    @Nested
    @OnDatabase("sqlite")
    class OnSqlite extends CircumstancesContract {
        OnSqlite() {
            super("sqlite", "SQLite");
        }
    }

    @Nested
    @OnDatabase("postgres")
    class OnPostgres extends CircumstancesContract {
        OnPostgres() {
            super("postgres", "PostgreSQL 15");
        }
    }

    @Nested
    @OnDatabase("pgvector")
    class OnPostgres18 extends CircumstancesContract {
        OnPostgres18() {
            super("pgvector", "PostgreSQL 18 with pgvector");
        }
    }

    @Nested
    @OnDatabase("mysql")
    class OnMySql extends CircumstancesContract {
        OnMySql() {
            super("mysql", "MySQL 9.7");
        }
    }

    @Nested
    @OnDatabase("mariadb10")
    class OnMariaDb10 extends CircumstancesContract {
        OnMariaDb10() {
            super("mariadb10", "MariaDB 10.11");
        }
    }

    @Nested
    @OnDatabase("mariadb")
    class OnMariaDb extends CircumstancesContract {
        OnMariaDb() {
            super("mariadb", "MariaDB 11.8");
        }
    }
}
