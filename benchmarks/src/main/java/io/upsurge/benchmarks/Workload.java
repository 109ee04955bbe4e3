package io.upsurge.benchmarks;

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
    W7_DELETE("delete by a condition of half of 10,000 rows, all of them managed, the deleted ones detached");

    final String what;

    Workload(String what) {
        this.what = what;
    }

    Feed<?> feed() {
        return this == W1_WIDE ? Feed.WIDES : Feed.PRODUCTS;
    }
}
