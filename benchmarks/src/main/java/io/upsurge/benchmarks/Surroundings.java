package io.upsurge.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.hibernate.Version;
import org.jooq.Constants;

/** When, where and with what a workload was measured. */
final class Surroundings {

    private static final List<String> OURS =
            List.of("databases", "workloads", "contenders", "rows", "most", "rounds", "warmups");

    private Surroundings() {}

    static Map<String, String> of(Server server) throws SQLException {
        Map<String, String> where = new LinkedHashMap<>();
        where.put("when", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        try (Connection connection = server.connect(new Properties())) {
            DatabaseMetaData database = connection.getMetaData();
            where.put("database", database.getDatabaseProductName() + " " + database.getDatabaseProductVersion());
            where.put("driver", database.getDriverName() + " " + database.getDriverVersion());
        }
        where.put("hibernate", Version.getVersionString());
        where.put("jooq", Constants.FULL_VERSION);
        where.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        where.put("memory", Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB");
        where.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        where.put("processor", Runtime.getRuntime().availableProcessors() + " of " + processor());
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        where.put("load", String.format(Locale.ROOT, "%.1f in the last minute", load));
        where.put("command", command());
        return where;
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    private static String command() {
        Map<String, String> given = new TreeMap<>();
        OURS.forEach(name -> given.put(name, System.getProperty(name)));
        StringBuilder command = new StringBuilder("mvn -B -ntp -q -pl benchmarks -am -Prun compile");
        given.forEach((name, value) -> {
            if (value != null) {
                command.append(" -D").append(name).append('=').append(value);
            }
        });
        return command.toString();
    }
}
