package io.upsurge.benchmarks;

import io.upsurge.benchmarks.Contender.Side;
import io.upsurge.benchmarks.Results.Entry;
import io.upsurge.benchmarks.Results.Measured;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A workload as a picture: for each database a bar for each contender, on a scale of its own. */
final class BarChart {

    private static final int WIDTH = 860;
    private static final int LABELS = 330;
    private static final int BARS = 400;
    private static final int LINE = 19;

    private final StringBuilder body = new StringBuilder();
    private int y = 14;

    /** The picture as SVG. */
    static String of(String title, Map<String, Measured> databases) {
        BarChart chart = new BarChart();
        chart.text(10, chart.y + 6, "title", title);
        chart.y += 2 * LINE;
        databases.forEach(chart::database);
        return chart.svg();
    }

    private void database(String database, Measured measured) {
        List<Entry> entries = measured.contenders().stream()
                .filter(entry -> entry.failure() == null)
                .toList();
        double longest = entries.stream()
                .mapToDouble(entry -> entry.time().median())
                .max()
                .orElse(1);
        text(
                10,
                y,
                "head",
                "%s: %,d rows, median milliseconds of %d rounds"
                        .formatted(
                                measured.where().getOrDefault("database", database),
                                measured.rows(),
                                measured.rounds()));
        y += LINE - 4;
        for (Entry entry : entries) {
            double length = Math.max(1, BARS * entry.time().median() / longest);
            text(LABELS - 8, y + 10, "label", entry.name());
            body.append("<rect x=\"%d\" y=\"%d\" width=\"%s\" height=\"%d\" fill=\"%s\"/>%n"
                    .formatted(LABELS, y - 2, number(length), LINE - 5, color(entry.side())));
            text(
                    (int) (LABELS + length + 6),
                    y + 10,
                    "value",
                    number(entry.time().median()));
            y += LINE;
        }
        y += LINE;
    }

    private static String color(Side side) {
        return switch (side) {
            case OURS -> "#0b6e4f";
            case HAND_WRITTEN -> "#8a8f98";
            case HIBERNATE -> "#c08a2b";
            case JOOQ -> "#4f7cac";
            case OTHER -> "#9b6a9b";
        };
    }

    private void text(int x, int at, String style, String text) {
        body.append("<text x=\"%d\" y=\"%d\" class=\"%s\">%s</text>%n".formatted(x, at, style, escaped(text)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }

    private String svg() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d">
                <style>
                text { font: 12px sans-serif; fill: #222 }
                .title { font-size: 15px; font-weight: bold }
                .head { font-weight: bold }
                .label { text-anchor: end }
                .value { fill: #555 }
                </style>
                <rect width="%d" height="%d" fill="#fff"/>
                %s</svg>
                """.formatted(WIDTH, y, WIDTH, y, WIDTH, y, body);
    }
}
