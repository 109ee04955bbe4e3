package io.upsurge.tck.mapping;

import io.upsurge.tck.TestDatabase;
import jakarta.persistence.Entity;
import java.util.List;
import org.hibernate.MappingException;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Rows with vectors, whose table most databases do not make. */
final class VectorRows implements Circumstance {

    /** A row with a vector of three numbers. */
    @Entity(name = "Embedding")
    public static class Embedding extends RareTables.Row {
        @JdbcTypeCode(SqlTypes.VECTOR)
        @Array(length = 3)
        public float @Nullable [] place;
    }

    private static final Sample<Embedding> ROWS = RareTables.row(
                    "vectors beside other attributes", Embedding.class, i -> {
                        Embedding row = new Embedding();
                        row.place = new float[] {i, 0.5f, -1};
                        return row;
                    })
            .changing("place", (given, i) -> new float[] {-1, i, 0.25f})
            .refusedFor("vector");

    @Override
    public String mapping() {
        return ROWS.mapping();
    }

    @Override
    public String cell(TestDatabase database) {
        SessionFactory sessions;
        try {
            sessions = database.sessionFactory(Embedding.class);
            database.emptyTables(sessions);
        } catch (MappingException | SchemaManagementException noSuchType) {
            return NONE_THERE;
        }
        return MappingTable.cell(new MappingProbe(sessions, database.statements(), List.of(ROWS)).verdicts(ROWS));
    }
}
