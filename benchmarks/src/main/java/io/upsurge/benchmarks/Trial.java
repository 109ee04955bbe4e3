package io.upsurge.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;

/**
 * One run of a workload: what is stored before it, what a contender is given, and what is to be stored afterwards.
 *
 * @param feed the kind of rows
 * @param stored how many rows of round 0 are there
 * @param rows how many rows are given, or concerned
 * @param given makes the rows of a round, in the order of their indexes
 * @param expected what is to be stored after a round
 * @param identified whether the entities are to have the identifiers of their rows afterwards
 */
record Trial<E>(
        Feed<E> feed,
        int stored,
        int rows,
        IntFunction<List<E>> given,
        IntFunction<List<String>> expected,
        boolean identified) {

    static <E> Trial<E> of(Workload workload, Feed<E> feed, int rows) {
        List<Column<E>> name = List.of(feed.columns().get(1));
        return switch (workload) {
            case W1, W1_WIDE, W5, W6, GROWTH_CALL -> fresh(feed, rows / 2, rows, name, false);
            case W1_ID ->
                new Trial<>(
                        feed,
                        rows / 2,
                        rows,
                        round -> feed.identified(0, rows, round),
                        round -> over(feed, rows / 2, rows, round, List.of()),
                        false);
            case W2 -> fresh(feed, 0, rows, List.of(), true);
            case W3 -> changed(feed, rows);
            case W4 -> fresh(feed, rows / 20, rows / 10, name, false);
            case W7_UPDATE, W7_DELETE -> Conditional.trial(workload, feed, Math.min(rows, 10_000));
            case GROWTH_TABLE -> spread(feed, rows, 5_000, name);
        };
    }

    private static <E> Trial<E> fresh(Feed<E> feed, int stored, int rows, List<Column<E>> kept, boolean identified) {
        return new Trial<>(
                feed,
                stored,
                rows,
                round -> feed.rows(0, rows, round),
                round -> over(feed, stored, rows, round, kept),
                identified);
    }

    /** Rows that are as they are stored, but for what an update by key changes. */
    private static <E> Trial<E> changed(Feed<E> feed, int rows) {
        List<Column<E>> kept = new ArrayList<>(feed.columns());
        kept.removeAll(feed.three());
        IntFunction<List<E>> given = round -> {
            List<E> changed = feed.identified(0, rows, 0);
            List<E> origin = feed.rows(0, rows, round);
            for (int i = 0; i < rows; i++) {
                feed.change().accept(origin.get(i), changed.get(i));
            }
            return changed;
        };
        return new Trial<>(feed, rows, rows, given, round -> over(feed, rows, rows, round, kept), false);
    }

    /** Hits are spread evenly over a table of {@code stored} rows, and as many rows are new. */
    private static <E> Trial<E> spread(Feed<E> feed, int stored, int hits, List<Column<E>> kept) {
        int step = stored / hits;
        IntFunction<List<E>> given = round -> {
            List<E> rows = feed.rows(stored, stored + hits, round);
            IntStream.range(0, hits).forEach(hit -> rows.add(feed.maker().make(hit * step, round)));
            return rows;
        };
        IntFunction<List<String>> expected = round -> {
            List<E> partly = feed.rows(0, stored, 0);
            partly.addAll(feed.rows(stored, stored + hits, round));
            List<E> changed = new ArrayList<>(partly);
            IntStream.range(0, hits)
                    .forEach(hit -> changed.set(hit * step, feed.maker().make(hit * step, round)));
            return Digest.of(feed, column -> kept.contains(column) ? partly : changed);
        };
        return new Trial<>(feed, stored, 2 * hits, given, expected, false);
    }

    /** All rows of a round, but that those stored before keep some columns. */
    private static <E> List<String> over(Feed<E> feed, int stored, int rows, int round, List<Column<E>> kept) {
        List<E> origin = feed.rows(0, rows, round);
        List<E> partly = feed.rows(0, stored, 0);
        partly.addAll(origin.subList(stored, rows));
        return Digest.of(feed, column -> kept.contains(column) ? partly : origin);
    }

    /** Fresh instances, in an order that is no order, the same in each round. */
    List<E> shuffled(int round) {
        List<E> rows = given.apply(round);
        Collections.shuffle(rows, new Random(42));
        return rows;
    }

    /** Whether each entity has the identifier of its row, where that was asked. */
    boolean identifiersRight(SessionFactory sessions, List<E> rows) {
        if (!identified) {
            return true;
        }
        Map<Object, Object> identifiers = new HashMap<>();
        String query = "select " + feed.key().attribute() + ", id from "
                + feed.entity().getSimpleName();
        sessions.inTransaction(session -> session.createSelectionQuery(query, Object[].class)
                .getResultList()
                .forEach(row -> identifiers.put(row[0], row[1])));
        return rows.stream()
                .allMatch(row -> Objects.equals(
                        identifiers.get(feed.key().value(row)),
                        sessions.getPersistenceUnitUtil().getIdentifier(row)));
    }
}
