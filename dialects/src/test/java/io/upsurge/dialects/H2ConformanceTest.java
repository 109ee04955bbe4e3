package io.upsurge.dialects;

import io.upsurge.tck.DialectConformance;
import io.upsurge.tck.TestDatabase;

@OnDatabase("h2")
class H2ConformanceTest extends DialectConformance {

    @Override
    protected TestDatabase database() {
        return OurDatabases.named("h2");
    }
}
