package io.upsurge.benchmarks;

import io.upsurge.benchmarks.Results.Entry;
import io.upsurge.benchmarks.Results.Measured;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.hibernate.SessionFactory;

/** Measures workloads on databases, prints what they cost and writes it down; {@link Options} says how to choose. */
public final class Benchmark {

    private final Options options;
    private final Report report = new Report(System.out);

    private Benchmark(Options options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        Options options = Options.given();
        for (String database : options.databases()) {
            new Benchmark(options).measure(Server.named(database));
        }
    }

    private void measure(Server server) throws Exception {
        List<Family> families = new ArrayList<>();
        try (SessionFactory sessions = server.sessions()) {
            families.add(new Ours(sessions));
            if (!server.kind().fastest().isEmpty()) {
                families.add(OursWith.tuned(server));
            }
            for (Properties settings : options.settings()) {
                families.add(OursWith.settings(server, settings));
            }
            families.add(new Conditional(sessions));
            families.add(new HandWritten(Jdbc.to(server)));
            families.add(new HibernateStateless(sessions));
            families.add(new HibernateSession(sessions));
            families.add(new HibernateQuery(sessions, server.kind()));
            families.add(Jooq.to(server));
            for (Workload workload : options.workloads()) {
                // the largest first, which warms the others up
                List<Integer> sizes = new ArrayList<>(workload.sizes(options.rows(), options.most()));
                Collections.reverse(sizes);
                for (int size : sizes) {
                    String name = workload.name(size);
                    Measured measured = measure(server, sessions, families, workload, workload.feed(), size);
                    report.print(server.name(), name, measured);
                    write(server, name, measured);
                }
            }
            for (Family family : families) {
                family.close();
            }
        }
    }

    private <E> Measured measure(
            Server server, SessionFactory sessions, List<Family> families, Workload workload, Feed<E> feed, int size)
            throws Exception {
        List<Contender<E>> contenders = new ArrayList<>();
        for (Family family : families) {
            family.contenders(workload, feed).stream().filter(options::wants).forEach(contenders::add);
        }
        Trial<E> trial = Trial.of(workload, feed, size);
        try (Stage<E> stage = new Stage<>(server, sessions, feed)) {
            List<Entry> entries = new ArrayList<>();
            new Runner(options)
                    .run(stage, trial, contenders)
                    .forEach((contender, outcome) -> entries.add(Entry.of(contender, outcome)));
            return new Measured(
                    workload.what, trial.rows(), trial.stored(), options.rounds(), Surroundings.of(server), entries);
        }
    }

    private void write(Server server, String workload, Measured measured) throws Exception {
        Path file = options.results().resolve(server.name() + ".json");
        Map<String, Measured> workloads =
                new TreeMap<>(Results.read(file, server.name()).workloads());
        workloads.put(workload, measured);
        new Results(server.name(), workloads).write(file);
    }
}
