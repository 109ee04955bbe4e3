package io.upsurge.benchmarks;

import java.util.List;

/** A way to do a workload, all of it: what it costs is what its user would pay, the commit included. */
record Contender<E>(String name, Side side, Start<E> start) {

    /** Whose work it is: what the ratios of the reports are taken from. */
    enum Side {
        OURS,
        HAND_WRITTEN,
        HIBERNATE,
        JOOQ,
        OTHER
    }

    /** Gets ready, which is not measured. */
    interface Start<E> {
        Attempt with(List<E> rows) throws Exception;
    }

    /** One run. */
    interface Attempt extends AutoCloseable {

        /** What is measured. */
        void perform() throws Exception;

        /** Whether what is in memory is as it should be afterwards. */
        default boolean right() {
            return true;
        }

        @Override
        default void close() {}
    }

    /** The work, on rows that were made beforehand. */
    interface Action<E> {
        void perform(List<E> rows) throws Exception;
    }

    /** A contender that needs nothing before. */
    static <E> Contender<E> of(String name, Side side, Action<E> action) {
        return new Contender<>(name, side, rows -> () -> action.perform(rows));
    }
}
