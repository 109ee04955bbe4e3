package io.upsurge.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

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
 * @param settings of drivers and of Hibernate that ours is tried with as well, {@code -Dsettings=a=1;b=2&c=3}
 */
record Options(
        List<String> databases,
        List<Workload> workloads,
        List<String> contenders,
        int rows,
        int most,
        int rounds,
        int warmups,
        Path results,
        List<Properties> settings) {

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
                Integer.getInteger("warmups", 40),
                Path.of(System.getProperty("results", "benchmarks/results")),
                Arrays.stream(System.getProperty("settings", "").split(";"))
                        .filter(setting -> !setting.isBlank())
                        .map(Options::properties)
                        .toList());
    }

    private static Properties properties(String setting) {
        Properties properties = new Properties();
        for (String pair : setting.split("&")) {
            properties.setProperty(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return properties;
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
