package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.dialects.Availability.Running;
import io.upsurge.tck.DatabaseTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of databases in the README is the one that the conformance kit writes. */
class ReadmeTest {

    private static final String BEGIN = "<!-- databases -->";
    private static final String END = "<!-- /databases -->";

    @Test
    void showsTheTableOfDatabasesBetweenItsMarkers() throws IOException {
        assertThat(table()).isEqualTo(DatabaseTable.of(DatabaseTable.rowsIn(table())));
    }

    /** A server of the same major version may differ in its patches only; one of another is not in the table. */
    @Test
    void tellsOfEachDatabaseThatRunsWhatItsDialectDeclares() throws IOException, SQLException {
        List<String> shown = DatabaseTable.rowsIn(table());
        for (String row : rowsOfThoseThatRun()) {
            assertThat(shown)
                    .as("of %s", product(row))
                    .anyMatch(other -> product(other).equals(product(row)));
            assertThat(shown)
                    .filteredOn(other -> major(other).equals(major(row)))
                    .extracting(ReadmeTest::facts)
                    .allMatch(facts(row)::equals, "equals " + row);
        }
    }

    private static String table() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        assertThat(readme).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
        return readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END))
                .stripLeading();
    }

    private static List<String> rowsOfThoseThatRun() throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String name : OurDatabases.names()) {
            if (OurDatabases.availability(name) instanceof Running running) {
                var database = running.database();
                rows.add(DatabaseTable.row(database.productAndVersion(), database.dialect()));
            }
        }
        return rows;
    }

    /** Such as {@code | MariaDB}. */
    private static String product(String row) {
        return row.replaceFirst(" \\d.*", "");
    }

    /** Such as {@code | MariaDB 11}. */
    private static String major(String row) {
        return row.replaceFirst("( \\d+).*", "$1");
    }

    /** All but the product and its version. */
    private static String facts(String row) {
        return row.substring(row.indexOf(" | "));
    }
}
