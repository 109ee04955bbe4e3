package io.upsurge.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the contenders of a workload in turn, each on the same table, and in another order each round. */
final class Runner {

    /** Who has worked for so long is compiled, and warms up no further. */
    private static final long WARM = TimeUnit.SECONDS.toNanos(5);

    private final Options options;

    Runner(Options options) {
        this.options = options;
    }

    /** What became of each contender, in the order given. */
    <E> Map<Contender<E>, Outcome> run(Stage<E> stage, Trial<E> trial, List<Contender<E>> contenders) throws Exception {
        Map<Contender<E>, Outcome> outcomes = new LinkedHashMap<>();
        contenders.forEach(contender -> outcomes.put(contender, new Outcome()));
        stage.store(trial.stored());
        List<Contender<E>> order = new ArrayList<>(contenders);
        for (int round = 1; round <= options.warmups() + options.rounds(); round++) {
            List<String> expected = trial.expected().apply(round);
            for (Contender<E> contender : order) {
                Outcome outcome = outcomes.get(contender);
                boolean counts = round > options.warmups();
                if (outcome.failure == null && (counts || outcome.worked < WARM)) {
                    run(stage, trial, contender, round, expected, outcome);
                }
            }
            Collections.rotate(order, 1);
        }
        return outcomes;
    }

    private <E> void run(
            Stage<E> stage, Trial<E> trial, Contender<E> contender, int round, List<String> expected, Outcome outcome)
            throws Exception {
        stage.reset();
        List<E> rows = trial.shuffled(round);
        try (Contender.Attempt attempt = contender.start().with(rows)) {
            System.gc();
            Cost cost = Cost.of(attempt::perform);
            outcome.worked += cost.nanoseconds();
            if (round > options.warmups()) {
                outcome.costs.add(cost);
            }
            List<String> stored = stage.stored();
            if (!stored.equals(expected)) {
                outcome.failure = "did different work: " + difference(expected, stored);
            } else if (!attempt.right() || !stage.identifiersRight(trial, rows)) {
                outcome.failure = "did different work: entities in memory are not as their rows";
            }
        } catch (Exception | LinkageError e) {
            outcome.failure = "failed: " + firstLine(e);
        }
    }

    private static String difference(List<String> expected, List<String> stored) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.get(i).equals(stored.get(i))) {
                differences.add("term " + i + " is " + stored.get(i) + " instead of " + expected.get(i));
            }
        }
        return String.join(", ", differences);
    }

    /** The first line of what was the cause of all. */
    private static String firstLine(Throwable e) {
        if (e.getCause() != null && e.getCause() != e) {
            return firstLine(e.getCause());
        }
        String line = (e.getClass().getSimpleName() + ": " + e.getMessage())
                .lines()
                .findFirst()
                .orElse("");
        return line.length() > 150 ? line.substring(0, 150) + "…" : line;
    }

    /** The costs of the rounds that counted, or why there are none to compare. */
    static final class Outcome {

        final List<Cost> costs = new ArrayList<>();

        long worked;

        String failure;
    }
}
