package io.upsurge.dialects;

import io.upsurge.tck.DialectConformance;
import io.upsurge.tck.TestDatabase;

@OnDatabase("pgvector")
class Postgres18ConformanceTest extends DialectConformance {

    @Override
    protected TestDatabase database() {
        return OurDatabases.named("pgvector");
    }
}
