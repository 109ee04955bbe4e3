package io.upsurge.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.DuplicateKeysException;
import io.upsurge.Duplicates;
import io.upsurge.InvalidMutationException;
import io.upsurge.MutationPlan;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Outcomes;
import io.upsurge.RetryableMutationException;
import io.upsurge.RowExpression;
import io.upsurge.RowResult;
import io.upsurge.Rows;
import io.upsurge.StaleRowsException;
import io.upsurge.Synchronize;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.VersionPolicy;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CriteriaBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.query.MutationQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every snippet of README.md and docs/guide.md, run, and some of what is said beside them. */
class GuideTest {

    private static SessionFactory sessions;

    private List<Book> feed;

    @BeforeAll
    static void open() {
        sessions = new HibernatePersistenceConfiguration("guide")
                .managedClasses(Book.class, Invoice.class, Invoice.Item.class)
                .jdbcUrl("jdbc:h2:mem:guide")
                .property("hibernate.hbm2ddl.auto", "create-drop")
                .createEntityManagerFactory();
    }

    @AfterAll
    static void close() {
        sessions.close();
    }

    @BeforeEach
    void begin() {
        feed = List.of(new Book("978-1", "Dune", 1), new Book("978-2", "Dune Messiah", 2));
        sessions.inTransaction(
                session -> session.createMutationQuery("delete from Book").executeUpdate());
    }

    private static void inTransaction(Consumer<EntityManager> work) {
        sessions.inTransaction(work::accept);
    }

