package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.DuplicateKeysException;
import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.dialect.Capability;
import io.upsurge.tck.model.Book;
import io.upsurge.tck.model.Country;
import io.upsurge.tck.model.LogLine;
import io.upsurge.tck.model.Parcel;
import io.upsurge.tck.model.Visitor;
import io.upsurge.tck.model.Voucher;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.JDBCException;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bulk insert: entities, rows and columns go in, each gets its own identifier back (A1, A3-A5, A7-A9). */
public abstract class InsertContract extends Contract {

    protected InsertContract() {
        super(Country.class, Book.class, Voucher.class, Parcel.class, LogLine.class, Visitor.class);
    }

    static Stream<Saved<?>> sources() {
        return Stream.of(Saved.BY_IDENTITY, Saved.BY_UUID, Saved.BY_APPLICATION, Saved.BY_SEQUENCE);
    }

    @ParameterizedTest
    @MethodSource("sources")
    <E> void writesTheIdentifiersBackIntoTheEntitiesGiven(Saved<E> saved) {
        List<E> given = shuffled(2_500).stream()
                .map(key -> saved.make().apply(key, "text of " + key))
                .toList();

        MutationResult<E> result =
                upsurge(upsurge -> upsurge.insertInto(saved.entity()).execute(given));

        assertThat(result.inserted()).isEqualTo(2_500);
        assertThat(result.primaryKeys())
                .isEqualTo(given.stream().map(saved.identifierOf()).toList());
        Map<Object, Object> stored = new HashMap<>();
        all(saved.entity(), saved.identifier())
                .forEach(entity -> stored.put(
                        saved.identifierOf().apply(entity), saved.textOf().apply(entity)));
        assertThat(stored).hasSize(2_500);
        assertThat(given)
                .allSatisfy(entity -> assertThat(stored.get(saved.identifierOf().apply(entity)))
                        .isEqualTo("text of " + saved.keyOf().apply(entity)));
    }

    @ParameterizedTest
    @MethodSource("sources")
    <E> void returnsManagedEntitiesInTheOrderGiven(Saved<E> saved) {
        List<String> keys = shuffled(100);
        inSession(session -> {
            List<E> inserted = Upsurge.of(session)
                    .insertInto(saved.entity())
                    .returning()
                    .execute(keys.stream()
                            .map(key -> saved.make().apply(key, key))
                            .toList())
                    .entities();

            assertThat(inserted).extracting(saved.keyOf()::apply).isEqualTo(keys);
            assertThat(inserted).allMatch(session::contains);
            database().statements().clear();
            session.flush();
            assertThat(sent()).isEmpty();
            return null;
        });
    }

    /** Without a key, a database that says which row is which takes one statement; the others a statement per row. */
    @Test
    void tellsRowsApartThatHaveNoKeyButTheIdentifier() {
        List<LogLine> lines =
                shuffled(300).stream().map(text -> new LogLine(text)).toList();

        MutationResult<LogLine> result = upsurge(
                upsurge -> upsurge.insertInto(LogLine.class).chunkSize(1_000).execute(lines));

        boolean told = can(Capability.RETURNS_POSITION) || can(Capability.IDENTITY_IN_ORDER);
        assertThat(sent()).hasSize(!told ? 300 : can(Capability.RETURNING) ? 1 : 2);
        assertThat(result.primaryKeys())
                .isEqualTo(lines.stream().map(line -> line.id).toList());
        Map<Object, Object> texts = new HashMap<>();
        all(LogLine.class, "id").forEach(line -> texts.put(line.id, line.text));
        assertThat(lines).allSatisfy(line -> assertThat(texts.get(line.id)).isEqualTo(line.text));
    }

    @Test
    void tellsRowsApartThatHaveNoKeyWhileOthersInsertToo() {
        Queue<LogLine> given = new ConcurrentLinkedQueue<>();
        new Racers(database(), sessions()).run(4, racer -> {
            for (int call = 0; call < 8; call++) {
                String prefix = racer.number() + "." + call + ".";
                List<LogLine> lines = IntStream.range(0, 60)
                        .mapToObj(at -> new LogLine(prefix + at))
                        .toList();
                racer.inTransaction(session -> Upsurge.of(session)
                        .insertInto(LogLine.class)
                        .chunkSize(20)
                        .execute(lines));
                given.addAll(lines);
            }
        });

        Map<Object, Object> texts = new HashMap<>();
        all(LogLine.class, "id").forEach(line -> texts.put(line.id, line.text));
        assertThat(texts).hasSize(4 * 8 * 60);
        assertThat(given)
                .hasSize(4 * 8 * 60)
                .allSatisfy(line -> assertThat(texts.get(line.id)).isEqualTo(line.text));
    }

