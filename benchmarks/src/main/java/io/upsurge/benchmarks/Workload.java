package io.upsurge.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What is to be done, in the words of the reports. */
enum Workload {
    W1("upsert on the unique key, rows shuffled, half of them stored, five columns updated"),
    W1_ID("upsert on the identifier, rows shuffled, half of them stored"),
    W1_WIDE("upsert on the unique key of rows of 30 columns, half of them stored"),
    W2("insert of fresh rows, identifiers back in the entities"),
    W3("update of stored rows by the identifier, three columns"),
    W4("upsert on the unique key row by row, committed every 100 rows"),
    W5("W1 with 1,000 of the stored rows managed before, all of them fresh afterwards"),
    W6("W1 with all rows back as managed entities, in chunks with a clear"),
    W7_UPDATE("update by a condition of half of 10,000 rows, all of them managed and fresh afterwards"),
    W7_DELETE("delete by a condition of half of 10,000 rows, all of them managed, the deleted ones detached"),
    GROWTH_CALL("W1 with more and more rows in one call"),
    GROWTH_TABLE("W1 with 10,000 rows, half of them stored, and more and more rows in the table");

    final String what;

    Workload(String what) {
        this.what = what;
    }

    Feed<?> feed() {
        return this == W1_WIDE ? Feed.WIDES : Feed.PRODUCTS;
    }

    /** What runs unless something is named: how costs grow takes long. */
    static List<Workload> usual() {
        return Arrays.stream(values()).filter(workload -> !workload.grows()).toList();
    }

    boolean grows() {
        return this == GROWTH_CALL || this == GROWTH_TABLE;
    }

    /** The sizes that it is measured with: of the call, or of the table where that grows. */
    List<Integer> sizes(int rows, int most) {
        int least = this == GROWTH_CALL ? 1_000 : 10_000;
        return grows()
                ? IntStream.iterate(least, size -> size <= most, size -> 10 * size)
                        .boxed()
                        .toList()
                : List.of(rows);
    }

    /** How its measurement with a size is called. */
    String name(int size) {
        return grows() ? name() + "_" + size : name();
    }
}
