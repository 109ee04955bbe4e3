package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.DuplicateKeysException;
import io.upsurge.Duplicates;
import io.upsurge.Fallback;
import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Rows;
import io.upsurge.UnsupportedMutationException;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Customer;
import io.upsurge.tck.model.Measurement;
import io.upsurge.tck.model.Tag;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.hibernate.HibernateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of one call with the same key, NULL in keys, and the order in which rows go out (E6, E7, E8; T11, T11b, T19). */
public abstract class DuplicatesContract extends Contract {

    protected DuplicatesContract() {
        super(Tag.class, Customer.class, Measurement.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 1000})
    void rejectsRowsWithTheSameKeyBeforeAnySql(int times) {
        List<Tag> rows = sameKey(times);

        assertThatThrownBy(() -> upsurge(upsurge -> byName(upsurge).execute(rows)))
                .isInstanceOfSatisfying(
                        DuplicateKeysException.class,
                        e -> assertThat(e.indexes()).containsExactly(1L, 3L))
                .hasMessageContaining("1 and 3")
                .hasMessageContaining("FIRST_WINS");

        assertThat(sent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 1000})
    void letsTheFirstRowWin(int times) {
        stored(new Tag("b", "stored", 0));

        MutationResult<Tag> result = upsurge(
                upsurge -> byName(upsurge).duplicates(Duplicates.FIRST_WINS).execute(sameKey(times)));

        assertThat(stored()).containsExactly("a before 7", "b row0 1", "c after 9");
        assertThat(result.skipped()).isEqualTo(times - 1L);
        assertThat(result.rows().get(1).outcome()).isNotEqualTo(Outcome.SKIPPED);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 1000})
    void letsTheLastRowWin(int times) {
        stored(new Tag("b", "stored", 0));

        MutationResult<Tag> result = upsurge(
                upsurge -> byName(upsurge).duplicates(Duplicates.LAST_WINS).execute(sameKey(times)));

        assertThat(stored()).containsExactly("a before 7", "b row" + (times - 1) + " 1", "c after 9");
        assertThat(result.skipped()).isEqualTo(times - 1L);
        assertThat(result.rows().get(1).outcome()).isEqualTo(Outcome.SKIPPED);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 1000})
    void appliesAllRowsInOrder(int times) {
        MutationResult<Tag> result = upsurge(upsurge ->
                adding(byName(upsurge)).duplicates(Duplicates.IN_ORDER).execute(sameKey(times)));

        assertThat(stored()).containsExactly("a before 7", "b row" + (times - 1) + " " + times, "c after 9");
        assertThat(result.skipped()).isZero();
    }

    @Test
    void showsTheWinnersRowForTheRowsThatLost() {
        inSession(session -> {
            MutationResult<Tag> result = byName(Upsurge.of(session))
                    .duplicates(Duplicates.LAST_WINS)
                    .returning()
                    .execute(sameKey(3));

            assertThat(result.entities()).extracting(tag -> tag.name).containsExactly("a", "b", "c", "b", "b");
            assertThat(result.entities().get(1))
                    .isSameAs(result.entities().get(4))
                    .satisfies(tag -> assertThat(tag.label).isEqualTo("row2"));
            return null;
        });
    }

    @Test
    void fillsInEveryEntityThatLostInAStatelessSession() {
        sessions().inStatelessTransaction(session -> {
            List<Tag> given = sameKey(3);

            List<Tag> returned = byName(Upsurge.of(session))
                    .duplicates(Duplicates.FIRST_WINS)
                    .returning()
                    .execute(given)
                    .entities();

            assertThat(returned).containsExactlyElementsOf(given);
            assertThat(given.subList(3, 5)).allSatisfy(tag -> {
                assertThat(tag.id).isNotNull().isEqualTo(given.get(1).id);
                assertThat(tag.label).isEqualTo("row0");
            });
        });
    }

    @Test
    void appliesRowsWithDifferentAttributesInOrder() {
        Rows<Tag> rows = Rows.of(Tag.class)
                .row(row -> row.value("name", "a").value("label", "one").value("uses", 1))
                .row(row -> row.value("name", "b").value("label", "other"))
                .row(row -> row.value("name", "a").value("uses", 2))
                .row(row -> row.value("name", "a").value("label", "two"))
                .row(row -> row.value("name", "b").value("uses", 5))
                .row(row -> row.value("name", "a").value("uses", 3));

        upsurge(upsurge -> byName(upsurge).duplicates(Duplicates.IN_ORDER).execute(rows));

        assertThat(stored()).containsExactly("a two 3", "b other 5");
    }

    /** Unless the database checks its keys when a statement is done, as the standard has it, and not row by row. */
    @Test
    void refusesTheLastRowWhereItsOtherKeyNeedsTheRowsBefore() {
        boolean checkedAtTheEnd = dialect().maxRows() > 1 && swapsInOneStatement();
        restored();
        List<Customer> rows =
                List.of(new Customer("1", "c", "y"), new Customer("2", "a", "y"), new Customer("1", "b", "y"));
        Function<Upsurge, ?> lastWins =
                upsurge -> byEmail(upsurge).duplicates(Duplicates.LAST_WINS).execute(rows);

        if (checkedAtTheEnd) {
            upsurge(lastWins);
            assertThat(nicknames()).containsExactly("1 b", "2 a");
            restored();
        } else {
            assertThatThrownBy(() -> upsurge(lastWins))
                    .satisfies(e -> assertThat(Violations.isOfUniqueKey(e)).isTrue());
            assertThat(nicknames()).containsExactly("1 a", "2 b");
        }

        upsurge(upsurge -> byEmail(upsurge).duplicates(Duplicates.IN_ORDER).execute(rows));
        assertThat(nicknames()).containsExactly("1 b", "2 a");
    }

    /** Whether the database itself lets two rows exchange the values of a unique key in one statement. */
    private boolean swapsInOneStatement() {
        restored();
        try {
            inSession(session -> session.createMutationQuery(
                            "update Customer set nickname = case when nickname = 'a' then 'b' else 'a' end")
                    .executeUpdate());
            return true;
        } catch (HibernateException e) {
            assertThat(Violations.isOfUniqueKey(e)).as("%s", e).isTrue();
            return false;
        }
    }

    private void restored() {
        emptyTables();
        stored(new Customer("1", "a", "x"), new Customer("2", "b", "x"));
    }

    @Test
    void refusesNullInAKey() {
        assertThatThrownBy(() -> upsurge(
                        upsurge -> byName(upsurge).execute(List.of(new Tag("a", "a", 1), new Tag(null, "b", 1)))))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContaining("Row 1")
                .hasMessageContaining("nullsAreEqual()");

        assertThat(sent()).isEmpty();
    }

    @Test
    void takesNullsForEqualWhereTheDatabaseCan() {
        stored(new Tag(null, "stored", 0), new Tag("a", "stored", 0));
        Function<Upsurge, MutationResult<Tag>> call = upsurge ->
                byName(upsurge).nullsAreEqual().execute(List.of(new Tag(null, "null", 1), new Tag("a", "a", 1)));

        if (plan(upsurge -> byName(upsurge).nullsAreEqual()).isEmpty()) {
            upsurge(call);
            assertThat(stored()).containsExactly("a a 1", "null null 1");
        } else {
            assertThatThrownBy(() -> upsurge(call))
                    .isInstanceOf(UnsupportedMutationException.class)
                    .hasMessageContaining("fallback(EMULATE)");
            assertThat(sent()).isEmpty();
        }
    }

    @Test
    void takesNullsForEqualByEmulation() {
        stored(new Tag(null, "stored", 0), new Tag("a", "stored", 0));

        MutationResult<Tag> result = upsurge(upsurge -> byName(upsurge)
                .nullsAreEqual()
                .fallback(Fallback.EMULATE)
                .returning()
                .execute(List.of(new Tag("b", "b", 1), new Tag(null, "null", 1), new Tag("a", "a", 1))));

        assertThat(stored()).containsExactly("a a 1", "b b 1", "null null 1");
        assertThat(result.entities()).extracting(tag -> tag.label).containsExactly("b", "null", "a");
    }

    @Test
    void findsTwoNullsThatAreEqual() {
        List<Tag> rows = List.of(new Tag(null, "one", 1), new Tag("a", "a", 1), new Tag(null, "two", 1));

        assertThatThrownBy(() -> upsurge(upsurge -> byName(upsurge)
                        .nullsAreEqual()
                        .fallback(Fallback.EMULATE)
                        .execute(rows)))
                .isInstanceOf(DuplicateKeysException.class)
                .hasMessageContaining("0 and 2");

        assertThat(sent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void sendsRowsInKeyOrderAndGivesResultsInInputOrder(int chunk) {
        List<Tag> rows = new ArrayList<>();
        for (int i = 100; i < 150; i++) {
            rows.add(new Tag("k" + i, "row", i));
        }
        Collections.shuffle(rows, new Random(chunk));

        MutationResult<Tag> result =
                upsurge(upsurge -> byName(upsurge).chunkSize(chunk).returning().execute(rows));

        assertThat(all(Tag.class, "id")).extracting(tag -> tag.name).isSorted();
        for (int i = 0; i < rows.size(); i++) {
            assertThat(result.rows().get(i).index()).isEqualTo(i);
            assertThat(result.entities().get(i).name).isEqualTo(rows.get(i).name);
        }
    }

    @Test
    void comparesNumbersByTheirValue() {
        List<Measurement> rows = List.of(measured("1.5", 0, "one"), measured("1.50", 1, "two"));

        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertInto(Measurement.class)
                        .onConflict("amount")
                        .execute(rows)))
                .isInstanceOf(DuplicateKeysException.class);

        assertThat(sent()).isEmpty();
    }

    /** As the database does when it stores them, so that two that become one are found before. */
    @Test
    void comparesNumbersByTheDigitsThatTheirColumnKeeps() {
        comparesAsStored(
                "amount",
                List.of(
                        measured("1.001", 1_000_000, "a"),
                        measured("1.004", 2_000_000, "b"),
                        measured("1.005", 3_000_000, "c"),
                        measured("1.01", 4_000_000, "d"),
                        measured("-1.005", 5_000_000, "e"),
                        measured("-1.01", 6_000_000, "f")));
    }

    @Test
    void comparesTimesByTheDigitsThatTheirColumnKeeps() {
        comparesAsStored(
                "moment",
                List.of(
                        measured("1", 1_000_000, "a"),
                        measured("2", 1_000_400, "b"),
                        measured("3", 1_500_000, "c"),
                        measured("4", 1_999_999, "d"),
                        measured("5", 2_000_000, "e"),
                        measured("6", 999_999_999, "f")));
    }

    private void comparesAsStored(String key, List<Measurement> rows) {
        List<String> stored = new ArrayList<>();
        for (Measurement row : rows) {
            try {
                stored(new Measurement(row.amount, row.moment, row.label));
                stored.add(row.label);
            } catch (HibernateException e) {
                assertThat(Violations.isOfUniqueKey(e)).as("%s", e).isTrue();
            }
        }
        List<Measurement> expected = all(Measurement.class, "label");
        emptyTables();

        for (int time = 0; time < 2; time++) {
            MutationResult<Measurement> result = upsurge(upsurge -> upsurge.upsertInto(Measurement.class)
                    .onConflict(key)
                    .duplicates(Duplicates.FIRST_WINS)
                    .returning()
                    .execute(rows));

            assertThat(result.rows().stream()
                            .filter(row -> row.outcome() != Outcome.SKIPPED)
                            .map(row -> rows.get((int) row.index()).label))
                    .containsExactlyElementsOf(stored);
            assertThat(all(Measurement.class, "label"))
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                    .isEqualTo(expected);
        }
    }

    private static Measurement measured(String amount, int nanoseconds, String label) {
        return new Measurement(new BigDecimal(amount), LocalDateTime.of(2026, 1, 2, 3, 4, 5, nanoseconds), label);
    }

    /** A row before, a row after, and between and behind them rows with the same key. */
    private static List<Tag> sameKey(int times) {
        List<Tag> rows = new ArrayList<>();
        rows.add(new Tag("a", "before", 7));
        rows.add(new Tag("b", "row0", 1));
        rows.add(new Tag("c", "after", 9));
        for (int i = 1; i < times; i++) {
            rows.add(new Tag("b", "row" + i, 1));
        }
        return rows;
    }

    private static Upsert<Tag> byName(Upsurge upsurge) {
        return upsurge.upsertInto(Tag.class).onConflict("name");
    }

    private static Upsert<Customer> byEmail(Upsurge upsurge) {
        return upsurge.upsertInto(Customer.class).onConflict("email");
    }

    private static Upsert<Tag> adding(Upsert<Tag> upsert) {
        return upsert.doUpdate(set -> set.excluded("label")
                .expression(
                        "uses",
                        row -> row.builder().sum(row.<Integer>existing("uses"), row.<Integer>excluded("uses"))));
    }

    private List<String> plan(Function<Upsurge, Upsert<?>> upsert) {
        return inSession(session -> upsert.apply(Upsurge.of(session)).plan().refused());
    }

    private List<String> stored() {
        return all(Tag.class, "name nulls last").stream()
                .map(tag -> tag.name + " " + tag.label + " " + tag.uses)
                .toList();
    }

    private List<String> nicknames() {
        return all(Customer.class, "email").stream()
                .map(customer -> customer.email + " " + customer.nickname)
                .toList();
    }
}