    @Test
    void returnsEntitiesAndTuplesOfRowsThatHaveNoKey() {
        List<LogLine> lines = Stream.of("b", "a", "b").map(LogLine::new).toList();

        List<LogLine> entities = upsurge(upsurge ->
                upsurge.insertInto(LogLine.class).returning().execute(lines).entities());
        List<Tuple> tuples = upsurge(upsurge -> upsurge.insertInto(LogLine.class)
                .returning("text", "id")
                .execute(Rows.columns(LogLine.class).column("text", List.of("d", "c")))
                .tuples());

        assertThat(entities).extracting(line -> line.text).containsExactly("b", "a", "b");
        assertThat(entities).extracting(line -> line.id).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(tuples).extracting(tuple -> tuple.get("text")).containsExactly("d", "c");
        assertThat(all(LogLine.class, "id"))
                .filteredOn(line -> Objects.equals(line.id, tuples.get(1).get("id")))
                .extracting(line -> line.text)
                .containsExactly("c");
    }

    @Test
    void sendsNoMoreThanItMustForRowsThatNobodyAsksBack() {
        upsurge(upsurge -> upsurge.insertInto(Voucher.class)
                .chunkSize(100)
                .execute(Rows.columns(Voucher.class)
                        .column("code", shuffled(100))
                        .column("text", shuffled(100))));

        assertThat(sent()).hasSize(1);
        assertThat(all(Voucher.class, "code")).hasSize(100);
    }

    @Test
    void groupsRowsThatDifferAndKeepsTheirOrder() {
        List<Tuple> tuples = upsurge(upsurge -> upsurge.insertInto(Book.class)
                .returning("isbn", "title", "stock")
                .execute(Rows.of(Book.class)
                        .row(set -> set.value("isbn", "3").value("stock", 3))
                        .row(set -> set.value("isbn", "1").value("title", "one"))
                        .row(set -> set.value("stock", 2).value("isbn", "2")))
                .tuples());

        assertThat(tuples).extracting(tuple -> tuple.get("isbn")).containsExactly("3", "1", "2");
        assertThat(tuples).extracting(tuple -> tuple.get("title")).containsExactly(null, "one", null);
        assertThat(tuples).extracting(tuple -> tuple.get("stock")).containsExactly(3, 0, 2);
    }

    @Test
    void givesAllRowsWhatTheyHaveInCommon() {
        upsurge(upsurge -> upsurge.insertInto(Book.class)
                .values(set -> set.value("stock", 7)
                        .expression(
                                "title",
                                row -> row.builder().upper(row.builder().literal("untitled"))))
                .execute(Rows.columns(Book.class).column("isbn", List.of("1", "2"))));

        assertThat(all(Book.class, "isbn")).extracting(book -> book.stock).containsExactly(7, 7);
        assertThat(all(Book.class, "isbn")).extracting(book -> book.title).containsExactly("UNTITLED", "UNTITLED");
    }

