package io.upsurge.benchmarks;

import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;

/**
 * This library with settings of the driver, or of Hibernate.
 *
 * @param suffix what its contenders are called after those of the defaults
 */
record OursWith(SessionFactory sessions, String suffix) implements Family {

    /** With what serves the hand-written side best. */
    static final String TUNED = ", driver tuned";

    static OursWith tuned(Server server) {
        return new OursWith(server.sessionsWith(server.kind().fastest()), TUNED);
    }

    static OursWith settings(Server server, Properties settings) {
        return new OursWith(
                server.sessionsWith(settings),
                settings.entrySet().stream()
                        .map(setting -> ", " + setting.getKey() + "=" + setting.getValue())
                        .sorted()
                        .collect(Collectors.joining()));
    }

    @Override
    public <E> List<Contender<E>> contenders(Workload workload, Feed<E> feed) {
        return switch (workload) {
            case W1, W1_ID, W1_WIDE, W2, W3, W4, GROWTH_CALL, GROWTH_TABLE ->
                new Ours(sessions)
                        .contenders(workload, feed).stream()
                                .map(ours -> new Contender<>(ours.name() + suffix, ours.side(), ours.start()))
                                .toList();
            case W5, W6, W7_UPDATE, W7_DELETE -> List.of();
        };
    }

    @Override
    public void close() {
        sessions.close();
    }
}
