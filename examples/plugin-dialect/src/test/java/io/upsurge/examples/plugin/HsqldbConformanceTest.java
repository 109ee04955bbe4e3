package io.upsurge.examples.plugin;

import io.upsurge.tck.DialectConformance;
import io.upsurge.tck.StoredType;
import io.upsurge.tck.TestDatabase;
import java.util.Set;

class HsqldbConformanceTest extends DialectConformance {

    private static final TestDatabase HSQLDB = new TestDatabase("hsqldb", "jdbc:hsqldb:mem:upsurge", "sa", "");

    @Override
    protected TestDatabase database() {
        return HSQLDB;
    }

    @Override
    protected Set<StoredType> notStored() {
        return Set.of(StoredType.NAMED_ENUM, StoredType.JSON_EMBEDDABLE);
    }
}
