package io.upsurge.benchmarks;

import io.upsurge.benchmarks.Contender.Side;
import io.upsurge.benchmarks.Results.Entry;
import io.upsurge.benchmarks.Results.Measured;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** A workload's table for people: medians, and ours divided by each of the others. */
final class Report {

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void print(String database, String name, Measured measured) {
        out.printf(
                Locale.ROOT,
                "%n%s, %s: %s%n%,d rows, %,d stored before, medians of %d rounds; ratios are ours divided by theirs%n",
                database,
                name,
                measured.what(),
                measured.rows(),
                measured.stored(),
                measured.rounds());
        out.printf("  %-48s %9s %7s %7s %9s %6s %9s %6s%n", "", "ms", "min", "ratio", "CPU ms", "ratio", "MB", "ratio");
        Optional<Entry> ours = measured.contenders().stream()
                .filter(entry -> entry.side() == Side.OURS && entry.failure() == null)
                .findFirst();
        for (Entry entry : measured.contenders()) {
            print(entry, ours);
        }
        measured.contenders().stream()
                .filter(entry -> entry.side() == Side.HAND_WRITTEN && entry.failure() == null)
                .min(Comparator.comparingDouble(entry -> entry.time().median()))
                .ifPresent(best -> ours.ifPresent(our -> out.printf(
                        Locale.ROOT,
                        "  ours / best hand-written (%s): %.2f, CPU %.2f, allocation %.2f%n",
                        best.name(),
                        our.time().median() / best.time().median(),
                        our.processor().median() / best.processor().median(),
                        our.allocated().median() / best.allocated().median())));
    }

    private void print(Entry entry, Optional<Entry> ours) {
        if (entry.failure() != null) {
            out.printf("  %-48s %s%n", entry.name(), entry.failure());
            return;
        }
        out.printf(
                Locale.ROOT,
                "  %-48s %9.1f %7.1f %7s %9.1f %6s %9.1f %6s%n",
                entry.name(),
                entry.time().median(),
                entry.time().least(),
                ratio(ours.map(our -> our.time().median() / entry.time().median())),
                entry.processor().median(),
                ratio(ours.map(
                        our -> our.processor().median() / entry.processor().median())),
                entry.allocated().median(),
                ratio(ours.map(
                        our -> our.allocated().median() / entry.allocated().median())));
    }

    private static String ratio(Optional<Double> ratio) {
        return ratio.map(value -> "%.2f".formatted(value)).orElse("");
    }
}
