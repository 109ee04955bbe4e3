package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.DuplicateKeysException;
import io.upsurge.Duplicates;
import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Outcomes;
import io.upsurge.RowResult;
import io.upsurge.Rows;
import io.upsurge.StaleRowsException;
import io.upsurge.Synchronize;
import io.upsurge.Upsurge;
import io.upsurge.VersionPolicy;
import io.upsurge.dialect.Capability;
import io.upsurge.tck.model.Article;
import io.upsurge.tck.model.Book;
import io.upsurge.tck.model.Entry;
import io.upsurge.tck.model.Visitor;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bulk update by the primary key or another unique key (A15-A18, A20, A22, E1, E5, E6, T14). */
public abstract class UpdateByKeyContract extends Contract {

    protected UpdateByKeyContract() {
        super(Book.class, Entry.class, Article.class, Visitor.class);
    }

    private static Rows<Book> titles(String... isbnsAndTitles) {
        Rows.Single<Book> rows = Rows.of(Book.class);
        for (int i = 0; i < isbnsAndTitles.length; i += 2) {
            String isbn = isbnsAndTitles[i];
            String title = isbnsAndTitles[i + 1];
            rows = rows.row(set -> set.value("isbn", isbn).value("title", title));
        }
        return rows;
    }

    private Book book(String isbn) {
        return all(Book.class, "isbn").stream()
                .filter(book -> book.isbn.equals(isbn))
                .findFirst()
                .orElseThrow();
    }

    private Long id(String isbn) {
        return Objects.requireNonNull(book(isbn).id);
    }

    @Test
    void changesOnlyWhatEachRowBrings() {
        stored(new Book("1", "one", 1), new Book("2", "two", 2), new Book("3", "three", 3));

        MutationResult<Book> result = upsurge(upsurge -> upsurge.updateByKey(Book.class)
                .execute(Rows.of(Book.class)
                        .row(set -> set.value("id", id("3")).value("stock", 33))
                        .row(set -> set.value("id", id("1")).value("title", "eins"))
                        .row(set -> set.value("id", id("2"))
                                .value("price", BigDecimal.TEN)
                                .value("stock", 22))));

        assertThat(result.updated()).isEqualTo(3);
        assertThat(all(Book.class, "isbn")).extracting(book -> book.title).containsExactly("eins", "two", "three");
        assertThat(all(Book.class, "isbn")).extracting(book -> book.stock).containsExactly(1, 22, 33);
        assertThat(book("2").price).isEqualByComparingTo("10");
    }

    @Test
    void namesTheRowsThatAreNotThereAndInsertsNone() {
        stored(new Book("1", "one", 1));

        MutationResult<Book> result = upsurge(upsurge ->
                upsurge.updateByKey(Book.class).key("isbn").execute(titles("0", "null", "1", "eins", "2", "zwei")));

        assertThat(result.missing()).containsExactly(0L, 2L);
        assertThat(result.updated()).isEqualTo(1);
        assertThat(result.skipped()).isEqualTo(2);
        assertThat(result.rows()).extracting(RowResult::missing).containsExactly(true, false, true);
        assertThat(all(Book.class, "isbn")).extracting(book -> book.title).containsExactly("eins");
    }

    @Test
    void returnsTheEntitiesOfTheRowsThatAreThere() {
        stored(new Book("1", "one", 1), new Book("2", "two", 2));

        inSession(session -> {
            MutationResult<Book> result = Upsurge.of(session)
                    .updateByKey(Book.class)
                    .key("isbn")
                    .returning()
                    .execute(titles("2", "zwei", "0", "null", "1", "eins"));

            assertThat(result.entities()).extracting(book -> book.title).containsExactly("zwei", "eins");
            assertThat(result.rows().get(1).entity()).isNull();
            assertThat(result.missing()).containsExactly(1L);
            assertThat(result.entities()).allMatch(session::contains);
            database().statements().clear();
            session.flush();
            assertThat(sent()).isEmpty();
            return null;
        });
    }

