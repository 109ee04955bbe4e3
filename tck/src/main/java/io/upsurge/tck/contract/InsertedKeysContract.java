package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.DuplicateKeysException;
import io.upsurge.Duplicates;
import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Book;
import io.upsurge.tck.model.Customer;
import io.upsurge.tck.model.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.HibernateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two rows of an insert with the same natural id, or the same in any unique key that they bring whole (E6). */
public abstract class InsertedKeysContract extends Contract {

    protected InsertedKeysContract() {
        super(Book.class, Customer.class, Visitor.class);
    }

    @Test
    void aNaturalIdIsAKeyThoughASequenceGivesEachRowItsIdentifier() {
        assertDuplicate(
                upsurge -> upsurge.insertInto(Book.class).execute(List.of(book("a"), book("b"), book("a"))),
                "Rows 0 and 2",
                "the natural id",
                "isbn",
                "FIRST_WINS or LAST_WINS");
    }

    @Test
    void everyUniqueKeyCounts() {
        assertDuplicate(
                upsurge -> upsurge.insertInto(Customer.class)
                        .execute(List.of(customer("1", "x"), customer("2", "y"), customer("3", "y"))),
                "Rows 1 and 2",
                "nickname");
        assertDuplicate(
                upsurge -> upsurge.insertInto(Customer.class).execute(List.of(customer("1", "x"), customer("1", "y"))),
                "Rows 0 and 1",
                "email");
    }

    private void assertDuplicate(Function<Upsurge, ?> insert, String... words) {
        assertThatThrownBy(() -> upsurge(insert))
                .isInstanceOf(DuplicateKeysException.class)
                .hasMessageContainingAll(words);
        assertThat(database().statements().sql()).noneMatch(sql -> sql.contains("insert"));
        assertThat(all(Book.class, "isbn")).isEmpty();
        assertThat(all(Customer.class, "email")).isEmpty();
    }

    @Test
    void aKeyThatARowDoesNotBringOrThatIsNullIsNoDuplicate() {
        MutationResult<Visitor> result = upsurge(upsurge -> upsurge.insertInto(Visitor.class)
                .execute(Rows.maps(
                        Visitor.class,
                        List.of(Map.of("email", "1", "badge", "x"), Map.of("email", "2"), Map.of("email", "3")))));
        assertThat(result.inserted()).isEqualTo(3);

        upsurge(upsurge -> upsurge.insertInto(Visitor.class)
                .execute(List.of(new Visitor(null, "y", ""), new Visitor(null, "z", ""))));
        assertThat(all(Visitor.class, "id")).hasSize(5);
    }

    @Test
    void rowsOfDifferentAttributesAreCompared() {
        assertDuplicate(
                upsurge -> upsurge.insertInto(Customer.class)
                        .execute(Rows.maps(
                                Customer.class,
                                List.of(
                                        Map.of("email", "1", "nickname", "x", "city", "a"),
                                        Map.of("nickname", "x", "city", "b")))),
                "Rows 0 and 1",
                "nickname");
    }

