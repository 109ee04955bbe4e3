package io.upsurge.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * What was measured on one database: the file {@code <name>.json}, in which a run replaces the workloads that it ran.
 *
 * @param database its name in the project
 * @param workloads by their names
 */
record Results(String database, Map<String, Measured> workloads) {

    /**
     * One workload.
     *
     * @param what what was done
     * @param rows how many rows were given
     * @param stored how many were stored before
     * @param rounds how many rounds counted
     * @param where when, on which machine and with which versions
     * @param contenders in the order of the report
     */
    record Measured(String what, int rows, int stored, int rounds, Map<String, String> where, List<Entry> contenders) {}

    /**
     * A contender.
     *
     * @param milliseconds of each round that counted
     * @param failure why it is not to be compared, else null
     */
    record Entry(
            String name,
            Contender.Side side,
            Figure time,
            Figure processor,
            Figure allocated,
            List<Double> milliseconds,
            String failure) {

        static Entry of(Contender<?> contender, Runner.Outcome outcome) {
            return new Entry(
                    contender.name(),
                    contender.side(),
                    Figure.of(outcome.costs, Cost::nanoseconds, 1e6),
                    Figure.of(outcome.costs, Cost::processor, 1e6),
                    Figure.of(outcome.costs, Cost::bytes, 1e6),
                    outcome.costs.stream()
                            .map(cost -> cost.nanoseconds() / 1000 / 1e3)
                            .toList(),
                    outcome.failure);
        }
    }

    /** The median of the rounds and their bounds: milliseconds, or megabytes. */
    record Figure(double median, double least, double most) {

        static Figure of(List<Cost> costs, ToLongFunction<Cost> read, double unit) {
            if (costs.isEmpty()) {
                return new Figure(0, 0, 0);
            }
            long[] sorted = costs.stream().mapToLong(read).sorted().toArray();
            int half = sorted.length / 2;
            double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
            return new Figure(round(median / unit), round(sorted[0] / unit), round(sorted[sorted.length - 1] / unit));
        }

        private static double round(double value) {
            return Math.round(value * 100) / 100.0;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static Results read(Path file, String database) throws IOException {
        return Files.exists(file)
                ? JSON.readValue(file.toFile(), Results.class)
                : new Results(database, new TreeMap<>());
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    }
}
