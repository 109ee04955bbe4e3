package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Outcomes;
import io.upsurge.RowExpression;
import io.upsurge.Rows;
import io.upsurge.StaleRowsException;
import io.upsurge.Synchronize;
import io.upsurge.Upsurge;
import io.upsurge.dialect.Capability;
import io.upsurge.tck.model.Carrier;
import io.upsurge.tck.model.Country;
import io.upsurge.tck.model.Product;
import io.upsurge.tck.model.Product_;
import io.upsurge.tck.model.Voucher;
import io.upsurge.tck.model.Voucher_;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.hibernate.query.criteria.JpaRoot;
import org.hibernate.query.criteria.JpaSubQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows that bring expressions of their own travel together as far as these differ in nothing but constants (A8). */
public abstract class RowExpressionContract extends Contract {

    private static final int MANY = 1000;
    private static final int CHUNK = 250;

    protected RowExpressionContract() {
        super(Carrier.class, Country.class, Product.class, Voucher.class);
    }

    @Test
    void insertsRowsThatDifferInConstantsInAStatementPerChunk() {
        List<Integer> numbers = shuffled(MANY);

        upsurge(upsurge -> upsurge.insertInto(Voucher.class)
                .chunkSize(CHUNK)
                .execute(Rows.maps(
                        Voucher.class,
                        numbers.stream()
                                .map(n -> given("code", code(n), "text", lower("TEXT " + n)))
                                .toList())));

        assertThat(sent()).hasSize(MANY / CHUNK);
        assertThat(sent().stream().distinct()).hasSize(1);
        assertEachHasItsOwn(n -> "text " + n);
    }

    @Test
    void upsertsRowsThatDifferInConstantsInAStatementPerChunk() {
        stored(new Voucher(code(3), "old"), new Voucher(code(7), "old"));

        upsurge(upsurge -> upsurge.upsertInto(Voucher.class)
                .onConflict(Voucher_.code)
                .chunkSize(CHUNK)
                .execute(Rows.maps(
                        Voucher.class,
                        shuffled(MANY).stream()
                                .map(n -> given("code", code(n), "text", lower("TEXT " + n)))
                                .toList())));

        assertThat(sent()).hasSize(MANY / Math.min(CHUNK, dialect().maxRows()));
        assertThat(sent().stream().distinct()).hasSize(1);
        assertEachHasItsOwn(n -> "text " + n);
    }

    @Test
    void updatesRowsThatDifferInConstantsInAStatementPerChunk() {
        stored(IntStream.range(0, MANY)
                .mapToObj(n -> new Product((long) n, "p", 1000))
                .toArray());

        upsurge(upsurge -> upsurge.updateByKey(Product.class)
                .chunkSize(CHUNK)
                .execute(Rows.maps(
                        Product.class,
                        shuffled(MANY).stream()
                                .map(n -> given("id", (long) n, "stock", plus(n)))
                                .toList())));

        assertThat(sent()).hasSize(MANY / Math.min(CHUNK, dialect().maxRows()));
        assertThat(sent().stream().distinct()).hasSize(1);
        assertThat(all(Product.class, "id"))
                .extracting(product -> product.stock)
                .containsExactlyElementsOf(
                        IntStream.range(1001, 1001 + MANY).boxed().toList());
        assertThat(all(Product.class, "id"))
                .extracting(product -> product.version)
                .containsOnly(1);
    }

