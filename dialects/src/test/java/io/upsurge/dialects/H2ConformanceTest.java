package io.upsurge.dialects;

import io.upsurge.tck.DialectConformance;
import io.upsurge.tck.StoredType;
import io.upsurge.tck.TestDatabase;
import java.util.EnumSet;
import java.util.Set;

@OnDatabase("h2")
class H2ConformanceTest extends DialectConformance {

    @Override
    protected TestDatabase database() {
        return OurDatabases.named("h2");
    }

    @Override
    protected Set<StoredType> notStored() {
        return EnumSet.of(
                StoredType.XML_PARTS,
                StoredType.NAMED_ORDINAL_ENUM,
                StoredType.DECIMAL_TOO_LARGE,
                StoredType.TEXT_TOO_LONG,
                StoredType.XML_PART,
                StoredType.STRUCT,
                StoredType.STRUCTS,
                StoredType.VECTOR,
                StoredType.VECTOR_TOO_LONG,
                StoredType.HALF_VECTOR,
                StoredType.DOUBLE_VECTOR,
                StoredType.BYTE_VECTOR,
                StoredType.BINARY_VECTOR,
                StoredType.SPARSE_VECTOR);
    }

    @Override
    protected void mapped(String mapping, String cell) {
        MappingsOfTheGuide.check("H2", mapping, cell);
    }
}
