package io.upsurge.dialects;

import io.upsurge.tck.DialectConformance;
import io.upsurge.tck.StoredType;
import io.upsurge.tck.TestDatabase;
import java.util.Set;

@OnDatabase("mysql")
class MySqlConformanceTest extends DialectConformance {

    @Override
    protected TestDatabase database() {
        return OurDatabases.named("mysql");
    }

    @Override
    protected Set<StoredType> notStored() {
        return Set.of(StoredType.NAMED_ENUM);
    }
}
