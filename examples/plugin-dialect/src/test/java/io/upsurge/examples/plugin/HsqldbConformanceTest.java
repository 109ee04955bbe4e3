package io.upsurge.examples.plugin;

import io.upsurge.tck.DialectConformance;
import io.upsurge.tck.TestDatabase;

class HsqldbConformanceTest extends DialectConformance {

    private static final TestDatabase HSQLDB =
            new TestDatabase("hsqldb", "jdbc:hsqldb:mem:upsurge;sql.pad_space=false", "sa", "");

    @Override
    protected TestDatabase database() {
        return HSQLDB;
    }
}
