package io.upsurge.dialects;

import io.upsurge.tck.DialectConformance;
import io.upsurge.tck.StoredType;
import io.upsurge.tck.TestDatabase;
import java.util.EnumSet;
import java.util.Set;

@OnDatabase("mariadb")
class MariaDbConformanceTest extends DialectConformance {

    @Override
    protected TestDatabase database() {
        return OurDatabases.named("mariadb");
    }

    @Override
    protected Set<StoredType> notStored() {
        return EnumSet.of(
                StoredType.XML_PARTS,
                StoredType.NAMED_ORDINAL_ENUM,
                StoredType.NATIVE_OFFSET_TIME,
                StoredType.NOT_A_NUMBER,
                StoredType.DECIMAL_TOO_LARGE,
                StoredType.TEXT_TOO_LONG,
                StoredType.INTERVAL,
                StoredType.NAMED_ENUM,
                StoredType.XML_PART,
                StoredType.STRUCT,
                StoredType.STRUCTS,
                StoredType.VECTOR_TOO_LONG,
                StoredType.HALF_VECTOR,
                StoredType.DOUBLE_VECTOR,
                StoredType.BYTE_VECTOR,
                StoredType.BINARY_VECTOR,
                StoredType.SPARSE_VECTOR);
    }

    @Override
    protected void mapped(String mapping, String cell) {
        MappingsOfTheGuide.check("MariaDB 11.8", mapping, cell);
    }
}
