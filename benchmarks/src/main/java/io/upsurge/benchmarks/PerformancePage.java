package io.upsurge.benchmarks;

import io.upsurge.benchmarks.Contender.Side;
import io.upsurge.benchmarks.Results.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes what {@code docs/performance.md} shows of the results: its tables, between marks, and its pictures beside it. The
 * folders are those of {@code -Dresults} and {@code -Dpage}.
 */
public final class PerformancePage {

    private static final Map<String, Kind> DATABASES = new LinkedHashMap<>();

    static {
        DATABASES.put("postgres", Kind.POSTGRESQL);
        DATABASES.put("pgvector", Kind.POSTGRESQL);
        DATABASES.put("mysql", Kind.MYSQL);
        DATABASES.put("mariadb10", Kind.MARIADB);
        DATABASES.put("mariadb", Kind.MARIADB);
        DATABASES.put("sqlite", Kind.SQLITE);
        DATABASES.put("h2", Kind.H2);
    }

    private final Map<String, Results> results = new LinkedHashMap<>();

    private PerformancePage(Path folder) throws IOException {
        for (String database : DATABASES.keySet()) {
            results.put(database, Results.read(folder.resolve(database + ".json"), database));
        }
    }

    public static void main(String[] arguments) throws IOException {
        PerformancePage page = new PerformancePage(Options.given().results());
        Path file = Path.of(System.getProperty("page", "docs/performance.md"));
        String text = Files.readString(file);
        text = replaced(text, "targets", page.targets());
        text = replaced(text, "growth", page.growth());
        text = replaced(text, "measured", page.measured());
        text = replaced(text, "pictures", page.pictures(file.resolveSibling("performance")));
        Files.writeString(file, text);
    }

    private static String replaced(String text, String mark, List<String> lines) {
        String begin = "<!-- " + mark + " -->\n";
        String end = "<!-- /" + mark + " -->";
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(end);
        if (from < begin.length() || to < from) {
            throw new IllegalStateException("The page has no marks " + begin.strip() + " and " + end);
        }
        return text.substring(0, from) + String.join("\n", lines) + "\n" + text.substring(to);
    }

    private List<String> targets() {
        List<String> lines = heads("Ours divided by theirs");
        for (Target target : Target.ALL) {
            StringBuilder line = new StringBuilder("| " + target.name() + " |");
            DATABASES.forEach((database, kind) -> line.append(' ')
                    .append(cell(target, kind, results.get(database)))
                    .append(" |"));
            lines.add(line.toString());
        }
        return lines;
    }

    private static String cell(Target target, Kind kind, Results results) {
        double bound = target.bound(kind);
        if (Double.isNaN(bound)) {
            return target.reached(results).map(PerformancePage::number).orElse("not measured");
        }
        String byHand = target.reachedByHand(results)
                .map(ratio -> ", by hand " + number(ratio))
                .orElse("");
        return target.reached(results)
                .map(ratio -> ratio <= bound
                        ? "**%s** ≤ %s".formatted(number(ratio), number(bound))
                        : "%s > %s%s".formatted(number(ratio), number(bound), byHand))
                .orElse("not measured (≤ " + number(bound) + ")");
    }

    /** Microseconds for a row of ours and of the best by hand, with their ratio. */
    private List<String> growth() {
        List<String> lines = heads("Microseconds a row, ours / by hand");
        for (Workload workload : List.of(Workload.GROWTH_CALL, Workload.GROWTH_TABLE)) {
            for (int size : workload.sizes(0, 1_000_000)) {
                String where = workload == Workload.GROWTH_CALL ? "%,d rows in a call" : "table of %,d rows";
                StringBuilder line = new StringBuilder("| " + where.formatted(size) + " |");
                results.values()
                        .forEach(result -> line.append(' ')
                                .append(perRow(result.workloads().get(workload.name(size))))
                                .append(" |"));
                lines.add(line.toString());
            }
        }
        return lines;
    }

    private static String perRow(Measured measured) {
        if (measured == null) {
            return "not measured";
        }
        Optional<Double> ours = least(measured, Side.OURS);
        Optional<Double> hand = least(measured, Side.HAND_WRITTEN);
        double unit = 1000.0 / measured.rows();
        return ours.map(value -> number(value * unit)).orElse("–") + " / "
                + hand.map(value -> number(value * unit)).orElse("–");
    }

    private static Optional<Double> least(Measured measured, Side side) {
        return measured.contenders().stream()
                .filter(entry -> entry.side() == side && entry.failure() == null)
                .map(entry -> entry.time().median())
                .min(Comparator.naturalOrder());
    }

    private List<String> measured() {
        List<String> lines = new ArrayList<>();
        results.forEach((database, result) -> {
            Map<String, List<String>> workloads = new LinkedHashMap<>();
            result.workloads()
                    .forEach((name, measured) -> workloads
                            .computeIfAbsent(surroundings(measured), any -> new ArrayList<>())
                            .add("%s (%s, load %s)"
                                    .formatted(
                                            name,
                                            measured.where().get("when"),
                                            measured.where().get("load"))));
            workloads.forEach(
                    (where, names) -> lines.add("- `" + database + "`: " + where + ". " + String.join(", ", names)));
            failures(result).forEach(lines::add);
        });
        return lines.isEmpty() ? List.of("Nothing yet.") : lines;
    }

    private static String surroundings(Measured measured) {
        Map<String, String> where = measured.where();
        return "%s, %s, %s with %s, on %s, %,d rows, `%s`"
                .formatted(
                        where.get("database"),
                        where.get("driver"),
                        where.get("java"),
                        where.get("memory"),
                        where.get("processor"),
                        measured.rows(),
                        where.get("command"));
    }

    private static List<String> failures(Results result) {
        List<String> lines = new ArrayList<>();
        result.workloads()
                .forEach((name, measured) -> measured.contenders().stream()
                        .filter(entry -> entry.failure() != null)
                        .forEach(entry -> lines.add("  - not comparable in %s: %s %s"
                                .formatted(
                                        name,
                                        entry.name(),
                                        entry.failure().lines().findFirst().orElse("")))));
        return lines;
    }

    /** Draws them, and gives the lines that show them. */
    private List<String> pictures(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> lines = new ArrayList<>();
        for (Workload workload : Workload.usual()) {
            Map<String, Measured> databases = new LinkedHashMap<>();
            results.forEach((database, result) -> {
                Measured measured = result.workloads().get(workload.name());
                if (measured != null) {
                    databases.put(database, measured);
                }
            });
            if (!databases.isEmpty()) {
                String name = workload.name().toLowerCase(Locale.ROOT) + ".svg";
                Files.writeString(folder.resolve(name), BarChart.of(workload.name() + ": " + workload.what, databases));
                lines.add("![" + workload.name() + "](" + folder.getFileName() + "/" + name + ")\n");
            }
        }
        return lines;
    }

    private static List<String> heads(String first) {
        Map<String, String> names = new TreeMap<>(Map.of(
                "postgres", "PostgreSQL 15",
                "pgvector", "PostgreSQL 18",
                "mysql", "MySQL 9.7",
                "mariadb10", "MariaDB 10.11",
                "mariadb", "MariaDB 11.8",
                "sqlite", "SQLite",
                "h2", "H2"));
        StringBuilder heads = new StringBuilder("| " + first + " |");
        StringBuilder rule = new StringBuilder("|---|");
        DATABASES.keySet().forEach(database -> {
            heads.append(' ').append(names.get(database)).append(" |");
            rule.append("---|");
        });
        return new ArrayList<>(List.of(heads.toString(), rule.toString()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
