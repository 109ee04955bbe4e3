package io.upsurge.benchmarks;

import io.upsurge.benchmarks.Contender.Side;
import io.upsurge.benchmarks.Results.Entry;
import io.upsurge.benchmarks.Results.Measured;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * A ratio that is to be reached: what ours costs, divided by what the best of some others costs.
 *
 * @param name as the page calls it
 * @param workload where it is measured
 * @param cost what the best of each side is chosen by
 * @param ratio of our entry and theirs
 * @param others with whom: the best of them
 * @param bounds for PostgreSQL, MySQL, MariaDB, SQLite and H2, in this order; not a number where none was set
 */
record Target(
        String name,
        Workload workload,
        ToDoubleFunction<Entry> cost,
        ToDoubleBiFunction<Entry, Entry> ratio,
        Predicate<Entry> others,
        List<Double> bounds) {

    private static final Predicate<Entry> BY_HAND = side(Side.HAND_WRITTEN);

    static final List<Target> ALL = List.of(
            time("W1 / best hand-written", Workload.W1, BY_HAND, 1.08, 1.10, 1.10, 1.15, 1.10),
            time(
                    "W1 / `upsertMultiple`, by identifier",
                    Workload.W1_ID,
                    named("upsertM"),
                    0.50,
                    0.09,
                    0.09,
                    0.30,
                    0.80),
            time("W1 / best jOOQ", Workload.W1, side(Side.JOOQ), 0.60, 0.60, 0.60, 0.70, 0.65),
            time("W1 / `Session`, find then persist", Workload.W1, named("Session"), 0.08, 0.05, 0.05, 0.12, 0.33),
            time("W2 / best hand-written", Workload.W2, BY_HAND, 1.10, 1.15, 1.15, 1.15, 1.15),
            time("W2 / `insertMultiple`", Workload.W2, named("insertM"), 0.30, 0.10, 0.08, 0.25, 0.75),
            time("W3 / best hand-written", Workload.W3, BY_HAND, 1.08, 1.15, 1.15, 1.15, 1.10),
            time("W3 / `updateMultiple`", Workload.W3, named("updateM"), 0.52, 0.30, 0.30, 0.65, 0.95),
            time("W4 / hand-written, row by row", Workload.W4, BY_HAND, 1.10, 1.10, 1.10, 1.60, 1.50),
            time("W5 / W1", Workload.W5, named("Upsurge, none managed"), 1.05, 1.10, 1.10, 1.10, 1.10),
            time("W6 / W1", Workload.W6, named("Upsurge, nothing back"), 1.40, 1.60, 1.40, 1.60, 1.50),
            time(
                    "W6 / by hand, all columns back as values",
                    Workload.W6,
                    BY_HAND,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN),
            new Target(
                    "W1, memory allocated / best hand-written",
                    Workload.W1,
                    Target::memory,
                    (ours, theirs) -> memory(ours) / memory(theirs),
                    BY_HAND,
                    List.of(1.5, 1.5, 1.5, 1.5, 1.5)),
            new Target(
                    "W1, processor time of the client / time on the clock",
                    Workload.W1,
                    Target::time,
                    (ours, same) -> ours.processor().median() / time(ours),
                    side(Side.OURS),
                    List.of(0.15, Double.NaN, Double.NaN, Double.NaN, Double.NaN)));

    private static Target time(String name, Workload workload, Predicate<Entry> others, Double... bounds) {
        return new Target(
                name, workload, Target::time, (ours, theirs) -> time(ours) / time(theirs), others, List.of(bounds));
    }

    private static double time(Entry entry) {
        return entry.time().median();
    }

    private static double memory(Entry entry) {
        return entry.allocated().median();
    }

    private static Predicate<Entry> side(Side side) {
        return entry -> entry.side() == side;
    }

    private static Predicate<Entry> named(String beginning) {
        return entry -> entry.name().startsWith(beginning);
    }

    double bound(Kind kind) {
        return bounds.get(kind.ordinal());
    }

    /**
     * What was reached, with the driver settings that serve us best; nothing where one of the sides was not measured. Of
     * several things that we were asked for, the first counts.
     */
    Optional<Double> reached(Results results) {
        List<Entry> valid = valid(results);
        Optional<Entry> first = valid.stream().filter(side(Side.OURS)).findFirst();
        Optional<Entry> ours = first.flatMap(our -> valid.stream()
                .filter(entry -> entry == our || entry.name().equals(our.name() + OursWith.TUNED))
                .min(Comparator.comparingDouble(cost)));
        return ours.flatMap(our -> besideOthers(our, valid));
    }

    /** What the best by hand reaches of the same; nothing where it is not compared with what others' libraries do. */
    Optional<Double> reachedByHand(Results results) {
        List<Entry> valid = valid(results);
        boolean isOfLibraries = valid.stream()
                .filter(others)
                .allMatch(entry -> entry.side() == Side.HIBERNATE || entry.side() == Side.JOOQ);
        if (!isOfLibraries) {
            return Optional.empty();
        }
        return valid.stream()
                .filter(BY_HAND)
                .min(Comparator.comparingDouble(cost))
                .flatMap(hand -> besideOthers(hand, valid));
    }

    private List<Entry> valid(Results results) {
        Measured measured = results.workloads().get(workload.name());
        return measured == null
                ? List.of()
                : measured.contenders().stream()
                        .filter(entry -> entry.failure() == null)
                        .toList();
    }

    private Optional<Double> besideOthers(Entry one, List<Entry> valid) {
        return valid.stream()
                .filter(others)
                .min(Comparator.comparingDouble(cost))
                .map(best -> ratio.applyAsDouble(one, best));
    }
}
