package io.upsurge.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One run of a workload: what is stored before it, what a contender is given, and what is to be stored afterwards.
 *
 * @param feed the kind of rows
 * @param stored how many rows of round 0 are there
 * @param rows how many rows are given
 * @param identified whether they carry identifiers
 * @param kept the columns that stored rows keep
 */
record Trial<E>(Feed<E> feed, int stored, int rows, boolean identified, List<Column<E>> kept) {

    static <E> Trial<E> of(Workload workload, Feed<E> feed, int rows) {
        return switch (workload) {
            case W1, W1_WIDE -> new Trial<>(feed, rows / 2, rows, false, List.of(feed.columns().get(1)));
            case W1_ID -> new Trial<>(feed, rows / 2, rows, true, List.of());
        };
    }

    /** Fresh instances, in an order that is no order, the same in each round. */
    List<E> given(int round) {
        List<E> given = identified ? feed.identified(0, rows, round) : feed.rows(0, rows, round);
        Collections.shuffle(given, new Random(42));
        return given;
    }

    List<String> expected(int round) {
        List<E> given = feed.rows(0, rows, round);
        List<E> partly = feed.rows(0, stored, 0);
        partly.addAll(given.subList(stored, rows));
        return Digest.of(feed, column -> kept.contains(column) ? partly : given);
    }
}
