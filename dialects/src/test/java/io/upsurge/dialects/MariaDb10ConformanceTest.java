package io.upsurge.dialects;

import io.upsurge.tck.DialectConformance;
import io.upsurge.tck.TestDatabase;

@OnDatabase("mariadb10")
class MariaDb10ConformanceTest extends DialectConformance {

    @Override
    protected TestDatabase database() {
        return OurDatabases.named("mariadb10");
    }
}