    @Test
    void refusesWhatBothTheRowsAndAllRowsGive() {
        upsurge(upsurge -> {
            assertThatThrownBy(() -> upsurge.insertInto(Book.class)
                            .values(set -> set.value("stock", 7))
                            .execute(Rows.of(Book.class)
                                    .row(set -> set.value("isbn", "1").value("title", "t"))
                                    .row(set -> set.value("isbn", "2").value("stock", 3))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContainingAll("Row 1", "'stock'", "values(..)");
            assertThatThrownBy(() -> upsurge.insertInto(Book.class)
                            .values(set -> set.value("title", "all"))
                            .execute(List.of(new Book("1", "mine", 1))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContainingAll("Row 0", "'title'");
            assertThat(sent()).isEmpty();
            return null;
        });
    }

    /** With rows that bring other attributes, and some that bring values where others bring expressions (A8). */
    @Test
    void takesExpressionsOfSingleRowsSubqueriesAmongThem() {
        stored(new Country("a", "first"), new Country("b", "second"));

        List<Tuple> tuples = upsurge(upsurge -> upsurge.insertInto(Voucher.class)
                .returning("code", "text")
                .execute(Rows.of(Voucher.class)
                        .row(set -> set.value("code", "1").expression("text", row -> greatestName(row.builder())))
                        .row(set -> set.value("code", "2").value("text", "plain"))
                        .row(set -> set.value("code", "3")
                                .expression(
                                        "text",
                                        row -> row.builder()
                                                .concat("x", row.builder().literal("y"))))
                        .row(set -> set.value("code", "4")))
                .tuples());

        assertThat(tuples).extracting(tuple -> tuple.get("code")).containsExactly("1", "2", "3", "4");
        assertThat(tuples).extracting(tuple -> tuple.get("text")).containsExactly("second", "plain", "xy", null);
    }

    private static Subquery<String> greatestName(CriteriaBuilder builder) {
        CriteriaQuery<String> query = builder.createQuery(String.class);
        Subquery<String> names = query.subquery(String.class);
        Root<Country> country = names.from(Country.class);
        return names.select(builder.greatest(country.<String>get("name")));
    }

    /** One and the same expression does not cost a statement per row. */
    @Test
    void sendsRowsWithOneExpressionTogether() {
        upsurge(upsurge -> {
            Rows.Single<Voucher> rows = Rows.of(Voucher.class);
            for (String code : shuffled(50)) {
                rows = rows.row(set -> set.value("code", code)
                        .expression(
                                "text", row -> row.builder().lower(row.builder().literal("SAME"))));
            }
            return upsurge.insertInto(Voucher.class).chunkSize(100).execute(rows);
        });

        assertThat(sent()).hasSize(1);
        assertThat(all(Voucher.class, "code")).hasSize(50).allMatch(voucher -> "same".equals(voucher.text));
    }

    @Test
    void refusesAnExpressionThatReadsARow() {
        upsurge(upsurge -> {
            assertThatThrownBy(() -> upsurge.insertInto(Voucher.class)
                            .values(set -> set.expression("text", row -> row.existing("code")))
                            .execute(Rows.columns(Voucher.class).column("code", List.of("1"))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContainingAll("'text'", "existing(..)", "a row that is inserted has");
            assertThat(sent()).isEmpty();
            return null;
        });
    }

    @Test
    void makesTheEntitiesGivenManagedWhereThatIsAsked() {
        inSession(session -> {
            List<LogLine> lines = Stream.of("b", "a").map(LogLine::new).toList();

            MutationResult<LogLine> result = Upsurge.of(session)
                    .insertInto(LogLine.class)
                    .managing()
                    .returning()
                    .execute(lines);

            assertThat(result.entities()).hasSize(2);
            assertThat(result.entities().get(0)).isSameAs(lines.get(0));
            assertThat(lines).allMatch(session::contains);
            database().statements().clear();
            session.flush();
            assertThat(sent()).isEmpty();
            lines.get(1).text = "changed";
            session.flush();
            assertThat(sent()).hasSize(1).allMatch(sql -> sql.startsWith("update"));
            assertThat(session.find(LogLine.class, lines.get(0).id)).isSameAs(lines.get(0));
            return null;
        });
        assertThat(all(LogLine.class, "text")).extracting(line -> line.text).containsExactly("b", "changed");
    }

    @ParameterizedTest
    @MethodSource("sources")
    <E> void managesEntitiesWhereverTheirIdentifierComesFrom(Saved<E> saved) {
        inSession(session -> {
            List<E> given = Stream.of("b", "a")
                    .map(key -> saved.make().apply(key, "text of " + key))
                    .toList();

            Upsurge.of(session).insertInto(saved.entity()).managing().execute(given);

            assertThat(given).allMatch(session::contains);
            database().statements().clear();
            session.flush();
            assertThat(sent()).isEmpty();
            return null;
        });
        assertThat(all(saved.entity(), saved.identifier())).hasSize(2);
    }

    @Test
    void leavesTheEntitiesGivenAloneOtherwise() {
        inSession(session -> {
            LogLine line = new LogLine("a");
            Upsurge.of(session).insertInto(LogLine.class).execute(List.of(line));
            assertThat(session.contains(line)).isFalse();
            assertThat(line.id).isNotNull();
            return null;
        });
    }

    @Test
    void fillsInTheEntitiesOfAStatelessSession() {
        LogLine line = new LogLine("a");
        Book book = new Book("1", "title", 1);
        sessions().inStatelessTransaction(session -> {
            Upsurge upsurge = Upsurge.of(session);
            Book returned = upsurge.insertInto(Book.class)
                    .returning()
                    .execute(List.of(book))
                    .entities()
                    .get(0);
            assertThat(returned).isSameAs(book);
            upsurge.insertInto(LogLine.class).execute(List.of(line));
            assertThatThrownBy(
                            () -> upsurge.insertInto(LogLine.class).managing().execute(List.of(line)))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("a stateless session manages no entities");
        });
        assertThat(line.id).isNotNull();
        assertThat(book.id).isNotNull();
        assertThat(book.created).isNotNull();
    }

    @Test
    void aRowThatIsThereIsAnError() {
        stored(new Country("a", "stored"));
        inSession(session -> {
            assertThatThrownBy(() -> Upsurge.of(session)
                            .insertInto(Country.class)
                            .execute(List.of(new Country("b", "new"), new Country("a", "again"))))
                    .isInstanceOf(JDBCException.class); // which, for SQLite, Hibernate does not tell
            session.getTransaction().setRollbackOnly();
            session.getTransaction().rollback();
            session.beginTransaction();
            return null;
        });
        assertThat(all(Country.class, "code"))
                .extracting(country -> country.name)
                .containsExactly("stored");
    }

    @Test
    void refusesTwoRowsOfOneKeyBeforeAnythingIsSent() {
        upsurge(upsurge -> {
            assertThatThrownBy(() -> upsurge.insertInto(Voucher.class)
                            .execute(List.of(new Voucher("a", "1"), new Voucher("b", "2"), new Voucher("a", "3"))))
                    .isInstanceOf(DuplicateKeysException.class)
                    .hasMessageContainingAll("Rows 0 and 2");
            assertThat(sent()).isEmpty();
            return null;
        });
    }

    /** NULL in a key equals nothing, so such rows are no duplicates, and each gets its own identifier. */
    @Test
    void insertsRowsWithoutAKeyBesideOthers() {
        List<Visitor> visitors =
                List.of(new Visitor(null, null, "a"), new Visitor("x@y", null, "b"), new Visitor(null, null, "c"));

        MutationResult<Visitor> result =
                upsurge(upsurge -> upsurge.insertInto(Visitor.class).execute(visitors));

        assertThat(result.inserted()).isEqualTo(3);
        Map<Object, Object> cities = new HashMap<>();
        all(Visitor.class, "id").forEach(visitor -> cities.put(visitor.id, visitor.city));
        assertThat(visitors).extracting(visitor -> cities.get(visitor.id)).containsExactly("a", "b", "c");
    }

    /** Its insert waits for the transaction, and gives it the identifier. */
    @Test
    void refusesAnEntityThatIsManagedAndHasNoIdentifierYet() {
        try (Session session = sessions().openSession()) {
            Visitor visitor = new Visitor("a", "a", "a");
            session.persist(visitor);
            assertThat(visitor.id).isNull();
            session.beginTransaction();

            assertThatThrownBy(
                            () -> Upsurge.of(session).insertInto(Visitor.class).execute(List.of(visitor)))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("manages already");
        }
    }

    @Test
    void refusesAnEntityThatIsManagedAlready() {
        inSession(session -> {
            Country country = new Country("a", "managed");
            session.persist(country);
            assertThatThrownBy(
                            () -> Upsurge.of(session).insertInto(Country.class).execute(List.of(country)))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("manages already");
            return null;
        });
    }

    @Test
    void sendsNothingForNoRows() {
        MutationResult<Book> result =
                upsurge(upsurge -> upsurge.insertInto(Book.class).execute(List.of()));
        assertThat(result.rows()).isEmpty();
        assertThat(sent()).isEmpty();
    }

    @Test
    void takesAStreamChunkByChunk() {
        List<Outcome> outcomes = new ArrayList<>();
        MutationResult<Voucher> result = upsurge(upsurge -> upsurge.insertInto(Voucher.class)
                .chunkSize(10)
                .execute(
                        IntStream.range(0, 95).mapToObj(i -> new Voucher("code " + i, "text")),
                        row -> outcomes.add(row.outcome())));

        assertThat(outcomes).hasSize(95).containsOnly(Outcome.INSERTED);
        assertThat(result.inserted()).isEqualTo(95);
        assertThat(all(Voucher.class, "code")).hasSize(95);
    }

    private static List<String> shuffled(int count) {
        List<String> keys = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> keys.add("key " + i));
        Collections.shuffle(keys, new Random(7));
        return keys;
    }
}
