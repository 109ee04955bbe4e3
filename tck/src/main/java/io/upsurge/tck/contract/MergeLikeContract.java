package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.Upsurge;
import io.upsurge.tck.model.Account;
import io.upsurge.tck.model.Book;
import io.upsurge.tck.model.Country;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Entities in, managed entities out: {@code upsert}, {@code upsertAll}, {@code insertIfAbsent}. */
public abstract class MergeLikeContract extends Contract {

    protected MergeLikeContract() {
        super(Country.class, Book.class, Account.class);
    }

    @Test
    void insertsWhatIsNotThere() {
        Book book = upsurge(upsurge -> upsurge.upsert(new Book("978-1", "Dune", 42)));

        assertThat(book.id).isNotNull();
        assertThat(all(Book.class, "isbn")).singleElement().satisfies(stored -> {
            assertThat(stored.id).isEqualTo(book.id);
            assertThat(stored.title).isEqualTo("Dune");
            assertThat(stored.stock).isEqualTo(42);
            assertThat(stored.created).isNotNull();
        });
    }

    @Test
    void updatesWhatIsThere() {
        stored(new Book("978-1", "Dune", 1));
        Book before = all(Book.class, "isbn").get(0);

        Book book = upsurge(upsurge -> upsurge.upsert(new Book("978-1", "Dune Messiah", 2)));

        assertThat(book.id).isEqualTo(before.id);
        assertThat(all(Book.class, "isbn")).singleElement().satisfies(stored -> {
            assertThat(stored.title).isEqualTo("Dune Messiah");
            assertThat(stored.stock).isEqualTo(2);
            assertThat(stored.created).isEqualTo(before.created);
        });
    }

    @Test
    void returnsTheInstanceThatIsManaged() {
        stored(new Book("978-1", "Dune", 1));

        inSession(session -> {
            Book managed = session.bySimpleNaturalId(Book.class).load("978-1");
            Book given = new Book("978-1", "Dune Messiah", 2);

            Book returned = Upsurge.of(session).upsert(given);

            assertThat(returned).isSameAs(managed).isNotSameAs(given);
            assertThat(managed.title).isEqualTo("Dune Messiah");
            database().statements().clear();
            session.flush();
            assertThat(database().statements().sql()).isEmpty();
            managed.stock = 3;
            session.flush();
            assertThat(database().statements().sql()).hasSize(1);
            return null;
        });
    }

    @Test
    void usesTheIdentifierWhereTheEntityCarriesOne() {
        stored(new Country("CH", "Schweiz"));

        upsurge(upsurge -> upsurge.upsert(new Country("CH", "Suisse")));

        assertThat(all(Country.class, "code"))
                .singleElement()
                .satisfies(stored -> assertThat(stored.name).isEqualTo("Suisse"));
    }

    @Test
    void keepsTheOrderOfAList() {
        List<Book> books = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            books.add(new Book("978-" + i, "Title " + i, i));
        }
        Collections.shuffle(books, new Random(1));
        stored(new Book("978-7", "old", 0), new Book("978-33", "old", 0));

        List<Book> returned = upsurge(upsurge -> upsurge.upsertAll(books));

        assertThat(returned).hasSize(50);
        for (int i = 0; i < 50; i++) {
            assertThat(returned.get(i).isbn).isEqualTo(books.get(i).isbn);
            assertThat(returned.get(i).title).isEqualTo(books.get(i).title);
        }
        assertThat(returned).extracting(book -> book.id).doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void getsOrCreates() {
        stored(new Country("CH", "Schweiz"));

        Country present = upsurge(upsurge -> upsurge.insertIfAbsent(new Country("CH", "Suisse")));
        Country absent = upsurge(upsurge -> upsurge.insertIfAbsent(new Country("AT", "Österreich")));

        assertThat(present.name).isEqualTo("Schweiz");
        assertThat(absent.name).isEqualTo("Österreich");
    }

    @Test
    void fillsInTheEntityInAStatelessSession() {
        sessions().inStatelessTransaction(session -> {
            Book given = new Book("978-1", "Dune", 1);
            given.price = new BigDecimal("9.50");

            Book returned = Upsurge.of(session).upsert(given);

            assertThat(returned).isSameAs(given);
            assertThat(given.id).isNotNull();
            assertThat(given.created).isNotNull();
        });
    }
}
