package io.upsurge.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Rows cut into pieces, which are views. */
final class Chunks {

    private Chunks() {}

    static <E> List<List<E>> of(List<E> rows, int size) {
        List<List<E>> chunks = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += size) {
            chunks.add(rows.subList(from, Math.min(from + size, rows.size())));
        }
        return chunks;
    }
}
