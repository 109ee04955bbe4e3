package io.upsurge.dialects;

import io.upsurge.tck.TestDatabase;
import io.upsurge.tck.mapping.Circumstance;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of the guide's table of mappings that need more than the conformance kit has. */
abstract class CircumstancesContract {

    private final TestDatabase database;
    private final String column;

    /**
     * On a database.
     *
     * @param column what the guide's tables call it
     */
    CircumstancesContract(String name, String column) {
        this.database = OurDatabases.named(name);
        this.column = column;
    }

    static List<Circumstance> circumstances() {
        return List.of(new UuidsOfTheDatabase(), new EnversRevisions(), new RowSecurity());
    }

    @ParameterizedTest
    @MethodSource("circumstances")
    void isAsTheGuideSays(Circumstance circumstance) throws Exception {
        MappingsOfTheGuide.check(column, circumstance.mapping(), circumstance.cell(database));
    }
}
