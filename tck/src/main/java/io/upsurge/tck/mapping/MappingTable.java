package io.upsurge.tck.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which statements work for which mappings on which databases, as a Markdown table. */
public final class MappingTable {

    /** In the place of a cell that no database has answered. */
    public static final String NOT_MEASURED = "not measured";

    private static final String HEAD = "Mapping";

    private MappingTable() {}

    /** What the table says of a mapping on a database. */
    public static String cell(Map<StatementForm, Verdict> verdicts) {
        Set<String> different =
                verdicts.values().stream().map(MappingTable::alone).collect(Collectors.toSet());
        if (different.size() == 1) {
            return different.iterator().next();
        }
        Map<String, List<String>> formsByReason = new TreeMap<>();
        verdicts.forEach((form, verdict) -> {
            if (!(verdict instanceof Verdict.Works)) {
                formsByReason
                        .computeIfAbsent(alone(verdict), reason -> new ArrayList<>())
                        .add('`' + form.words() + '`');
            }
        });
        return formsByReason.entrySet().stream()
                .map(reason -> String.join(", ", reason.getValue()) + " " + reason.getKey())
                .collect(Collectors.joining("; "));
    }

    private static String alone(Verdict verdict) {
        if (verdict instanceof Verdict.Refused refused) {
            return "refused: " + refused.reason();
        }
        return verdict instanceof Verdict.Works ? "yes" : "as `persist` fails";
    }

    /**
     * The table; lines end with a line feed.
     *
     * @param mappings the rows, in their order
     * @param columns the cells of each database, by mapping
     */
    public static String of(List<String> mappings, Map<String, Map<String, String>> columns) {
        List<String> head = new ArrayList<>(List.of(HEAD));
        head.addAll(columns.keySet());
        StringBuilder table = new StringBuilder(line(head))
                .append("|")
                .append("---|".repeat(head.size()))
                .append('\n');
        for (String mapping : mappings) {
            List<String> line = new ArrayList<>(List.of(mapping));
            columns.values().forEach(column -> line.add(column.getOrDefault(mapping, NOT_MEASURED)));
            table.append(line(line));
        }
        return table.toString();
    }

    /** The cells of a table, by database and mapping. */
    public static Map<String, Map<String, String>> cellsIn(String table) {
        List<List<String>> lines = table.lines().map(MappingTable::cells).toList();
        List<String> head = lines.get(0);
        Map<String, Map<String, String>> columns = new LinkedHashMap<>();
        for (int column = 1; column < head.size(); column++) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (List<String> line : lines.subList(2, lines.size())) {
                cells.put(line.get(0), line.get(column));
            }
            columns.put(head.get(column), cells);
        }
        return columns;
    }

    private static List<String> cells(String line) {
        String inner = line.strip().replaceFirst("^\\| ?", "").replaceFirst(" ?\\|$", "");
        return List.of(inner.split(" ?\\| ?", -1));
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
