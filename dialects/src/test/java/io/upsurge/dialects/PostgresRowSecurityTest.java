package io.upsurge.dialects;

import org.junit.jupiter.api.Nested;

/** Row-level security on both versions, for a role that was granted the table and for its owner. */
class PostgresRowSecurityTest {

    @Nested
    @OnDatabase("postgres")
    class Granted extends PostgresRowSecurityContract {
        Granted() {
            super("postgres", false);
        }
    }

    @Nested
    @OnDatabase("postgres")
    class Forced extends PostgresRowSecurityContract {
        Forced() {
            super("postgres", true);
        }
    }

    @Nested
    @OnDatabase("pgvector")
    class GrantedOn18 extends PostgresRowSecurityContract {
        GrantedOn18() {
            super("pgvector", false);
        }
    }

    @Nested
    @OnDatabase("pgvector")
    class ForcedOn18 extends PostgresRowSecurityContract {
        ForcedOn18() {
            super("pgvector", true);
        }
    }
}