    /** Rows without expressions among them, and rows that bring other attributes. */
    @Test
    void sendsRowsOfOtherTextsInStatementsOfTheirOwnAndKeepsTheirOrder() {
        stored(IntStream.range(0, 90)
                .mapToObj(n -> new Product((long) n, "name", 1))
                .toArray());
        Rows.Single<Product> rows = Rows.of(Product.class);
        List<Integer> numbers = shuffled(90);
        for (int n : numbers) {
            rows = rows.row(row -> {
                Rows.Row<Product> keyed = row.value(Product_.id, (long) n);
                return switch (n % 3) {
                    case 0 -> keyed.value("stock", plus(n - 1));
                    case 1 ->
                        keyed.expression(Product_.name, e -> e.builder().concat(e.existing(Product_.name), " " + n));
                    default -> keyed.value(Product_.stock, n);
                };
            });
        }
        Rows.Single<Product> all = rows;

        List<Tuple> tuples = upsurge(upsurge -> upsurge.updateByKey(Product.class)
                .returning(Product_.id, Product_.stock, Product_.name)
                .execute(all)
                .tuples());

        int writes = can(Capability.RETURNING_UPDATED)
                ? 3 * 30 / Math.min(30, dialect().maxRows())
                : 6;
        assertThat(sent()).hasSize(writes);
        assertThat(tuples)
                .extracting(tuple -> tuple.get("id") + " " + tuple.get("stock") + " " + tuple.get("name"))
                .containsExactlyElementsOf(numbers.stream()
                        .map(n -> switch (n % 3) {
                            case 0 -> n + " " + (n + 1) + " name";
                            case 1 -> n + " 1 name " + n;
                            default -> n + " " + n + " name";
                        })
                        .toList());
    }

    @Test
    void givesTheRowsOfAnInsertBackInTheirOrder() {
        List<Integer> numbers = shuffled(60);

        List<Tuple> tuples = upsurge(upsurge -> upsurge.insertInto(Voucher.class)
                .returning(Voucher_.id, Voucher_.code, Voucher_.text)
                .execute(Rows.maps(
                        Voucher.class,
                        numbers.stream()
                                .map(n -> given("code", code(n), "text", lower("TEXT " + n)))
                                .toList()))
                .tuples());

        assertThat(tuples)
                .extracting(tuple -> tuple.get("code") + " " + tuple.get("text"))
                .containsExactlyElementsOf(
                        numbers.stream().map(n -> code(n) + " text " + n).toList());
        assertThat(tuples).extracting(tuple -> tuple.get("id")).doesNotHaveDuplicates();
    }

    /** No key tells these rows apart: on PostgreSQL they are numbered. */
    @Test
    void tellsInsertedRowsWhoseKeyIsMadeApart() {
        List<Tuple> tuples = upsurge(upsurge -> upsurge.insertInto(Voucher.class)
                .returning(Voucher_.id, Voucher_.code, Voucher_.text)
                .execute(Rows.maps(
                        Voucher.class,
                        shuffled(20).stream()
                                .map(n -> given("text", "t" + n, "code", lower("C" + n)))
                                .toList()))
                .tuples());

        assertThat(tuples)
                .hasSize(20)
                .allMatch(tuple -> tuple.get("text", String.class)
                        .equals("t" + tuple.get("code", String.class).substring(1)));
    }

    @Test
    void runsSubqueriesWithTheConstantsOfEachRow() {
        stored(new Country("a", "first"), new Country("b", "second"), new Country("c", "third"));
        List<String> wanted = List.of("c", "a", "b", "a", "x");

        upsurge(upsurge -> upsurge.insertInto(Voucher.class).execute(named(wanted)));

        assertThat(sent()).hasSize(1);
        assertThat(all(Voucher.class, "code"))
                .extracting(voucher -> voucher.text)
                .containsExactly("third", "first", "second", "first", null);

        List<String> others = List.of("b", "b", "c", "x", "a");
        upsurge(upsurge ->
                upsurge.upsertInto(Voucher.class).onConflict(Voucher_.code).execute(named(others)));

        assertThat(all(Voucher.class, "code"))
                .extracting(voucher -> voucher.text)
                .containsExactly("second", "second", "third", null, "first");

        upsurge(upsurge -> upsurge.updateByKey(Voucher.class).key(Voucher_.code).execute(named(wanted)));

        assertThat(all(Voucher.class, "code"))
                .extracting(voucher -> voucher.text)
                .containsExactly("third", "first", "second", "first", null);
    }

