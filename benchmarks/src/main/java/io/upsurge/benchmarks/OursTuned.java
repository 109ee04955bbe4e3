package io.upsurge.benchmarks;

import java.util.List;
import org.hibernate.SessionFactory;

/** This library with the driver settings that serve the hand-written side best. */
record OursTuned(SessionFactory sessions) implements Family {

    /** What its contenders are called after those of the driver's defaults. */
    static final String SUFFIX = ", driver tuned";

    @Override
    public <E> List<Contender<E>> contenders(Workload workload, Feed<E> feed) {
        return switch (workload) {
            case W1, W1_ID, W1_WIDE, W2, W3, W4, GROWTH_CALL, GROWTH_TABLE ->
                new Ours(sessions)
                        .contenders(workload, feed).stream()
                                .map(ours -> new Contender<>(ours.name() + SUFFIX, ours.side(), ours.start()))
                                .toList();
            case W5, W6, W7_UPDATE, W7_DELETE -> List.of();
        };
    }

    @Override
    public void close() {
        sessions.close();
    }
}
