package io.upsurge.benchmarks;

/** What is to be done, in the words of the reports. */
enum Workload {
    W1("upsert on the unique key, rows shuffled, half of them stored, five columns updated"),
    W1_ID("upsert on the identifier, rows shuffled, half of them stored"),
    W1_WIDE("upsert on the unique key of rows of 30 columns, half of them stored");

    final String what;

    Workload(String what) {
        this.what = what;
    }

    Feed<?> feed() {
        return this == W1_WIDE ? Feed.WIDES : Feed.PRODUCTS;
    }
}
