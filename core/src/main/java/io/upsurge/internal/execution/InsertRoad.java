package io.upsurge.internal.execution;

import java.util.List;

/** How an insert finds out what the database has made of its rows. */
sealed interface InsertRoad permits ReturningInsert, SilentInsert {

    /** Inserts rows, and reads what the caller wants of them. */
    void insert(List<GivenRow> rows);

    /** Inserts rows into the first of several tables, and notes the identifiers that the database makes for them. */
    void insertIdentified(List<GivenRow> rows);
}
