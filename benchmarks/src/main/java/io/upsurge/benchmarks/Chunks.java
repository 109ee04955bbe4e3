package io.upsurge.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Rows cut into pieces, which are views. */
final class Chunks {

    /** So many rows are in memory at a time where all of them come back. */
    private static final int BACK = 10_000;

    private Chunks() {}

    static <E> List<List<E>> thatComeBack(List<E> rows) {
        return of(rows, BACK);
    }

    static <E> List<List<E>> of(List<E> rows, int size) {
        List<List<E>> chunks = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += size) {
            chunks.add(rows.subList(from, Math.min(from + size, rows.size())));
        }
        return chunks;
    }
}
