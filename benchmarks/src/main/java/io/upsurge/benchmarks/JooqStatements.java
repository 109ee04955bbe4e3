package io.upsurge.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.Loader;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Result;

/** jOOQ's statements for the rows of a feed. */
final class JooqStatements<E> {

    private static final int BATCH = 1000;

    private final DSLContext jooq;
    private final Feed<E> feed;
    private final int rowsOfAStatement;
    private final JooqTable<E> table;

    JooqStatements(DSLContext jooq, Feed<E> feed, int rowsOfAStatement) {
        this.rowsOfAStatement = rowsOfAStatement;
        this.jooq = jooq;
        this.feed = feed;
        this.table = new JooqTable<>(feed);
    }

    InsertValuesStepN<Record> insert(List<Column<E>> sent, List<E> rows) {
        InsertValuesStepN<Record> insert = jooq.insertInto(table).columns(table.of(sent));
        for (E row : rows) {
            insert = insert.values(JooqTable.values(sent, row));
        }
        return insert;
    }

    void insertInRows(List<E> rows, List<Column<E>> sent) {
        for (List<E> chunk : Chunks.of(rows, Jdbc.rows(rowsOfAStatement, sent.size()))) {
            insert(sent, chunk).execute();
        }
    }

    Query upsert(List<Column<E>> sent, Column<E> key, List<Column<E>> updated, List<E> rows) {
        return insert(sent, rows).onConflict(table.of(key)).doUpdate().set(table.excluded(updated));
    }

    void upsertInRows(List<E> rows, List<Column<E>> sent, Column<E> key, List<Column<E>> updated) {
        for (List<E> chunk : Chunks.of(rows, Jdbc.rows(rowsOfAStatement, sent.size()))) {
            upsert(sent, key, updated, chunk).execute();
        }
    }

    void upsertInBatches(List<E> rows, List<Column<E>> sent, Column<E> key, List<Column<E>> updated) {
        Query upsert = jooq.insertInto(table)
                .columns(table.of(sent))
                .values(Collections.nCopies(sent.size(), null))
                .onConflict(table.of(key))
                .doUpdate()
                .set(table.excluded(updated));
        batch(rows, upsert, row -> JooqTable.values(sent, row));
    }

    void updateInBatches(List<E> rows) {
        Map<Field<?>, Object> set = new LinkedHashMap<>();
        feed.three().forEach(column -> set.put(table.of(column), null));
        Field<Long> id = table.of(feed.id()).coerce(Long.class);
        List<Column<E>> parameters = new ArrayList<>(feed.three());
        parameters.add(feed.id());
        batch(rows, jooq.update(table).set(set).where(id.eq((Long) null)), row -> JooqTable.values(parameters, row));
    }

    /** The loader, whose conflict target is the identifier. */
    void load(List<E> rows) {
        List<Column<E>> sent = feed.withId();
        try {
            Loader<Record> loader = jooq.loadInto(table)
                    .onDuplicateKeyUpdate()
                    .batchAfter(BATCH)
                    .loadArrays(rows.stream().map(row -> JooqTable.values(sent, row)))
                    .fields(table.of(sent).toArray(Field[]::new))
                    .execute();
            if (!loader.errors().isEmpty()) {
                throw loader.errors().get(0).exception();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The identifiers of the inserted rows go into the entities, in the order of the rows. */
    void insertReturning(List<E> rows, List<Column<E>> sent) {
        for (List<E> chunk : Chunks.of(rows, Jdbc.rows(rowsOfAStatement, sent.size()))) {
            Result<? extends Record> returned =
                    insert(sent, chunk).returningResult(table.of(feed.id())).fetch();
            if (returned.size() != chunk.size()) {
                throw new IllegalStateException(
                        returned.size() + " identifiers came back for " + chunk.size() + " rows");
            }
            Iterator<? extends Record> next = returned.iterator();
            chunk.forEach(row -> feed.setId().accept(row, ((Number) next.next().get(0)).longValue()));
        }
    }

    private interface Values<E> {
        Object[] of(E row);
    }

    private void batch(List<E> rows, Query query, Values<E> values) {
        for (List<E> chunk : Chunks.of(rows, BATCH)) {
            BatchBindStep batch = jooq.batch(query);
            for (E row : chunk) {
                batch = batch.bind(values.of(row));
            }
            batch.execute();
        }
    }
}
