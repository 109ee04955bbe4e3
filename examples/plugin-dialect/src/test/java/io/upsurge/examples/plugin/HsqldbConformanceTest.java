package io.upsurge.examples.plugin;

import io.upsurge.tck.DialectConformance;
import io.upsurge.tck.StoredType;
import io.upsurge.tck.TestDatabase;
import java.util.EnumSet;
import java.util.Set;

class HsqldbConformanceTest extends DialectConformance {

    private static final TestDatabase HSQLDB = new TestDatabase("hsqldb", "jdbc:hsqldb:mem:upsurge", "sa", "");

    @Override
    protected TestDatabase database() {
        return HSQLDB;
    }

    @Override
    protected Set<StoredType> notStored() {
        return EnumSet.of(
                StoredType.XML_PARTS,
                StoredType.NAMED_ORDINAL_ENUM,
                StoredType.ORDINAL_ENUM,
                StoredType.DECIMAL_TOO_LARGE,
                StoredType.TEXT_TOO_LONG,
                StoredType.FIXED_TEXT,
                StoredType.INTERVAL,
                StoredType.COLUMN_ENUM,
                StoredType.NAMED_ENUM,
                StoredType.GENERATED_COLUMN,
                StoredType.JSON_EMBEDDABLE,
                StoredType.JSON_PARTS,
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
}
