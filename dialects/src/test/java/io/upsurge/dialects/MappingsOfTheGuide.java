package io.upsurge.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.tck.mapping.Circumstance;
import io.upsurge.tck.mapping.EntityMappings;
import io.upsurge.tck.mapping.MappingTable;
import io.upsurge.tck.mapping.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The guide's table of mappings, of which each database measures its column when its conformance test runs.
 *
 * <p>With {@code -Dguide=write} what was measured is written there; otherwise it must stand there.
 */
final class MappingsOfTheGuide {

    /** The columns, in their order. */
    static final List<String> DATABASES = List.of(
            "H2",
            "SQLite",
            "PostgreSQL 15",
            "PostgreSQL 18 with pgvector",
            "MySQL 9.7",
            "MariaDB 10.11",
            "MariaDB 11.8");

    private static final Path PAGE = Path.of("..", "docs", "mappings.md");
    private static final String BEGIN = "<!-- mappings -->\n";
    private static final String END = "<!-- /mappings -->";

    private MappingsOfTheGuide() {}

    /** Compares a cell with the page; where tests run without the sources, there is none. */
    static synchronized void check(String database, String mapping, String cell) {
        if (!Files.exists(PAGE)) {
            return;
        }
        if ("write".equals(System.getProperty("guide"))) {
            write(database, mapping, cell);
        }
        assertThat(columns().get(database))
                .as("the guide's column of %s; -Dguide=write writes it", database)
                .containsEntry(mapping, cell);
    }

    /** The table as it stands on the page. */
    static String table() {
        String page = page();
        assertThat(page).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
        return page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
    }

    /** The table of the same cells, with a row for each mapping that is tried. */
    static String expected() {
        return MappingTable.of(mappings(), columns());
    }

    /** The rows, in their order: those of this build's own databases last. */
    static List<String> mappings() {
        return Stream.of(
                        EntityMappings.all().stream().map(Sample::mapping),
                        EntityMappings.circumstances().stream().map(Circumstance::mapping),
                        CircumstancesContract.circumstances().stream().map(Circumstance::mapping))
                .flatMap(mappings -> mappings)
                .toList();
    }

    private static Map<String, Map<String, String>> columns() {
        String table = table();
        Map<String, Map<String, String>> there = table.isEmpty() ? Map.of() : MappingTable.cellsIn(table);
        Map<String, Map<String, String>> columns = new LinkedHashMap<>();
        DATABASES.forEach(
                database -> columns.put(database, new LinkedHashMap<>(there.getOrDefault(database, Map.of()))));
        return columns;
    }

    private static void write(String database, String mapping, String cell) {
        Map<String, Map<String, String>> columns = columns();
        columns.get(database).put(mapping, cell);
        String page = page();
        try {
            Files.writeString(
                    PAGE,
                    page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
                            + MappingTable.of(mappings(), columns)
                            + page.substring(page.indexOf(END)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String page() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