    @ParameterizedTest
    @CsvSource({"FIRST_WINS, 1 2, 0", "LAST_WINS, 2 3, 3"})
    void oneRowWinsAndStandsForTheOthers(Duplicates policy, String titles, int winner) {
        List<Book> books = List.of(titled("a", "1"), titled("b", "2"), titled("a", "9"), titled("a", "3"));
        MutationResult<Book> result = upsurge(upsurge ->
                upsurge.insertInto(Book.class).duplicates(policy).returning().execute(books));

        assertThat(result.inserted()).isEqualTo(2);
        assertThat(result.skipped()).isEqualTo(2);
        assertThat(result.rows().get(winner).outcome()).isEqualTo(Outcome.INSERTED);
        assertThat(result.entities()).extracting(b -> b.isbn).containsExactly("a", "b", "a", "a");
        assertThat(result.entities().get(0))
                .isSameAs(result.entities().get(2))
                .isSameAs(result.entities().get(3));
        assertThat(result.primaryKeys().get(0)).isEqualTo(result.primaryKeys().get(3));
        assertThat(books.stream().filter(b -> b.id != null)).containsExactlyInAnyOrder(books.get(1), books.get(winner));
        assertThat(all(Book.class, "title")).extracting(b -> b.title).containsExactly(titles.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"FIRST_WINS, 1x 3y", "LAST_WINS, 1x 3y"})
    void whatLostIsNoRivalOfOthers(Duplicates policy, String stored) {
        MutationResult<Customer> result = upsurge(upsurge -> upsurge.insertInto(Customer.class)
                .duplicates(policy)
                .execute(List.of(customer("1", "x"), customer("1", "y"), customer("3", "y"))));

        assertThat(result.rows().get(1).outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(all(Customer.class, "email"))
                .extracting(c -> c.email + c.nickname)
                .containsExactly(stored.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"FIRST_WINS, 2, '0, 1'", "LAST_WINS, 0, '1, 2'"})
    void aRowThatLosesToTwoIsRefused(Duplicates policy, int loser, String rivals) {
        List<Customer> rows = policy == Duplicates.FIRST_WINS
                ? List.of(customer("1", "x"), customer("2", "y"), customer("1", "y"))
                : List.of(customer("1", "y"), customer("1", "x"), customer("2", "y"));
        assertDuplicate(
                upsurge -> upsurge.insertInto(Customer.class).duplicates(policy).execute(rows),
                "Row " + loser,
                "several rows, [" + rivals + "]",
                policy.toString());
    }

    @Test
    void aRowThatLosesIsNotManagedAndTheWinnerStandsForIt() {
        inSession(session -> {
            List<Book> books = List.of(titled("a", "1"), titled("a", "2"));
            MutationResult<Book> result = Upsurge.of(session)
                    .insertInto(Book.class)
                    .duplicates(Duplicates.FIRST_WINS)
                    .managing()
                    .returning()
                    .execute(books);
            assertThat(result.entities()).containsExactly(books.get(0), books.get(0));
            assertThat(result.primaryKeys()).containsExactly(books.get(0).id, books.get(0).id);
            assertThat(session.contains(books.get(0))).isTrue();
            assertThat(session.contains(books.get(1))).isFalse();
            return null;
        });
    }

    @Test
    void rowsWithOneKeyCannotBeInsertedInOrder() {
        upsurge(upsurge -> {
            assertThatThrownBy(() -> upsurge.insertInto(Book.class)
                            .duplicates(Duplicates.IN_ORDER)
                            .execute(List.of(book("a"))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContainingAll("IN_ORDER", "only one", "upsert");
            assertThat(sent()).isEmpty();
            return null;
        });
    }

    /** Those that the database refuses one after the other are found before they are sent together. */
    @Test
    void keysAreComparedAsTheirColumnCompares() {
        List<String> keys = List.of(
                "a", "A", "a ", "\u00e1", "b", "ss", "\u00df", "i", "I", "\u0130", "fi", "\ufb01", "e\u0301", "\u00e9");
        List<String> accepted = new ArrayList<>();
        for (String key : keys) {
            try {
                sessions().inTransaction(session -> {
                    session.persist(book(key));
                    session.flush();
                });
                accepted.add(key);
            } catch (HibernateException e) {
                assertThat(Violations.isOfUniqueKey(e)).as("%s", e).isTrue();
            }
        }
        emptyTables();

        MutationResult<Book> result = upsurge(upsurge -> upsurge.insertInto(Book.class)
                .duplicates(Duplicates.FIRST_WINS)
                .execute(keys.stream().map(InsertedKeysContract::book).toList()));

        assertThat(result.rows().stream()
                        .filter(row -> row.outcome() == Outcome.INSERTED)
                        .map(row -> keys.get((int) row.index())))
                .containsExactlyElementsOf(accepted);
        assertThat(all(Book.class, "isbn")).hasSize(accepted.size());
    }

    private static Book book(String isbn) {
        return titled(isbn, "");
    }

    private static Book titled(String isbn, String title) {
        return new Book(isbn, title, 1);
    }

    private static Customer customer(String email, String nickname) {
        return new Customer(email, nickname, "");
    }
}
