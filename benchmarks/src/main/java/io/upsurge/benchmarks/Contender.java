package io.upsurge.benchmarks;

import java.util.List;

/** A way to do a workload, all of it: what it costs is what its user would pay, the commit included. */
record Contender<E>(String name, Side side, Action<E> action) {

    /** Whose work it is: what the ratios of the reports are taken from. */
    enum Side {
        OURS,
        HAND_WRITTEN,
        HIBERNATE,
        JOOQ,
        OTHER
    }

    /** The work, on rows that were made beforehand. */
    interface Action<E> {
        void perform(List<E> rows) throws Exception;
    }
}