    @Test
    void returnsTuplesOfWhatIsStoredAfterwards() {
        stored(new Book("1", "one", 1), new Book("2", "two", 2));

        List<Tuple> tuples = upsurge(upsurge -> upsurge.updateByKey(Book.class)
                .key("isbn")
                .returning("stock", "isbn")
                .values(set -> set.expression("stock", row -> row.builder().prod(row.<Integer>existing("stock"), 10)))
                .execute(titles("2", "zwei", "1", "eins"))
                .tuples());

        assertThat(tuples).extracting(tuple -> tuple.get("isbn")).containsExactly("2", "1");
        assertThat(tuples).extracting(tuple -> tuple.get("stock")).containsExactly(20, 10);
    }

    /** T25, T26: many chunks, in an order that is neither the keys' nor the rows' own. */
    /** Databases return rows in the order in which they are stored, or in that of a join, but not in the given one. */
    @Test
    void eachRowComesBackInItsPlaceThoughTheRowsAreStoredInAnotherOrder() {
        List<String> isbns = new ArrayList<>(
                IntStream.range(100, 150).mapToObj(String::valueOf).toList());
        Collections.shuffle(isbns, new Random(4));
        isbns.forEach(isbn -> stored(new Book(isbn, "old", 1)));
        Collections.shuffle(isbns, new Random(5));
        String[] given = isbns.stream()
                .flatMap(isbn -> Stream.of(isbn, "title of " + isbn))
                .toArray(String[]::new);

        MutationResult<Book> result = upsurge(upsurge ->
                upsurge.updateByKey(Book.class).key("isbn").returning().execute(titles(given)));

        assertThat(result.entities()).extracting(book -> book.isbn).containsExactlyElementsOf(isbns);
        assertThat(result.entities()).allMatch(book -> ("title of " + book.isbn).equals(book.title));
    }

    @Test
    void updatesManyRowsInFewStatements() {
        List<String> isbns = new ArrayList<>();
        IntStream.range(0, 1_000).forEach(i -> isbns.add("isbn " + i));
        upsurge(upsurge -> upsurge.insertInto(Book.class)
                .execute(isbns.stream().map(isbn -> new Book(isbn, "old", 0)).toList()));
        Collections.shuffle(isbns, new Random(3));
        int rowsOfAStatement =
                Math.min(500, Math.min(dialect().maxRows(), dialect().maxParameters() / 2));

        MutationResult<Book> result = upsurge(upsurge -> upsurge.updateByKey(Book.class)
                .key("isbn")
                .chunkSize(500)
                .execute(Rows.columns(Book.class)
                        .column("isbn", isbns)
                        .column(
                                "title",
                                isbns.stream().map(isbn -> "new " + isbn).toList())));

        assertThat(result.updated()).isEqualTo(1_000);
        assertThat(sent()).hasSize((1_000 + rowsOfAStatement - 1) / rowsOfAStatement);
        assertThat(all(Book.class, "isbn")).hasSize(1_000).allMatch(book -> ("new " + book.isbn).equals(book.title));
    }

    @Test
    void leavesRowsAloneWhereTheConditionDoesNotHold() {
        stored(new Book("1", "one", 1), new Book("2", "two", 2));

        MutationResult<Book> result = upsurge(upsurge -> upsurge.updateByKey(Book.class)
                .key("isbn")
                .where(row -> row.builder().gt(row.<Integer>existing("stock"), 1))
                .returning()
                .execute(titles("1", "eins", "2", "zwei", "3", "drei")));

        assertThat(result.rows())
                .extracting(RowResult::outcome)
                .containsExactly(Outcome.SKIPPED, Outcome.UPDATED, Outcome.SKIPPED);
        assertThat(result.missing()).containsExactly(2L);
        assertThat(result.entities()).extracting(book -> book.title).containsExactly("one", "zwei");
        assertThat(all(Book.class, "isbn")).extracting(book -> book.title).containsExactly("one", "zwei");
    }

