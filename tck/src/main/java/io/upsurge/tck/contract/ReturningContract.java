package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.MutationResult;
import io.upsurge.Rows;
import io.upsurge.Upsert;
import io.upsurge.dialect.Capability;
import io.upsurge.tck.model.Book;
import io.upsurge.tck.model.Country;
import io.upsurge.tck.model.Parcel;
import io.upsurge.tck.model.Voucher;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What comes back belongs to the row that it stands for, whatever the order of the rows and of the keys (A4, T25).
 *
 * <p>Each source of identifiers is tried 25 times with 1,000 rows, half of them new. They are given in an order that is
 * neither that of the keys, in which they are sent, nor that of the identifiers, so that to match by position would be
 * noticed.
 */
public abstract class ReturningContract extends Contract {

    private static final int REPEATS = 25;
    private static final int ROWS = 1000;

    protected ReturningContract() {
        super(Country.class, Book.class, Voucher.class, Parcel.class);
    }

    static Stream<Saved<?>> sources() {
        return Stream.of(Saved.BY_IDENTITY, Saved.BY_UUID, Saved.BY_APPLICATION, Saved.BY_SEQUENCE);
    }

    @ParameterizedTest
    @MethodSource("sources")
    <E> void everyEntityHoldsItsOwnIdentifierAndValues(Saved<E> saved) {
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            Map<String, String> texts = shuffled(repeat);
            List<E> given = new ArrayList<>();
            texts.forEach((key, text) -> given.add(saved.make().apply(key, text)));

            MutationResult<E> result = upsurge(upsurge -> upsurge.upsertInto(saved.entity())
                    .onConflict(saved.key())
                    .returning()
                    .execute(given));

            List<List<@Nullable Object>> returned = new ArrayList<>();
            for (E entity : result.entities()) {
                returned.add(List.of(
                        saved.identifierOf().apply(entity),
                        saved.keyOf().apply(entity),
                        saved.textOf().apply(entity)));
            }
            assertThat(returned).isEqualTo(expected(saved, texts, repeat));
            assertThat(result.primaryKeys())
                    .isEqualTo(returned.stream().map(row -> row.get(0)).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    <E> void everyTupleHoldsItsOwnIdentifierAndValues(Saved<E> saved) {
        for (int repeat = 0; repeat < 2; repeat++) {
            Map<String, String> texts = shuffled(repeat);
            List<E> given = new ArrayList<>();
            texts.forEach((key, text) -> given.add(saved.make().apply(key, text)));

            MutationResult<E> result = upsurge(upsurge -> upsurge.upsertInto(saved.entity())
                    .onConflict(saved.key())
                    .returning(Stream.of(saved.text(), saved.key(), saved.identifier())
                            .distinct()
                            .toArray(String[]::new))
                    .execute(given));

            List<List<@Nullable Object>> returned = new ArrayList<>();
            for (Tuple tuple : result.tuples()) {
                returned.add(List.of(tuple.get(saved.identifier()), tuple.get(saved.key()), tuple.get(0)));
            }
            assertThat(returned).isEqualTo(expected(saved, texts, repeat));
        }
    }

    @Test
    void tuplesWithoutTheKeyAreMatchedAsWell() {
        Map<String, String> texts = shuffled(0);
        List<Book> given = new ArrayList<>();
        texts.forEach((key, text) -> given.add(new Book(key, text, 1)));

        MutationResult<Book> result = upsurge(
                upsurge -> upsurge.upsertInto(Book.class).returning("title").execute(given));

        assertThat(result.tuples()).extracting(tuple -> tuple.get(0)).isEqualTo(List.copyOf(texts.values()));
    }

    /** New rows, stored ones, and stored ones that are left alone, each by itself. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theIdentifierOfASingleRowIsItsOwn(boolean leavesAlone) {
        stored(new Voucher("a", "old"), new Voucher("b", "old"), new Voucher("c", "old"));

        for (String code : List.of("b", "d", "a", "e", "d", "c")) {
            MutationResult<Voucher> result = upsurge(upsurge -> {
                Upsert<Voucher> upsert = upsurge.upsertInto(Voucher.class).onConflict("code");
                return (leavesAlone ? upsert.doNothing() : upsert)
                        .returning("id")
                        .execute(List.of(new Voucher(code, "new")));
            });

            boolean told = can(Capability.TELLS_IDENTITY) || (can(Capability.RETURNING) && !leavesAlone);
            assertThat(sent()).hasSizeBetween(1, told ? 1 : 4);
            Voucher stored = sessions()
                    .fromSession(
                            session -> session.bySimpleNaturalId(Voucher.class).load(code));
            assertThat(result.primaryKeys()).containsExactly(stored.id);
            assertThat(result.tuples().get(0).get("id")).isEqualTo(stored.id);
            assertThat(stored.text).isEqualTo(leavesAlone && "abc".contains(code) ? "old" : "new");
        }
        assertThat(all(Voucher.class, "id")).hasSize(5);
    }

    /** A row of which the driver cannot tell the identifier as a number that it has generated. */
    @Test
    void theIdentifierOfASingleRowMayBeNoneThatTheDatabaseMakes() {
        inSession(session -> session.createNativeMutationQuery(
                        "insert into Voucher (id, code, text) values (-5, 'minus', 'old')")
                .executeUpdate());

        MutationResult<Voucher> result = upsurge(upsurge -> upsurge.upsertInto(Voucher.class)
                .onConflict("code")
                .returning("id")
                .execute(List.of(new Voucher("minus", "new"))));

        assertThat(result.primaryKeys()).containsExactly(-5L);
        assertThat(all(Voucher.class, "id")).extracting(voucher -> voucher.text).containsExactly("new");
    }

    @Test
    void theOrderIsThatOfTheRowsAcrossChunks() {
        Map<String, String> texts = shuffled(0);
        List<Parcel> given = new ArrayList<>();
        texts.forEach((key, text) -> given.add(new Parcel(key, text)));

        MutationResult<Parcel> result = upsurge(upsurge ->
                upsurge.upsertInto(Parcel.class).chunkSize(7).returning().execute(given.subList(0, 100)));

        assertThat(result.entities())
                .extracting(parcel -> parcel.content)
                .isEqualTo(List.copyOf(texts.values()).subList(0, 100));
    }

    @Test
    void theOrderIsThatOfTheRowsWhenTheirAttributesDiffer() {
        Map<String, String> texts = shuffled(0);
        List<String> keys = List.copyOf(texts.keySet()).subList(0, 60);
        Rows.Single<Book> rows = Rows.of(Book.class);
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            boolean priced = i % 3 == 0;
            rows = rows.row(set -> {
                Rows.Row<Book> row = set.value("isbn", key).value("stock", keys.indexOf(key));
                return priced ? row.value("title", "priced") : row;
            });
        }
        Rows<Book> given = rows;

        MutationResult<Book> result =
                upsurge(upsurge -> upsurge.upsertInto(Book.class).returning().execute(given));

        assertThat(result.entities()).extracting(book -> book.isbn).isEqualTo(keys);
        for (int i = 0; i < keys.size(); i++) {
            assertThat(result.rows().get(i).index()).isEqualTo(i);
            assertThat(result.entities().get(i).stock).isEqualTo(i);
            assertThat(result.entities().get(i).title).isEqualTo(i % 3 == 0 ? "priced" : null);
        }
    }

    @Test
    void rowsThatWereLeftAloneComeBackInTheirPlace() {
        stored(new Book("k5", "stored", 5), new Book("k1", "stored", 1), new Book("k3", "stored", 3));
        List<Book> given = new ArrayList<>();
        for (int key : new int[] {4, 1, 5, 2, 3}) {
            given.add(new Book("k" + key, "given", key));
        }
        MutationResult<Book> result = upsurge(upsurge ->
                upsurge.upsertInto(Book.class).doNothing().returning().execute(given));

        assertThat(result.entities()).extracting(book -> book.isbn).containsExactly("k4", "k1", "k5", "k2", "k3");
        assertThat(result.entities())
                .extracting(book -> book.title)
                .containsExactly("given", "stored", "stored", "given", "stored");
    }

    /** Of 1,000 rows every third is left alone, so that fewer rows are written than were sent. */
    @Test
    void rowsThatAConditionLeavesAloneComeBackInTheirPlace() {
        Map<String, String> texts = shuffled(0);
        List<Book> before = new ArrayList<>();
        List<Book> given = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        texts.forEach((key, text) -> {
            boolean kept = given.size() % 3 == 0;
            before.add(new Book(key, "stored " + key, kept ? 2 : 0));
            given.add(new Book(key, text, 1));
            expected.add(kept ? "stored " + key : text);
        });
        stored(before.toArray());

        MutationResult<Book> result = upsurge(upsurge -> upsurge.upsertInto(Book.class)
                .doUpdate(set -> set.excluded("title", "stock")
                        .where(row -> row.builder().lt(row.<Integer>existing("stock"), row.<Integer>excluded("stock"))))
                .returning()
                .execute(given));

        assertThat(result.entities()).extracting(book -> book.isbn).isEqualTo(List.copyOf(texts.keySet()));
        assertThat(result.entities()).extracting(book -> book.title).isEqualTo(expected);
    }

    /** Where a database finds that {@code ABC} is {@code abc}, the row that comes back has another key than was given. */
    @Test
    void aKeyThatTheDatabaseFindsEqualIsMatchedThoughItIsWrittenDifferently() {
        stored(new Book("abc-1", "stored", 1), new Book("abc-2", "stored", 2));
        List<Book> given =
                List.of(new Book("ABC-2", "two", 2), new Book("abc-3", "three", 3), new Book("ABC-1", "one", 1));

        MutationResult<Book> result =
                upsurge(upsurge -> upsurge.upsertInto(Book.class).returning().execute(given));

        assertThat(result.entities()).extracting(book -> book.title).containsExactly("two", "three", "one");
        List<Book> stored = all(Book.class, "id");
        for (Book book : result.entities()) {
            assertThat(stored)
                    .filteredOn(other -> Objects.equals(other.id, book.id))
                    .singleElement()
                    .satisfies(other -> {
                        assertThat(other.isbn).isEqualTo(book.isbn);
                        assertThat(other.title).isEqualTo(book.title);
                    });
        }
    }

    /** A text for each of 1,000 keys, in an order of its own; half of the keys are those of the repeat before. */
    private static Map<String, String> shuffled(int repeat) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            numbers.add(repeat * ROWS / 2 + i);
        }
        Collections.shuffle(numbers, new Random(repeat));
        Map<String, String> texts = new LinkedHashMap<>();
        numbers.forEach(number -> texts.put("k" + number, "text " + repeat + " of " + number));
        return texts;
    }

    /** What another session reads: identifier, key and text, in the order of the rows given. */
    private <E> List<List<@Nullable Object>> expected(Saved<E> saved, Map<String, String> texts, int repeat) {
        Map<Object, Object> identifiers = new HashMap<>();
        Map<Object, Object> stored = new HashMap<>();
        sessions()
                .inTransaction(session -> session.createSelectionQuery(
                                "select e." + saved.identifier() + ", e." + saved.key() + ", e." + saved.text()
                                        + " from " + saved.entity().getSimpleName() + " e where e." + saved.text()
                                        + " like :text",
                                Object[].class)
                        .setParameter("text", "text " + repeat + " of %")
                        .getResultList()
                        .forEach(row -> {
                            identifiers.put(row[1], row[0]);
                            stored.put(row[1], row[2]);
                        }));
        List<List<@Nullable Object>> expected = new ArrayList<>();
        texts.forEach((key, text) -> {
            assertThat(stored.get(key)).isEqualTo(text);
            expected.add(List.of(identifiers.get(key), key, text));
        });
        assertThat(expected).hasSize(ROWS);
        return expected;
    }
}