    /** A subquery that reads nothing but what was given must still be run for each row. */
    @Test
    void runsSubqueriesOverTheStoredRowAndConstants() {
        stored(new Country("a", "first"), new Country("b", "second"));
        stored(new Product(1L, "a", 1), new Product(2L, "b", 1), new Product(3L, "b", 1));

        upsurge(upsurge -> upsurge.updateByKey(Product.class)
                .execute(Rows.maps(
                        Product.class,
                        List.of(
                                given("id", 1L, "label", named(" x")),
                                given("id", 2L, "label", named(" y")),
                                given("id", 3L, "label", named(" z"))))));

        assertThat(all(Product.class, "id"))
                .extracting(product -> product.label)
                .containsExactly("first x", "second y", "second z");
    }

    private static RowExpression named(String suffix) {
        return RowExpression.<Product>of(e -> {
            CriteriaBuilder builder = e.builder();
            Subquery<String> names = builder.createQuery(String.class).subquery(String.class);
            Root<Country> country = names.from(Country.class);
            return names.select(builder.concat(country.<String>get("name"), suffix))
                    .where(builder.equal(country.get("code"), e.existing(Product_.name)));
        });
    }

    /** SQL takes no column for the number of rows. */
    @Test
    void runsSubqueriesThatTakeANumberOfRows() {
        stored(new Country("a", "first"), new Country("b", "second"));
        stored(new Product(1L, "n", 1), new Product(2L, "n", 1));

        upsurge(upsurge -> upsurge.updateByKey(Product.class)
                .execute(Rows.maps(
                        Product.class,
                        List.of(
                                given("id", 1L, "label", first("a", " x")),
                                given("id", 2L, "label", first("b", " y"))))));
        upsurge(upsurge -> upsurge.insertInto(Voucher.class)
                .execute(Rows.maps(
                        Voucher.class,
                        List.of(
                                given("code", "1", "text", first("b", "!")),
                                given("code", "2", "text", first("a", "?"))))));

        assertThat(all(Product.class, "id"))
                .extracting(product -> product.label)
                .containsExactly("first x", "second y");
        assertThat(all(Voucher.class, "code"))
                .extracting(voucher -> voucher.text)
                .containsExactly("second!", "first?");
    }

    private static RowExpression first(String least, String suffix) {
        return RowExpression.of(e -> {
            HibernateCriteriaBuilder builder = (HibernateCriteriaBuilder) e.builder();
            JpaSubQuery<String> names = builder.createQuery(String.class).subquery(String.class);
            JpaRoot<Country> country = names.from(Country.class);
            return names.select(builder.concat(country.<String>get("name"), suffix))
                    .where(builder.greaterThanOrEqualTo(country.<String>get("code"), least))
                    .orderBy(builder.asc(country.get("code")))
                    .fetch(1);
        });
    }

    @Test
    void keepsTheTypesOfConstants() {
        stored(IntStream.range(0, 4)
                .mapToObj(n -> new Product((long) n, "p", 1))
                .toArray());
        List<BigDecimal> prices =
                Stream.of("1.5", "20.25", "0", "-3").map(BigDecimal::new).toList();
        List<LocalDate> days = Stream.of("2024-02-29", "1999-12-31", "2030-01-01", "1600-01-01")
                .map(LocalDate::parse)
                .toList();
        List<String> texts = List.of("it's", "\\ ?", "", "\u00e4\ud83d\ude00 ");
        List<Double> weights = List.of(0.5, -2.25, 1e10, 0.0);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            rows.add(given(
                    "id", (long) i,
                    "price", constant(prices.get(i)),
                    "since", constant(days.get(i)),
                    "label", constant(texts.get(i)),
                    "weight", constant(weights.get(i)),
                    "sold", constant(5_000_000_000L + i),
                    "offered", constant(i % 2 == 0)));
        }

        upsurge(upsurge -> upsurge.updateByKey(Product.class).execute(Rows.maps(Product.class, rows)));