    @Test
    void expressionsSeeTheStoredRowAsItWas() {
        stored(new Visitor("mail", "badge", "city"));
        Long id = Objects.requireNonNull(all(Visitor.class, "id").get(0).id);

        upsurge(upsurge -> upsurge.updateByKey(Visitor.class)
                .values(set -> set.expression(
                                "city",
                                row -> row.builder()
                                        .concat(row.<String>existing("email"), row.<String>existing("city")))
                        .expression("email", row -> row.existing("city")))
                .execute(Rows.of(Visitor.class).row(set -> set.value("id", id).value("badge", "new"))));

        Visitor visitor = all(Visitor.class, "id").get(0);
        assertThat(visitor.email).isEqualTo("city");
        assertThat(visitor.city).isEqualTo("mailcity");
        assertThat(visitor.badge).isEqualTo("new");
    }

    @Test
    void takesAnExpressionPerRow() {
        stored(new Entry(1L, "a", "one", 10), new Entry(2L, "b", "two", 20), new Entry(3L, "c", "three", 30));

        MutationResult<Entry> result = upsurge(upsurge -> upsurge.updateByKey(Entry.class)
                .execute(Rows.of(Entry.class)
                        .row(set -> set.value("id", 3L)
                                .expression(
                                        "amountLeft", row -> row.builder().sum(row.<Integer>existing("amountLeft"), 1)))
                        .row(set -> set.value("id", 1L).value("amountLeft", 5))
                        .row(set -> set.value("id", 2L)
                                .expression(
                                        "displayLabel", row -> row.builder().upper(row.existing("displayLabel"))))));

        assertThat(result.updated()).isEqualTo(3);
        assertThat(all(Entry.class, "id")).extracting(entry -> entry.amountLeft).containsExactly(5, 20, 31);
        assertThat(all(Entry.class, "id"))
                .extracting(entry -> entry.displayLabel)
                .containsExactly("one", "TWO", "three");
    }

    @Test
    void reportsStaleRowsByIndexAndIncrementsTheOthersByOne() {
        stored(new Entry(1L, "a", "one", 1), new Entry(2L, "b", "two", 2));
        Rows<Entry> versioned = Rows.of(Entry.class)
                .row(set -> set.value("id", 1L).value("version", 0).value("amountLeft", 11))
                .row(set -> set.value("id", 2L).value("version", 7).value("amountLeft", 22));

        inSession(session -> {
            assertThatThrownBy(
                            () -> Upsurge.of(session).updateByKey(Entry.class).execute(versioned))
                    .isInstanceOfSatisfying(
                            StaleRowsException.class,
                            stale -> assertThat(stale.indexes()).containsExactly(1L));
            session.getTransaction().rollback();
            session.beginTransaction();
            return null;
        });
        assertThat(all(Entry.class, "id")).extracting(entry -> entry.amountLeft).containsExactly(1, 2);

        upsurge(upsurge ->
                upsurge.updateByKey(Entry.class).version(VersionPolicy.IGNORE).execute(versioned));
        assertThat(all(Entry.class, "id")).extracting(entry -> entry.amountLeft).containsExactly(11, 22);
        assertThat(all(Entry.class, "id")).extracting(entry -> entry.version).containsExactly(1, 1);

        MutationResult<Entry> newer = upsurge(upsurge -> upsurge.updateByKey(Entry.class)
                .version(VersionPolicy.NEWER_WINS)
                .execute(Rows.of(Entry.class)
                        .row(set -> set.value("id", 1L).value("version", 1).value("amountLeft", 111))
                        .row(set -> set.value("id", 2L).value("version", 9).value("amountLeft", 222))));
        assertThat(newer.rows()).extracting(RowResult::outcome).containsExactly(Outcome.SKIPPED, Outcome.UPDATED);
        assertThat(all(Entry.class, "id")).extracting(entry -> entry.version).containsExactly(1, 9);
    }

