package io.upsurge.dialects;

import io.upsurge.tck.DialectConformance;
import io.upsurge.tck.StoredType;
import io.upsurge.tck.TestDatabase;
import java.util.EnumSet;
import java.util.Set;

@OnDatabase("sqlite")
class SqliteConformanceTest extends DialectConformance {

    @Override
    protected TestDatabase database() {
        return OurDatabases.named("sqlite");
    }

    @Override
    protected Set<StoredType> notStored() {
        return EnumSet.of(
                StoredType.XML_PARTS,
                StoredType.NAMED_ORDINAL_ENUM,
                StoredType.ORDINAL_ENUM,
                StoredType.NATIVE_OFFSET_TIME,
                StoredType.MATERIALIZED,
                StoredType.LARGE_OBJECT,
                StoredType.LARGE_OBJECT_LOCATOR,
                StoredType.INTERVAL,
                StoredType.NATIVE_ZONE,
                StoredType.COLUMN_ENUM,
                StoredType.NAMED_ENUM,
                StoredType.JSON_EMBEDDABLE,
                StoredType.JSON_PARTS,
                StoredType.XML_PART,
                StoredType.STRUCT,
                StoredType.STRUCTS,
                StoredType.ARRAY_OF_NUMBERS,
                StoredType.ARRAY_OF_TEXTS,
                StoredType.ARRAY_OF_ENUMS,
                StoredType.ARRAY_OF_DATES,
                StoredType.ARRAY_OF_INSTANTS,
                StoredType.ARRAY_OF_OTHERS,
                StoredType.ARRAY_OF_BYTES,
                StoredType.VECTOR,
                StoredType.VECTOR_TOO_LONG,
                StoredType.HALF_VECTOR,
                StoredType.DOUBLE_VECTOR,
                StoredType.BYTE_VECTOR,
                StoredType.BINARY_VECTOR,
                StoredType.SPARSE_VECTOR);
    }

    @Override
    protected boolean carriesTimes() {
        return false;
    }

    @Override
    protected void mapped(String mapping, String cell) {
        MappingsOfTheGuide.check("SQLite", mapping, cell);
    }
}
