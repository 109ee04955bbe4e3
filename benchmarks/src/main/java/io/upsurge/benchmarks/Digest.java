package io.upsurge.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.hibernate.SessionFactory;

/** What a table should hold, and does hold: counts, sums and bounds of its columns, identifiers left out. */
final class Digest {

    private Digest() {}

    /** Of rows in memory: for each column those that its values come from. */
    static <E> List<String> of(Feed<E> feed, Function<Column<E>, List<E>> origin) {
        List<String> digest = new ArrayList<>();
        digest.add(number(origin.apply(feed.key()).size()));
        for (Column<E> column : feed.columns()) {
            List<E> rows = origin.apply(column);
            if (column instanceof Column.Moment<E> moment) {
                List<LocalDateTime> moments = rows.stream().map(moment.read()).toList();
                digest.add(Collections.min(moments).toString());
                digest.add(Collections.max(moments).toString());
            } else {
                digest.add(
                        number(rows.stream().map(row -> amount(column, row)).reduce(BigDecimal.ZERO, BigDecimal::add)));
            }
        }
        return digest;
    }

    /** Of rows that are stored. */
    static <E> List<String> stored(SessionFactory sessions, Feed<E> feed) {
        List<String> terms = new ArrayList<>(List.of("count(*)"));
        for (Column<E> column : feed.columns()) {
            String name = column.attribute();
            terms.addAll(
                    switch (column.type()) {
                        case VARCHAR -> List.of("sum(length(" + name + "))");
                        case BOOL -> List.of("sum(case when " + name + " then 1 else 0 end)");
                        case TIMESTAMP -> List.of("min(" + name + ")", "max(" + name + ")");
                        default -> List.of("sum(" + name + ")");
                    });
        }
        String query =
                "select " + String.join(", ", terms) + " from " + feed.entity().getSimpleName();
        Object[] values = sessions.fromTransaction(
                session -> session.createSelectionQuery(query, Object[].class).getSingleResult());
        List<String> digest = new ArrayList<>();
        for (Object value : values) {
            digest.add(value instanceof Number number ? number(number) : String.valueOf(value));
        }
        return digest;
    }

    private static <E> BigDecimal amount(Column<E> column, E row) {
        Object value = column.value(row);
        ToIntFunction<Object> whole = any ->
                any instanceof Boolean flag ? (flag ? 1 : 0) : any.toString().length();
        return value instanceof Number number
                ? new BigDecimal(number.toString())
                : BigDecimal.valueOf(whole.applyAsInt(value));
    }

    private static String number(Number number) {
        return new BigDecimal(number.toString())
                .setScale(2, RoundingMode.HALF_UP)
                .toString();
    }
}
