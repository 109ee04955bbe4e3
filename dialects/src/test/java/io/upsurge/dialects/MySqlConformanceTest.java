package io.upsurge.dialects;

import io.upsurge.tck.DialectConformance;
import io.upsurge.tck.TestDatabase;

@OnDatabase("mysql")
class MySqlConformanceTest extends DialectConformance {

    @Override
    protected TestDatabase database() {
        return OurDatabases.named("mysql");
    }
}