    @Test
    void mergeLikeCalls() {
        inTransaction(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);

            Book book = upsurge.upsert(new Book("978-0441013593", "Dune", 42)); // one statement, the managed instance
            List<Book> stored = upsurge.upsertAll(feed); // in the order of the feed
            Book there = upsurge.insertIfAbsent(new Book("978-0441172696", "Dune Messiah", 1)); // no race

            assertThat(entityManager.contains(book)).isTrue();
            assertThat(stored).extracting(b -> b.isbn).containsExactly("978-1", "978-2");
            assertThat(there.id).isNotNull();
        });
    }

    @Test
    void cascades() {
        inTransaction(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);
            List<Invoice> invoices = List.of(
                    new Invoice("2026-1").with(1, "Dune").with(2, "Dune Messiah"),
                    new Invoice("2026-2").with(1, "Dune"));

            List<Invoice> stored = upsurge.upsertAll(invoices); // the invoices, then the items of all of them

            assertThat(stored).extracting(invoice -> invoice.items.size()).containsExactly(2, 1);
        });
        List<Invoice.Item> items = sessions.fromSession(session ->
                session.createSelectionQuery("from Item", Invoice.Item.class).getResultList());
        assertThat(items).hasSize(3);
    }

    @Test
    void verifiedSchema() {
        inTransaction(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);

            MutationResult<Book> result = upsurge.upsertInto(Book.class)
                    .onConflict(Book_.isbn)
                    .verifySchema() // refused where the table has no unique key over just the isbn
                    .execute(feed);

            assertThat(result.rows()).hasSize(2);
        });
    }

    @Test
    void statement() {
        inTransaction(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);

            MutationResult<Book> result = upsurge.upsertInto(Book.class)
                    .onConflict(Book_.isbn)
                    .doUpdate(set -> set.excluded(Book_.title, Book_.price)
                            .expression(
                                    Book_.stock,
                                    row -> row.builder().sum(row.existing(Book_.stock), row.excluded(Book_.stock)))
                            .where(row -> row.builder().isFalse(row.existing(Book_.locked))))
                    .outcomes(Outcomes.EXACT)
                    .returning()
                    .execute(feed);

            for (RowResult<Book> row : result.rows()) {
                System.out.println(row.index() + " " + row.outcome() + " " + row.entity().title);
            }

            assertThat(result.inserted()).isEqualTo(2);
        });
    }

    @Test
    void statelessSession() {
        List<Book> books = feed;
        sessions.inStatelessTransaction(session -> {
            StatelessSession statelessSession = session;
            Upsurge.of(statelessSession).upsertAll(books); // fills in the books themselves

            assertThat(books).allSatisfy(book -> assertThat(book.id).isNotNull());
        });
    }

    @Test
    void doNothing() {
        inTransaction(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);
            upsurge.upsertAll(feed);

            List<Book> stored = upsurge.upsertInto(Book.class)
                    .onNaturalId()
                    .doNothing()
                    .returning() // also the rows that were there already
                    .execute(feed)
                    .entities();

            assertThat(stored).extracting(book -> book.title).containsExactly("Dune", "Dune Messiah");
        });
    }

    @Test
    void onlyIfChanged() {
        inTransaction(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);
            upsurge.upsertAll(feed);

            MutationResult<Book> result = upsurge.upsertInto(Book.class)
                    .doUpdateAllExcept(Book_.price)
                    .onlyIfChanged()
                    .outcomes(Outcomes.EXACT)
                    .execute(feed);

            assertThat(result.unchanged()).isEqualTo(2);
        });
    }

    @Test
    void rows() {
        inTransaction(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);
            upsurge.upsertAll(feed);

            upsurge.upsertInto(Book.class)
                    .onConflict(Book_.isbn)
                    .execute(Rows.of(Book.class)
                            .row(row -> row.value(Book_.isbn, "978-1").value(Book_.price, new BigDecimal("9.90")))
                            .row(row -> row.value(Book_.isbn, "978-2").value(Book_.stock, 5)));

            upsurge.upsertInto(Book.class)
                    .onConflict("isbn")
                    .execute(Rows.maps(Book.class, List.of(Map.of("isbn", "978-3", "title", "Children of Dune"))));

            upsurge.upsertInto(Book.class)
                    .onConflict("isbn")
                    .execute(Rows.columns(Book.class)
                            .column(Book_.isbn, List.of("978-4", "978-5"))
                            .column(Book_.stock, List.of(4, 5)));

            entityManager.clear();
            Book first = entityManager
                    .createQuery("from Book where isbn = '978-1'", Book.class)
                    .getSingleResult();
            assertThat(first.title).isEqualTo("Dune");
            assertThat(first.price).isEqualByComparingTo("9.90");
        });
    }

    @Test
    void stream() {
        inTransaction(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);
            Stream<Book> books = IntStream.range(0, 2_500).mapToObj(i -> new Book("s-" + i, "Title " + i, i));

            MutationResult<Book> result = upsurge.upsertInto(Book.class)
                    .chunkSize(500)
                    .execute(books, row -> {
                        if (row.outcome() == Outcome.SKIPPED) {
                            System.out.println("skipped " + row.index());
                        }
                    });

            assertThat(result.rows()).isEmpty();
            assertThat(result.counts().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(2_500);
        });
    }

    @Test
    void tuples() {
        inTransaction(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);

            List<Tuple> tuples = upsurge.upsertInto(Book.class)
                    .returning(Book_.id, Book_.stock)
                    .execute(feed)
                    .tuples();
            Long id = tuples.get(0).get("id", Long.class);

            assertThat(id).isNotNull();
        });
    }

    @Test
    void bulkInsert() {
        inTransaction(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);

            MutationResult<Book> result = upsurge.insertInto(Book.class).execute(feed);
            List<Object> identifiers = result.primaryKeys(); // in the order of the feed, and in the books themselves

            assertThat(identifiers).containsExactly(feed.get(0).id, feed.get(1).id);
            assertThat(feed).allSatisfy(book -> assertThat(book.version).isZero());
            assertThat(feed).allSatisfy(book -> assertThat(book.created).isNotNull());
            assertThat(feed).noneMatch(entityManager::contains);
        });
    }

    @Test
    void managing() {
        inTransaction(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);

            upsurge.insertInto(Book.class).managing().execute(feed);
            feed.get(0).price = new BigDecimal("9.90"); // sent by the next flush

            assertThat(feed).allMatch(entityManager::contains);
            entityManager.flush();
            entityManager.refresh(feed.get(0));
            assertThat(feed.get(0).price).isEqualByComparingTo("9.90");
        });
    }

    @Test
    void insertedRows() {
        inTransaction(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);
            upsurge.insertInto(Book.class).execute(feed);

            List<Tuple> ids = upsurge.insertInto(Book.class)
                    .values(set -> set.value(Book_.stock, 5)
                            .expression(
                                    Book_.title,
                                    row -> row.builder().upper(row.builder().literal("untitled"))))
                    .returning(Book_.isbn, Book_.id)
                    .execute(Rows.columns(Book.class).column(Book_.isbn, List.of("978-3", "978-4")))
                    .tuples();

            RowExpression arrived = RowExpression.of(row -> {
                CriteriaBuilder builder = row.builder();
                return builder.concat("Arrived ", builder.localDate().cast(String.class));
            });
            upsurge.insertInto(Book.class)
                    .execute(Rows.maps(
                            Book.class,
                            List.of(
                                    Map.of("isbn", "978-5", "title", arrived),
                                    Map.of("isbn", "978-6", "title", arrived), // in one statement with the one before
                                    Map.of("isbn", "978-7", "title", "Heretics of Dune"))));

            assertThat(ids).extracting(row -> row.get("isbn")).containsExactly("978-3", "978-4");
            List<Book> stored = entityManager
                    .createQuery("from Book order by isbn", Book.class)
                    .getResultList();
            assertThat(stored).extracting(book -> book.stock).containsExactly(1, 2, 5, 5, 0, 0, 0);
            assertThat(stored.get(2).title).isEqualTo("UNTITLED");
            assertThat(stored.get(5).title).startsWith("Arrived 2");
        });
    }

    @Test
    void insertedStream() {
        inTransaction(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);
            Stream<Book> books = IntStream.range(0, 2_500).mapToObj(i -> new Book("i-" + i, "Title " + i, i));

            long inserted = upsurge.insertInto(Book.class).execute(books).inserted();

            assertThat(inserted).isEqualTo(2_500);
        });
    }

    /** Though their identifiers differ, by which they are told apart. */
    @Test
    void refusesTwoNewBooksOfOneIsbn() {
        List<Book> twice = List.of(new Book("978-1", "Dune", 1), new Book("978-1", "Dune again", 2));

        assertThatThrownBy(() -> inTransaction(entityManager ->
                        Upsurge.of(entityManager).insertInto(Book.class).execute(twice)))
                .isInstanceOf(DuplicateKeysException.class)
                .hasMessageContaining("Rows 0 and 1");
    }

    @Test
    void entitiesGivenToAnUpdateByKeyKeepTheVersionTheyCameWith() {
        inTransaction(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);
            upsurge.insertInto(Book.class).execute(feed);

            upsurge.updateByKey(Book.class).execute(feed);

            assertThat(feed).allSatisfy(book -> assertThat(book.version).isZero());
            assertThatThrownBy(() -> upsurge.updateByKey(Book.class).execute(feed))
                    .isInstanceOf(StaleRowsException.class);
        });
    }

    @Test
    void updateByKey() {
        inTransaction(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);
            upsurge.insertInto(Book.class).execute(feed);

            MutationResult<Book> result = upsurge.updateByKey(Book.class)
                    .key(Book_.isbn)
                    .execute(Rows.of(Book.class)
                            .row(set -> set.value(Book_.isbn, "978-1").value(Book_.price, new BigDecimal("9.90")))
                            .row(set -> set.value(Book_.isbn, "978-9").value(Book_.stock, 5)));
            for (Long row : result.missing()) {
                System.out.println("no such book: row " + row);
            }

            assertThat(result.updated()).isEqualTo(1);
            assertThat(result.skipped()).isEqualTo(1);
            assertThat(result.missing()).containsExactly(1L);
        });
    }

    @Test
    void updateByKeyWithACondition() {
        inTransaction(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);
            upsurge.insertInto(Book.class).execute(feed);
            List<String> isbns = List.of("978-1", "978-2");
            List<String> titles = List.of("Dune", "Dune II");

            List<Book> books = upsurge.updateByKey(Book.class)
                    .key(Book_.isbn)
                    .values(set ->
                            set.expression(Book_.stock, row -> row.builder().sum(row.existing(Book_.stock), 1)))
                    .where(row -> row.builder().isFalse(row.existing(Book_.locked)))
                    .returning()
                    .execute(Rows.columns(Book.class).column(Book_.isbn, isbns).column(Book_.title, titles))
                    .entities();

            assertThat(books).extracting(book -> book.stock).containsExactly(2, 3);
            assertThat(books).extracting(book -> book.title).containsExactly("Dune", "Dune II");
        });
    }

    @Test
    void updateOfWholeEntities() {
        inTransaction(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);
            upsurge.insertInto(Book.class).execute(feed);
            feed.get(1).stock = 20;

            MutationResult<Book> result = upsurge.updateByKey(Book.class)
                    .onlyIfChanged()
                    .outcomes(Outcomes.EXACT)
                    .execute(feed); // by their identifiers

            assertThat(result.unchanged()).isEqualTo(1);
            assertThat(result.updated()).isEqualTo(1);
        });
    }

    @Test
    void updateAndDeleteByACondition() {
        inTransaction(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);
            upsurge.upsertInto(Book.class).execute(feed);
            entityManager
                    .createQuery("update Book set price = 3, stock = stock * 0 where isbn = '978-1'")
                    .executeUpdate();

            BigDecimal two = new BigDecimal(2);
            List<Book> changed = upsurge.update(Book.class)
                    .expression(Book_.price, book -> book.builder().prod(book.existing(Book_.price), two))
                    .where(book -> book.builder().isFalse(book.existing(Book_.locked)))
                    .returning()
                    .execute()
                    .entities();
            assertThat(changed)
                    .hasSize(2)
                    .anySatisfy(book -> assertThat(book.price).isEqualByComparingTo("6"));

            MutationResult<Book> result = upsurge.deleteFrom(Book.class)
                    .where(book -> book.builder().equal(book.existing(Book_.stock), 0))
                    .returning(Book_.isbn)
                    .execute();
            assertThat(result.tuples())
                    .singleElement()
                    .satisfies(book -> assertThat(book.get(0)).isEqualTo("978-1"));

            MutationQuery query = entityManager
                    .unwrap(Session.class)
                    .createMutationQuery("update Book set locked = true where stock < :least")
                    .setParameter("least", 10);
            MutationResult<Book> locked = upsurge.mutation(Book.class, query)
                    .synchronize(Synchronize.EVALUATE)
                    .execute();
            assertThat(locked.updated()).isLessThan(2);
        });
    }

    @Test
    void options() {
        inTransaction(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);

            Upsert<Book> upsert = upsurge.upsertInto(Book.class)
                    .duplicates(Duplicates.LAST_WINS)
                    .synchronize(Synchronize.EVICT)
                    .version(VersionPolicy.NEWER_WINS)
                    .outcomes(Outcomes.EXACT)
                    .chunkSize(500);

            assertThat(upsert.execute(feed).rows()).hasSize(2);
        });
    }

    @Test
    void plan() {
        inTransaction(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);

            MutationPlan plan = upsurge.upsertInto(Book.class).onNaturalId().plan();
            System.out.println(plan.strategy() + ", " + plan.chunkSize() + " rows at a time");
            System.out.println(plan.sql(1));
            System.out.println(plan.transport(10_000));

            assertThat(plan.refused()).isEmpty();
            assertThat(plan.sql(1)).contains("merge into Book");
        });
    }

    @Test
    void staleRows() {
        inTransaction(entityManager -> Upsurge.of(entityManager).upsertAll(feed));
        assertThatThrownBy(() -> inTransaction(entityManager -> {
                    Upsurge upsurge = Upsurge.of(entityManager);
                    Book book = new Book("978-1", "Dune", 1);
                    book.version = 7;

                    try {
                        upsurge.upsert(book);
                    } catch (StaleRowsException e) {
                        System.out.println("changed by others: rows " + e.indexes());
                        throw e;
                    }
                }))
                .isInstanceOf(StaleRowsException.class);
    }

    @Test
    void mistake() {
        inTransaction(entityManager -> {
            Upsurge upsurge = Upsurge.of(entityManager);

            try {
                upsurge.upsertInto(Book.class).onConflict("titel").execute(feed);
            } catch (InvalidMutationException e) {
                System.out.println(e.getMessage());
                // Book has no attribute 'titel' with a column of its own. The nearest is 'title'; …
            }

            assertThat(entityManager.getTransaction().getRollbackOnly()).isFalse();
        });
    }

    @Test
    void retries() {
        for (int attempt = 1; ; attempt++) {
            try {
                inTransaction(entityManager -> Upsurge.of(entityManager).upsertAll(feed));
                break;
            } catch (RetryableMutationException e) {
                if (attempt == 5) {
                    throw e;
                }
            }
        }

        List<Book> stored = sessions.fromSession(
                session -> session.createQuery("from Book", Book.class).getResultList());
        assertThat(stored).hasSize(2);
    }
}
