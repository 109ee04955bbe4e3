package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.upsurge.tck.StoredType;
import io.upsurge.tck.ValueTable;
import io.upsurge.tck.values.ValueKind;
import io.upsurge.tck.values.ValueKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The guide's table of values says what the conformance tests of the seven databases prove. */
class ValueTableTest {

    private static final String BEGIN = "<!-- values -->\n";
    private static final String END = "<!-- /values -->";

    @Test
    void theGuideHasTheTableThatIsTested() throws IOException {
        assumeTrue(StoredByHibernate.isThatOfTheGuide(), "the guide's table is of another Hibernate");
        String page = Files.readString(Path.of("..", "docs", "mappings.md"));
        assertThat(page).containsOnlyOnce(BEGIN).containsOnlyOnce(END);

        assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)))
                .isEqualTo(ValueTable.of(databases()));
    }

    /** Or a cell would be there that nobody has measured. */
    @Test
    void everyRowIsTested() {
        assertThat(ValueKinds.all()).extracting(ValueKind::type).containsExactlyInAnyOrder(StoredType.values());
    }

    private static Map<String, Set<StoredType>> databases() {
        Map<String, Set<StoredType>> databases = new LinkedHashMap<>();
        databases.put("H2", new H2ConformanceTest().notStored());
        databases.put("SQLite", new SqliteConformanceTest().notStored());
        databases.put("PostgreSQL 15", new PostgresConformanceTest().notStored());
        databases.put("PostgreSQL 18 with pgvector", new Postgres18ConformanceTest().notStored());
        databases.put("MySQL 9.7", new MySqlConformanceTest().notStored());
        databases.put("MariaDB 10.11", new MariaDb10ConformanceTest().notStored());
        databases.put("MariaDB 11.8", new MariaDbConformanceTest().notStored());
        return databases;
    }
}
