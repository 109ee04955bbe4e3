package io.upsurge.dialects;

import io.upsurge.tck.DialectConformance;
import io.upsurge.tck.StoredType;
import io.upsurge.tck.TestDatabase;
import java.util.EnumSet;
import java.util.Set;

@OnDatabase("pgvector")
class Postgres18ConformanceTest extends DialectConformance {

    @Override
    protected TestDatabase database() {
        return OurDatabases.named("pgvector");
    }

    @Override
    protected Set<StoredType> notStored() {
        return StoredByHibernate.notOnPostgres(EnumSet.of(
                StoredType.NATIVE_OFFSET_TIME,
                StoredType.ORDINAL_ENUM,
                StoredType.MATERIALIZED,
                StoredType.NATIONAL_LARGE_OBJECT,
                StoredType.DECIMAL_TOO_LARGE,
                StoredType.TEXT_WITH_NUL,
                StoredType.TEXT_TOO_LONG,
                StoredType.COLUMN_ENUM,
                StoredType.STRUCTS,
                StoredType.VECTOR_TOO_LONG,
                StoredType.DOUBLE_VECTOR,
                StoredType.BYTE_VECTOR));
    }

    @Override
    protected void mapped(String mapping, String cell) {
        MappingsOfTheGuide.check("PostgreSQL 18 with pgvector", mapping, cell);
    }
}