        assertTypes(prices, days, texts, weights);
        upsurge(upsurge -> upsurge.deleteFrom(Product.class).everyRow().execute());

        upsurge(upsurge -> upsurge.insertInto(Product.class).execute(Rows.maps(Product.class, rows)));

        assertTypes(prices, days, texts, weights);

        Collections.reverse(rows);
        upsurge(upsurge -> upsurge.upsertInto(Product.class).execute(Rows.maps(Product.class, rows)));

        assertTypes(prices, days, texts, weights);
    }

    private void assertTypes(List<BigDecimal> prices, List<LocalDate> days, List<String> texts, List<Double> weights) {
        List<Product> products = all(Product.class, "id");
        for (int i = 0; i < 4; i++) {
            Product product = products.get(i);
            assertThat(product.price).isEqualByComparingTo(prices.get(i));
            assertThat(product.since).isEqualTo(days.get(i));
            assertThat(product.label).isEqualTo(texts.get(i));
            assertThat(product.weight).isEqualTo(weights.get(i));
            assertThat(product.sold).isEqualTo(5_000_000_000L + i);
            assertThat(product.offered).isEqualTo(i % 2 == 0);
        }
    }

    private static <T> RowExpression constant(T value) {
        return RowExpression.of(e -> ((HibernateCriteriaBuilder) e.builder()).value(value));
    }

    @Test
    void takesConstantsThatAreNull() {
        stored(new Product(1L, "one", 1), new Product(2L, "two", 2), new Product(3L, "three", 3));

        upsurge(upsurge -> upsurge.updateByKey(Product.class)
                .execute(Rows.maps(
                        Product.class,
                        List.of(
                                given("id", 3L, "stock", orElse(null), "name", joinedTo(" x")),
                                given("id", 1L, "stock", orElse(5), "name", joinedTo(null)),
                                given("id", 2L, "stock", orElse(null), "name", joinedTo(" y"))))));

        assertThat(sent()).hasSize(3 / Math.min(3, dialect().maxRows()));
        assertThat(all(Product.class, "id"))
                .extracting(product -> product.stock)
                .containsExactly(5, null, null);
        assertThat(all(Product.class, "id"))
                .extracting(product -> product.name)
                .containsExactly(null, "two y", "three x");
    }

    private static RowExpression orElse(@Nullable Integer number) {
        return RowExpression.<Product>of(e -> e.builder()
                .coalesce(e.builder().nullif(e.existing(Product_.stock), e.existing(Product_.stock)), number));
    }

    private static RowExpression joinedTo(@Nullable String suffix) {
        return RowExpression.<Product>of(e -> e.builder().concat(e.existing(Product_.name), suffix));
    }

    @Test
    void calculatesWithDecimals() {
        Product first = new Product(1L, "p", 1);
        first.price = new BigDecimal("100000000.00");
        Product second = new Product(2L, "p", 1);
        second.price = new BigDecimal("0.50");
        stored(first, second);

        upsurge(upsurge -> upsurge.updateByKey(Product.class)
                .execute(Rows.maps(
                        Product.class,
                        List.of(given("id", 1L, "price", times("0.25")), given("id", 2L, "price", times("3"))))));

        assertThat(all(Product.class, "id"))
                .extracting(product -> Objects.requireNonNull(product.price).setScale(2, RoundingMode.HALF_UP))
                .containsExactly(new BigDecimal("25000000.00"), new BigDecimal("1.50"));
    }

    private static RowExpression times(String factor) {
        return RowExpression.<Product>of(e -> e.builder().prod(e.existing(Product_.price), new BigDecimal(factor)));
    }

    /** PostgreSQL knows no type of a text that stands by itself. */
    @Test
    void tellsTheDatabaseTheTypeOfText() {
        upsurge(upsurge -> upsurge.insertInto(Voucher.class)
                .execute(Rows.maps(
                        Voucher.class,
                        List.of(
                                given("code", "1", "text", joined("a", "b")),
                                given("code", "2", "text", joined("c", "d"))))));

        assertThat(sent()).hasSize(1);
        assertThat(all(Voucher.class, "code"))
                .extracting(voucher -> voucher.text)
                .containsExactly("ab", "cd");
    }

    private static RowExpression joined(String left, String right) {
        return RowExpression.of(e -> {
            HibernateCriteriaBuilder builder = (HibernateCriteriaBuilder) e.builder();
            return builder.concat(builder.value(left), builder.value(right));
        });
    }

    @Test
    void goesTogetherWithWhatAllRowsHaveInCommon() {
        stored(new Product(1L, "one", 10), new Product(2L, "two", 20));

        upsurge(upsurge -> upsurge.updateByKey(Product.class)
                .values(set -> set.value(Product_.label, "all")
                        .expression(Product_.sold, e -> e.builder().sum(e.<Long>existing("id"), 100L)))
                .where(e -> e.builder().greaterThan(e.existing(Product_.stock), 5))
                .execute(Rows.maps(
                        Product.class, List.of(given("id", 2L, "stock", plus(1)), given("id", 1L, "stock", plus(2))))));

        assertThat(all(Product.class, "id"))
                .extracting(product -> product.stock + product.label + product.sold)
                .containsExactly("13all101", "22all102");

        upsurge(upsurge -> upsurge.insertInto(Voucher.class)
                .values(set -> set.expression(
                        Voucher_.text,
                        e -> e.builder().concat("for ", e.builder().literal("all"))))
                .execute(Rows.maps(Voucher.class, List.of(given("code", lower("B")), given("code", lower("A"))))));

        assertThat(all(Voucher.class, "code"))
                .extracting(voucher -> voucher.code + " " + voucher.text)
                .containsExactly("a for all", "b for all");
    }

    @Test
    void comparesWhatIsMadeWithWhatIsStored() {
        stored(new Product(1L, "one", 10), new Product(2L, "two", 20));

        MutationResult<Product> result = upsurge(upsurge -> upsurge.updateByKey(Product.class)
                .onlyIfChanged()
                .outcomes(Outcomes.EXACT)
                .execute(Rows.maps(
                        Product.class,
                        List.of(given("id", 1L, "stock", plus(-1)), given("id", 2L, "stock", plus(4))))));

        assertThat(result.rows()).extracting(row -> row.outcome()).containsExactly(Outcome.UNCHANGED, Outcome.UPDATED);
        assertThat(all(Product.class, "id"))
                .extracting(product -> product.stock)
                .containsExactly(10, 25);
        assertThat(all(Product.class, "id"))
                .extracting(product -> product.version)
                .containsExactly(0, 1);
    }

    /** The look under a lock, which some databases need, compares what the row makes, too. */
    @Test
    void comparesWhatAnUpsertMakesWithWhatIsStored() {
        stored(new Voucher("a", "same"), new Voucher("b", "old"));

        MutationResult<Voucher> result = upsurge(upsurge -> upsurge.upsertInto(Voucher.class)
                .onConflict(Voucher_.code)
                .onlyIfChanged()
                .outcomes(Outcomes.EXACT)
                .execute(Rows.maps(
                        Voucher.class,
                        List.of(
                                given("code", "b", "text", lower("NEW")),
                                given("code", "a", "text", lower("SAME")),
                                given("code", "c", "text", lower("OTHER"))))));

        assertThat(result.rows())
                .extracting(row -> row.outcome())
                .containsExactly(Outcome.UPDATED, Outcome.UNCHANGED, Outcome.INSERTED);
        assertThat(all(Voucher.class, "code"))
                .extracting(voucher -> voucher.text)
                .containsExactly("same", "new", "other");
    }

    @Test
    void reportsStaleRows() {
        stored(new Product(1L, "one", 10), new Product(2L, "two", 20));
        Rows<Product> rows = Rows.maps(
                Product.class,
                List.of(
                        given("id", 1L, "version", 0, "stock", plus(1)),
                        given("id", 2L, "version", 4, "stock", plus(2))));

        inSession(session -> {
            assertThatThrownBy(
                            () -> Upsurge.of(session).updateByKey(Product.class).execute(rows))
                    .isInstanceOfSatisfying(
                            StaleRowsException.class,
                            stale -> assertThat(stale.indexes()).containsExactly(1L));
            return null;
        });
        assertThat(all(Product.class, "id"))
                .extracting(product -> product.stock)
                .containsExactly(10, 20);
    }

    @Test
    void tellsInMemoryWhatEachRowMakesOfItsOwn() {
        stored(new Product(1L, "one", 10), new Product(2L, "two", 20), new Product(3L, "three", 30));

        inSession(session -> {
            List<Product> held = session.createSelectionQuery("from Product order by id", Product.class)
                    .getResultList();
            database().statements().clear();

            Upsurge.of(session)
                    .updateByKey(Product.class)
                    .values(set -> set.value("updated", LocalDateTime.of(2020, 1, 1, 0, 0)))
                    .synchronize(Synchronize.EVALUATE)
                    .execute(Rows.maps(
                            Product.class,
                            List.of(
                                    given("id", 3L, "stock", plus(4)),
                                    given("id", 1L, "stock", plus(2)),
                                    given("id", 2L, "stock", 7))));

            assertThat(sent()).allMatch(sql -> sql.contains("update "));
            assertThat(held).extracting(product -> product.stock).containsExactly(13, 7, 35);
            assertThat(held).extracting(product -> product.version).containsOnly(1);
            return null;
        });
        assertThat(all(Product.class, "id"))
                .extracting(product -> product.stock)
                .containsExactly(13, 7, 35);
    }

    @Test
    void refusesWhatNoRowCanBring() {
        upsurge(upsurge -> {
            assertThatThrownBy(() -> upsurge.insertInto(Voucher.class)
                            .execute(Rows.maps(
                                    Voucher.class,
                                    List.of(given(
                                            "code",
                                            "1",
                                            "text",
                                            RowExpression.of(e -> e.builder()
                                                    .sum(1, e.builder().literal(2))))))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContainingAll("'text'", "String");
            assertThat(sent()).isEmpty();
            return null;
        });
    }

    private void assertEachHasItsOwn(Function<Integer, String> text) {
        List<Voucher> vouchers = all(Voucher.class, "code");
        assertThat(vouchers).hasSize(MANY);
        for (int n = 0; n < MANY; n++) {
            assertThat(vouchers.get(n).text).isEqualTo(text.apply(n));
        }
    }

    private static List<Integer> shuffled(int count) {
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(numbers, new Random(count));
        return numbers;
    }

    private static String code(int number) {
        return "c%04d".formatted(number);
    }

    /** A row: names and what they stand for, in turn. */
    private static Map<String, Object> given(Object... namesAndValues) {
        Map<String, Object> row = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }

    /** Another expression with every call, which differs from the others in its constant only. */
    private static RowExpression lower(String text) {
        return RowExpression.of(e -> {
            HibernateCriteriaBuilder builder = (HibernateCriteriaBuilder) e.builder();
            return builder.lower(builder.value(text));
        });
    }

    private static RowExpression plus(int number) {
        return RowExpression.<Product>of(e -> e.builder().sum(e.existing(Product_.stock), number + 1));
    }

    private static Rows<Voucher> named(List<String> countries) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < countries.size(); i++) {
            String country = countries.get(i);
            rows.add(given("code", "v" + i, "text", RowExpression.of(e -> nameOf(e.builder(), country))));
        }
        return Rows.maps(Voucher.class, rows);
    }

    private static Subquery<String> nameOf(CriteriaBuilder builder, String code) {
        CriteriaQuery<String> query = builder.createQuery(String.class);
        Subquery<String> names = query.subquery(String.class);
        Root<Country> country = names.from(Country.class);
        return names.select(country.<String>get("name")).where(builder.equal(country.get("code"), code));
    }
}
