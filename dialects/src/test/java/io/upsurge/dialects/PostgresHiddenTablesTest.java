package io.upsurge.dialects;

import org.junit.jupiter.api.Nested;

/** Row-level security of a further table, on both versions. */
class PostgresHiddenTablesTest {

    @Nested
    @OnDatabase("postgres")
    class On15 extends PostgresHiddenTablesContract {
        On15() {
            super("postgres");
        }
    }

    @Nested
    @OnDatabase("pgvector")
    class On18 extends PostgresHiddenTablesContract {
        On18() {
            super("pgvector");
        }
    }
}
