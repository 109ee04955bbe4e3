package io.upsurge.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What the command line asks for, as system properties.
 *
 * @param databases the databases, {@code -Ddatabases=postgres,h2}; H2 unless given
 * @param workloads {@code -Dworkloads=W1,W3}; all but those that grow
 *     unless given
 * @param contenders beginnings of their names, {@code -Dcontenders=Upsurge,JDBC}; all unless given
 * @param rows rows of a call, {@code -Drows}
 * @param most the largest size of the workloads that grow, {@code -Dmost}
 * @param rounds rounds that count, {@code -Drounds}
 * @param warmups rounds that do not, {@code -Dwarmups}
 * @param results the folder of the JSON files, {@code -Dresults}
 */
record Options(
        List<String> databases,
        List<Workload> workloads,
        List<String> contenders,
        int rows,
        int most,
        int rounds,
        int warmups,
        Path results) {

    static Options given() {
        List<String> workloads = list("workloads", "");
        return new Options(
                list("databases", "h2"),
                workloads.isEmpty()
                        ? Workload.usual()
                        : workloads.stream().map(Workload::valueOf).toList(),
                list("contenders", ""),
                Integer.getInteger("rows", 10_000),
                Integer.getInteger("most", 1_000_000),
                Integer.getInteger("rounds", 5),
                Integer.getInteger("warmups", 5),
                Path.of(System.getProperty("results", "benchmarks/results")));
    }

    boolean wants(Contender<?> contender) {
        return contenders.isEmpty() || contenders.stream().anyMatch(contender.name()::startsWith);
    }

    private static List<String> list(String property, String otherwise) {
        return Arrays.stream(System.getProperty(property, otherwise).split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }
}
