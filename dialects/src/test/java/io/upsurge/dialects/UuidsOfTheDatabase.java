package io.upsurge.dialects;

import io.upsurge.tck.TestDatabase;
import io.upsurge.tck.mapping.Circumstance;
import io.upsurge.tck.mapping.MappingProbe;
import io.upsurge.tck.mapping.MappingTable;
import io.upsurge.tck.mapping.Sample;
import java.util.List;
import org.hibernate.SessionFactory;

/** Identifiers that a column's default makes. */
final class UuidsOfTheDatabase implements Circumstance {

    private static final Sample<DatabaseUuidContract.Defaulted> ROWS = Sample.of(
                    "a `UUID` that the database makes, with a `@NaturalId`",
                    DatabaseUuidContract.Defaulted.class,
                    "code",
                    (given, i) -> new DatabaseUuidContract.Defaulted("code " + i, "text " + i))
            .foundBy("code")
            .making("id")
            .changing("text", (given, i) -> "other " + i);

    @Override
    public String mapping() {
        return ROWS.mapping();
    }

    @Override
    public String cell(TestDatabase database) {
        SessionFactory sessions = database.sessionFactory(DatabaseUuidContract.Defaulted.class);
        database.emptyTables(sessions);
        return MappingTable.cell(new MappingProbe(sessions, database.statements(), List.of(ROWS)).verdicts(ROWS));
    }
}
