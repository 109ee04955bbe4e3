package io.upsurge.dialects;

import io.upsurge.tck.DialectConformance;
import io.upsurge.tck.StoredType;
import io.upsurge.tck.TestDatabase;
import java.util.Set;

@OnDatabase("sqlite")
class SqliteConformanceTest extends DialectConformance {

    @Override
    protected TestDatabase database() {
        return OurDatabases.named("sqlite");
    }

    @Override
    protected Set<StoredType> notStored() {
        return Set.of(StoredType.LARGE_OBJECT, StoredType.NAMED_ENUM, StoredType.JSON_EMBEDDABLE, StoredType.ARRAY);
    }
}
