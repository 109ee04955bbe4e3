package io.upsurge.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.stream.IntStream;

/**
 * A kind of rows: the entity, its table, and what the hand-written side has to know of it.
 *
 * @param id the identifier, which the database or its sequence makes
 * @param columns the others: first the unique key, then the name, which no upsert changes, then what upserts change
 * @param maker makes a row of an index and a round, without an identifier
 * @param change puts what an update by key changes of the first row into the second
 */
record Feed<E>(
        Class<E> entity,
        Column<E> id,
        ObjLongConsumer<E> setId,
        List<Column<E>> columns,
        Maker<E> maker,
        Function<E, String> sku,
        BiConsumer<E, E> change) {

    /** Makes a row. */
    interface Maker<E> {
        E make(int index, int round);
    }

    /** What stored rows have as identifiers, from here on: far from what sequences give. */
    static final long FIRST_ID = 1_000_000_000L;

    static final Feed<Product> PRODUCTS = new Feed<>(
            Product.class,
            new Column.Whole<>("id", "id", product -> product.id),
            (product, id) -> product.id = id,
            List.of(
                    Column.text("sku", product -> product.sku),
                    Column.text("name", product -> product.name),
                    Column.decimal("price", product -> product.price),
                    Column.integer("quantity", product -> product.quantity),
                    new Column.Moment<>("updated_at", "updatedAt", product -> product.updatedAt),
                    Column.flag("active", product -> product.active),
                    Column.text("description", product -> product.description)),
            Product::new,
            product -> product.sku,
            (from, to) -> {
                to.price = from.price;
                to.quantity = from.quantity;
                to.updatedAt = from.updatedAt;
            });

    static final Feed<Wide> WIDES = new Feed<>(
            Wide.class,
            new Column.Whole<>("id", "id", wide -> wide.id),
            (wide, id) -> wide.id = id,
            List.of(
                    Column.text("sku", wide -> wide.sku),
                    Column.text("name", wide -> wide.name),
                    Column.text("text1", wide -> wide.text1),
                    Column.text("text2", wide -> wide.text2),
                    Column.text("text3", wide -> wide.text3),
                    Column.text("text4", wide -> wide.text4),
                    Column.text("text5", wide -> wide.text5),
                    Column.text("text6", wide -> wide.text6),
                    Column.text("text7", wide -> wide.text7),
                    Column.text("text8", wide -> wide.text8),
                    Column.text("text9", wide -> wide.text9),
                    Column.integer("count1", wide -> wide.count1),
                    Column.integer("count2", wide -> wide.count2),
                    Column.integer("count3", wide -> wide.count3),
                    Column.integer("count4", wide -> wide.count4),
                    Column.integer("count5", wide -> wide.count5),
                    Column.integer("count6", wide -> wide.count6),
                    Column.decimal("amount1", wide -> wide.amount1),
                    Column.decimal("amount2", wide -> wide.amount2),
                    Column.decimal("amount3", wide -> wide.amount3),
                    Column.decimal("amount4", wide -> wide.amount4),
                    Column.moment("moment1", wide -> wide.moment1),
                    Column.moment("moment2", wide -> wide.moment2),
                    Column.moment("moment3", wide -> wide.moment3),
                    Column.moment("moment4", wide -> wide.moment4),
                    Column.flag("flag1", wide -> wide.flag1),
                    Column.flag("flag2", wide -> wide.flag2),
                    Column.flag("flag3", wide -> wide.flag3),
                    Column.flag("flag4", wide -> wide.flag4)),
            Wide::new,
            wide -> wide.sku,
            (from, to) -> {
                to.text1 = from.text1;
                to.text2 = from.text2;
                to.text3 = from.text3;
            });

    String table() {
        return "benchmark_" + entity.getSimpleName().toLowerCase(Locale.ROOT);
    }

    Column<E> key() {
        return columns.get(0);
    }

    /** What an upsert changes of a stored row. */
    List<Column<E>> updated() {
        return columns.subList(2, columns.size());
    }

    /** What an update by key changes: three columns. */
    List<Column<E>> three() {
        return columns.subList(2, 5);
    }

    List<Column<E>> withId() {
        List<Column<E>> all = new ArrayList<>();
        all.add(id);
        all.addAll(columns);
        return List.copyOf(all);
    }

    List<Column<E>> idAnd(Collection<Column<E>> others) {
        List<Column<E>> all = new ArrayList<>();
        all.add(id);
        all.addAll(others);
        return List.copyOf(all);
    }

    /** Rows of one round, from an index on. */
    List<E> rows(int from, int to, int round) {
        return new ArrayList<>(IntStream.range(from, to)
                .mapToObj(index -> maker.make(index, round))
                .toList());
    }

    /** Rows that carry the identifiers of stored rows. */
    List<E> identified(int from, int to, int round) {
        List<E> rows = rows(from, to, round);
        for (int i = 0; i < rows.size(); i++) {
            setId.accept(rows.get(i), FIRST_ID + from + i);
        }
        return rows;
    }

    List<E> sortedBySku(List<E> rows) {
        List<E> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(sku));
        return sorted;
    }

    List<E> sortedById(List<E> rows) {
        List<E> sorted = new ArrayList<>(rows);
        sorted.sort(
                Comparator.comparingLong(row -> ((Column.Whole<E>) id).read().applyAsLong(row)));
        return sorted;
    }
}