    @Test
    void aMissingRowIsNotStale() {
        MutationResult<Entry> result = upsurge(upsurge -> upsurge.updateByKey(Entry.class)
                .execute(Rows.of(Entry.class)
                        .row(set -> set.value("id", 1L).value("version", 0).value("amountLeft", 11))));
        assertThat(result.missing()).containsExactly(0L);
    }

    @Test
    void updatesWholeEntitiesButNotWhatOnlyAnInsertWrites() {
        stored(new Article(1L, "old", "author"));
        Article before = all(Article.class, "id").get(0);
        Article given = new Article(1L, "new", "somebody else");

        upsurge(upsurge -> upsurge.updateByKey(Article.class).execute(List.of(given)));

        Article after = all(Article.class, "id").get(0);
        assertThat(after.title).isEqualTo("new");
        assertThat(after.author).isEqualTo("author");
        assertThat(after.created).isEqualTo(before.created);
        assertThat(after.untouched).isEqualTo(5);
        assertThat(after.rank).isEqualTo(7);
        assertThat(after.updated).isNotNull();
    }

    @Test
    void leavesEqualRowsAloneWhereThatIsAsked() {
        stored(new Entry(1L, "a", "one", 1), new Entry(2L, "b", "two", 2));

        MutationResult<Entry> result = upsurge(upsurge -> upsurge.updateByKey(Entry.class)
                .onlyIfChanged()
                .outcomes(Outcomes.EXACT)
                .execute(Rows.of(Entry.class)
                        .row(set -> set.value("id", 1L).value("amountLeft", 1).value("displayLabel", "one"))
                        .row(set -> set.value("id", 2L).value("amountLeft", 2).value("displayLabel", "TWO"))
                        .row(set -> set.value("id", 3L).value("amountLeft", 3).value("displayLabel", "x"))));

        assertThat(result.rows())
                .extracting(RowResult::outcome)
                .containsExactly(Outcome.UNCHANGED, Outcome.UPDATED, Outcome.SKIPPED);
        assertThat(result.missing()).containsExactly(2L);
        assertThat(all(Entry.class, "id")).extracting(entry -> entry.version).containsExactly(0, 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Synchronize.class,
            names = {"AUTO", "FETCH"})
    void refreshesManagedInstances(Synchronize mode) {
        stored(new Entry(1L, "a", "one", 1), new Entry(2L, "b", "two", 2));
        inSession(session -> {
            Entry managed = session.find(Entry.class, 1L);

            Upsurge.of(session)
                    .updateByKey(Entry.class)
                    .synchronize(mode)
                    .values(set ->
                            set.expression("displayLabel", row -> row.builder().upper(row.existing("displayLabel"))))
                    .execute(Rows.columns(Entry.class)
                            .column("id", List.of(1L, 2L))
                            .column("amountLeft", List.of(11, 22)));

            assertThat(managed.amountLeft).isEqualTo(11);
            assertThat(managed.displayLabel).isEqualTo("ONE");
            assertThat(managed.version).isEqualTo(1);
            database().statements().clear();
            session.flush();
            assertThat(sent()).isEmpty();
            managed.amountLeft = 12;
            session.flush();
            assertThat(sent()).hasSize(1);
            return null;
        });
        assertThat(all(Entry.class, "id")).extracting(entry -> entry.amountLeft).containsExactly(12, 22);
    }

    /** Without a read: the values given, expressions of them, and the version. */
    @Test
    void tellsNewStatesInMemoryWhereThatIsAsked() {
        stored(new Entry(1L, "a", "one", 1), new Entry(2L, "b", "two", 2));
        inSession(session -> {
            Entry managed = session.find(Entry.class, 1L);
            Entry skipped = session.find(Entry.class, 2L);
            database().statements().clear();

            Upsurge.of(session)
                    .updateByKey(Entry.class)
                    .synchronize(Synchronize.EVALUATE)
                    .values(set -> set.expression(
                            "amountLeft", row -> row.builder().sum(row.<Integer>existing("amountLeft"), 10)))
                    .where(row -> row.builder().lt(row.<Integer>existing("amountLeft"), 2))
                    .execute(Rows.columns(Entry.class)
                            .column("id", List.of(1L, 2L, 3L))
                            .column("displayLabel", List.of("eins", "zwei", "drei")));

            int written = can(Capability.RETURNING_UPDATED) ? dialect().maxRows() == 1 ? 5 : 2 : 2;
            assertThat(sent()).hasSizeLessThanOrEqualTo(written + 1);
            assertThat(managed.amountLeft).isEqualTo(11);
            assertThat(managed.displayLabel).isEqualTo("eins");
            assertThat(managed.version).isEqualTo(1);
            assertThat(skipped.displayLabel).isEqualTo("two");
            database().statements().clear();
            session.flush();
            assertThat(sent()).isEmpty();
            managed.displayLabel = "uno";
            session.flush();
            assertThat(sent()).hasSize(1);
            return null;
        });
        assertThat(all(Entry.class, "id"))
                .extracting(entry -> entry.displayLabel)
                .containsExactly("uno", "two");
    }

    @Test
    void refusesToTellInMemoryWhatOnlyTheDatabaseKnows() {
        stored(new Entry(1L, "a", "one", 1));
        stored(new Article(1L, "title", "author"));
        inSession(session -> {
            session.find(Entry.class, 1L);
            session.find(Article.class, 1L);
            Upsurge upsurge = Upsurge.of(session);
            assertRefused(
                    () -> upsurge.updateByKey(Entry.class)
                            .synchronize(Synchronize.EVALUATE)
                            .values(set -> set.expression(
                                    "displayLabel", row -> row.builder().upper(row.existing("displayLabel"))))
                            .execute(Rows.of(Entry.class)
                                    .row(set -> set.value("id", 1L).value("amountLeft", 1))),
                    "EVALUATE",
                    "upper");
            assertRefused(
                    () -> upsurge.updateByKey(Article.class)
                            .synchronize(Synchronize.EVALUATE)
                            .execute(Rows.of(Article.class)
                                    .row(set -> set.value("id", 1L).value("title", "new"))),
                    "EVALUATE",
                    "'updated'");
            return null;
        });
    }

    @Test
    void letsManagedInstancesGoOrLeavesThemStale() {
        stored(new Entry(1L, "a", "one", 1), new Entry(2L, "b", "two", 2));
        inSession(session -> {
            Entry evicted = session.find(Entry.class, 1L);
            Entry stale = session.find(Entry.class, 2L);
            Upsurge upsurge = Upsurge.of(session);

            upsurge.updateByKey(Entry.class)
                    .synchronize(Synchronize.EVICT)
                    .execute(Rows.of(Entry.class).row(set -> set.value("id", 1L).value("amountLeft", 11)));
            upsurge.updateByKey(Entry.class)
                    .synchronize(Synchronize.NONE)
                    .execute(Rows.of(Entry.class).row(set -> set.value("id", 2L).value("amountLeft", 22)));

            assertThat(session.contains(evicted)).isFalse();
            assertThat(session.find(Entry.class, 1L).amountLeft).isEqualTo(11);
            assertThat(session.contains(stale)).isTrue();
            assertThat(stale.amountLeft).isEqualTo(2);
            session.refresh(stale);
            assertThat(stale.amountLeft).isEqualTo(22);
            return null;
        });
    }

    @Test
    void treatsRowsOfOneKeyAsTheyAreToldTo() {
        stored(new Entry(1L, "a", "one", 1));
        Rows<Entry> twice =
                Rows.columns(Entry.class).column("id", List.of(1L, 1L)).column("amountLeft", List.of(5, 6));

        upsurge(upsurge -> {
            assertThatThrownBy(() -> upsurge.updateByKey(Entry.class).execute(twice))
                    .isInstanceOf(DuplicateKeysException.class)
                    .hasMessageContaining("Rows 0 and 1");
            assertThat(sent()).isEmpty();
            return null;
        });
        upsurge(upsurge ->
                upsurge.updateByKey(Entry.class).duplicates(Duplicates.IN_ORDER).execute(twice));
        assertThat(all(Entry.class, "id"))
                .extracting(entry -> List.of(entry.amountLeft, Objects.requireNonNull(entry.version)))
                .containsExactly(List.of(6, 2));
    }

    @Test
    void refusesWhatItCannotDoBeforeAnythingIsSent() {
        upsurge(upsurge -> {
            assertRefused(
                    () -> upsurge.updateByKey(Entry.class)
                            .execute(Rows.of(Entry.class)
                                    .row(set -> set.value("id", 1L).value("amountLeft", 1))
                                    .row(set -> set.value("amountLeft", 2))),
                    "Row 1",
                    "'id'",
                    "key");
            assertRefused(
                    () -> upsurge.updateByKey(Entry.class)
                            .key("amountLeft")
                            .execute(Rows.of(Entry.class)
                                    .row(set -> set.value("amountLeft", 1).value("displayLabel", "x"))),
                    "An update by [amountLeft]",
                    "no unique key");
            assertRefused(
                    () -> upsurge.updateByKey(Article.class)
                            .execute(Rows.of(Article.class)
                                    .row(set -> set.value("id", 1L).value("author", "x"))),
                    "Row 0",
                    "'author'",
                    "updatable = false");
            assertRefused(
                    () -> upsurge.updateByKey(Entry.class)
                            .where(row ->
                                    row.builder().lt(row.<Integer>existing("amountLeft"), row.excluded("amountLeft")))
                            .execute(Rows.of(Entry.class)
                                    .row(set -> set.value("id", 1L)
                                            .expression("amountLeft", row -> row.existing("amountLeft")))),
                    "Row 0",
                    "a value of 'amountLeft'");
            assertRefused(
                    () -> upsurge.updateByKey(Entry.class)
                            .execute(Rows.of(Entry.class).row(set -> set.value("id", 1L))),
                    "neither the rows nor values(..) set anything");
            assertRefused(
                    () -> upsurge.updateByKey(Entry.class)
                            .values(set -> set.value("id", 2L))
                            .execute(Rows.of(Entry.class)
                                    .row(set -> set.value("entryCode", "x").value("amountLeft", 1))),
                    "'id'",
                    "identifier");
            assertRefused(
                    () -> upsurge.updateByKey(Entry.class)
                            .execute(Rows.of(Entry.class)
                                    .row(set -> set.value("id", 1L).value("amountleft", 1))),
                    "no attribute 'amountleft'",
                    "'amountLeft'");
            return null;
        });
    }

    private void assertRefused(Runnable statement, String... words) {
        database().statements().clear();
        assertThatThrownBy(statement::run)
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContainingAll(words);
        assertThat(sent()).isEmpty();
    }

    @Test
    void updatesFromAStatelessSessionAndFromAStream() {
        stored(new Entry(1L, "a", "one", 1), new Entry(2L, "b", "two", 2));
        sessions()
                .inStatelessTransaction(session -> Upsurge.of(session)
                        .updateByKey(Entry.class)
                        .execute(Stream.of(new Entry(1L, "a", "eins", 11), new Entry(2L, "b", "zwei", 22))));
        assertThat(all(Entry.class, "id"))
                .extracting(entry -> entry.displayLabel)
                .containsExactly("eins", "zwei");
    }

    @Test
    void saysWhatItWouldSend() {
        upsurge(upsurge -> {
            String sql = upsurge.updateByKey(Entry.class).plan().sql(2);
            assertThat(sql).containsAnyOf("update ", "merge ");
            assertThat(upsurge.updateByKey(Entry.class).plan().strategy()).isEqualTo("one statement updates");
            assertThat(upsurge.updateByKey(Entry.class).returning().plan().emulated())
                    .hasSize(can(Capability.RETURNING_UPDATED) ? 0 : 1);
            assertThat(sent()).isEmpty();
            return null;
        });
    }
}
