package io.upsurge.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which kinds of values are stored on which databases, as a Markdown table; the contract on types measures each cell. */
public final class ValueTable {

    private ValueTable() {}

    /**
     * The table; lines end with a line feed.
     *
     * @param databases what cannot be stored, by the database's name, in the order of the columns
     */
    public static String of(Map<String, Set<StoredType>> databases) {
        List<String> head = new ArrayList<>(List.of("Values"));
        head.addAll(databases.keySet());
        StringBuilder table = new StringBuilder(line(head))
                .append("|")
                .append("---|".repeat(head.size()))
                .append('\n');
        for (StoredType type : StoredType.values()) {
            List<String> cells = new ArrayList<>(List.of(type.words()));
            databases.values().forEach(notStored -> cells.add(cell(type, notStored)));
            table.append(line(cells));
        }
        return table.toString();
    }

    private static String cell(StoredType type, Set<StoredType> notStored) {
        if (notStored.contains(type)) {
            return "as `persist` fails";
        }
        return type.refused().map(reason -> "refused: " + reason).orElse("yes");
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
