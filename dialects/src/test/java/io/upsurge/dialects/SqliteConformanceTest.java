package io.upsurge.dialects;

import io.upsurge.tck.DialectConformance;
import io.upsurge.tck.TestDatabase;

@OnDatabase("sqlite")
class SqliteConformanceTest extends DialectConformance {

    @Override
    protected TestDatabase database() {
        return OurDatabases.named("sqlite");
    }
}
