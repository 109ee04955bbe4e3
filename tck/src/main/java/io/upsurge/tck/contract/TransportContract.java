package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.upsurge.Insert;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Outcomes;
import io.upsurge.RowStatement;
import io.upsurge.Rows;
import io.upsurge.Transport;
import io.upsurge.UnsupportedMutationException;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Book;
import io.upsurge.tck.model.Book_;
import io.upsurge.tck.model.Country;
import io.upsurge.tck.model.Country_;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However rows travel, they are written alike; a transport that is not there is refused. */
public abstract class TransportContract extends Contract {

    /** More than are worth loading on any database that loads. */
    private static final int MANY = 6_000;

    private static final List<String> AWKWARD = List.of(
            "tab\there",
            "line\nfeed",
            "carriage\rreturn",
            "back\\slash",
            "\\N",
            "\\.",
            "",
            "  ",
            "'\"`",
            "ß 😀 é",
            "{a,b}",
            "NULL");

    protected TransportContract() {
        super(Country.class, Book.class);
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void writesRowsOrRefusesTheTransport(Transport transport) {
        inSession(session -> {
            Upsert<Country> upsert =
                    Upsurge.of(session).upsertInto(Country.class).transport(transport);
            List<Country> countries = List.of(new Country("DE", "Germany"), new Country("FR", "France"));

            if (upsert.plan().refused().isEmpty()) {
                upsert.execute(countries);
                assertThat(transport == Transport.AUTO || upsert.plan().transport(2) == transport)
                        .isTrue();
                assertThat(countries(session)).isEqualTo(2);
            } else {
                assertThatThrownBy(() -> upsert.execute(countries))
                        .isInstanceOf(UnsupportedMutationException.class)
                        .hasMessageContainingAll("transport(" + transport + ") was asked for", "Leave it out");
                assertThat(database().statements().sql()).isEmpty();
            }
            return null;
        });
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void keepsEveryCharacterAndTellsNullFromNoText(Transport transport) {
        List<Country> countries = new ArrayList<>(List.of(new Country("none", null)));
        AWKWARD.forEach(text -> countries.add(new Country("c" + countries.size(), text)));
        upsurge(upsurge ->
                possible(upsurge.upsertInto(Country.class).transport(transport)).execute(countries));
        List<Country> stored = all(Country.class, "code");

        for (Country given : countries) {
            assertThat(stored.stream().filter(one -> one.code.equals(given.code)))
                    .singleElement()
                    .satisfies(one -> assertThat(one.name).isEqualTo(likeStored(given.name)));
        }

        sessions().inTransaction(session -> empty(session, Country.class));
        upsurge(upsurge ->
                possible(upsurge.insertInto(Country.class).transport(transport)).execute(countries));

        assertThat(all(Country.class, "code")).usingRecursiveComparison().isEqualTo(stored);
    }

    /** What {@code persist} makes of the text, which some databases change. */
    private @Nullable String likeStored(@Nullable String text) {
        Country persisted = new Country("p", text);
        return inSession(session -> {
            session.persist(persisted);
            session.flush();
            session.clear();
            String stored = session.find(Country.class, "p").name;
            session.createMutationQuery("delete from Country where code = 'p'").executeUpdate();
            return stored;
        });
    }

    @Test
    void writesManyRowsWithTheirOutcomesAndEntities() {
        upsurge(upsurge -> upsurge.insertInto(Country.class).execute(manyCountries(0, MANY / 2, "old")));
        List<Country> given = manyCountries(MANY / 4, MANY + MANY / 4, "new");
        Collections.shuffle(given, new Random(7));

        inSession(session -> {
            Country managed = session.find(Country.class, isbn(MANY / 4));
            MutationResult<Country> result = Upsurge.of(session)
                    .upsertInto(Country.class)
                    .doUpdate(set -> set.excluded(Country_.name)
                            .expression(
                                    Country_.population,
                                    row -> row.builder()
                                            .sum(row.existing(Country_.population), row.excluded(Country_.population))))
                    .outcomes(Outcomes.EXACT)
                    .returning()
                    .execute(given);

            assertThat(result.updated()).isEqualTo(MANY / 4);
            assertThat(result.inserted()).isEqualTo(MANY - MANY / 4);
            assertThat(result.entities().stream().map(country -> country.code))
                    .containsExactlyElementsOf(
                            given.stream().map(country -> country.code).toList());
            assertThat(result.entities()).contains(managed);
            assertThat(managed.name).isEqualTo("new");
            assertThat(managed.population).isEqualTo(2 * (MANY / 4));
            return null;
        });

        assertThat(all(Country.class, "code")).hasSize(MANY + MANY / 4).allSatisfy(country -> {
            int number = Integer.parseInt(country.code);
            boolean updated = number >= MANY / 4 && number < MANY / 2;
            assertThat(country.name).isEqualTo(number < MANY / 4 ? "old" : "new");
            assertThat(country.population).isEqualTo(updated ? 2 * number : number);
        });
    }

    @Test
    void leavesAloneWhatTheConditionLeavesOut() {
        upsurge(upsurge -> upsurge.insertInto(Book.class).execute(books(0, MANY, "old")));

        MutationResult<Book> result = inSession(session -> upsert(session)
                .doUpdate(set ->
                        set.excluded(Book_.title).where(row -> row.builder().lessThan(row.existing(Book_.stock), 10)))
                .execute(books(0, MANY, "new")));

        assertThat(result.rows()).hasSize(MANY);
        assertThat(all(Book.class, "isbn").stream().filter(book -> "new".equals(book.title)))
                .hasSize(10);
    }

    /** T31: identifiers of rows that are inserted are in the entities, and in no other. */
    @Test
    void insertsManyRowsWithTheirIdentifiers() {
        List<Book> books = books(0, MANY, "new");
        upsurge(upsurge -> upsurge.insertInto(Book.class).execute(books));

        List<Book> stored = all(Book.class, "isbn");
        assertThat(stored).hasSize(MANY);
        for (int i = 0; i < MANY; i++) {
            assertThat(stored.get(i).isbn).isEqualTo(books.get(i).isbn);
            assertThat(stored.get(i).id).isEqualTo(books.get(i).id);
        }
    }

    @Test
    void writesTwiceInOneTransactionAndAfterASavepoint() {
        inSession(session -> {
            Upsert<Country> upsert = Upsurge.of(session).upsertInto(Country.class);
            upsert.execute(manyCountries(0, MANY, "first"));
            session.doWork(connection -> {
                Savepoint savepoint = connection.setSavepoint();
                Upsurge.of(session).insertInto(Country.class).execute(manyCountries(MANY, 2 * MANY, "undone"));
                upsert.execute(manyCountries(0, MANY, "undone"));
                connection.rollback(savepoint);
            });
            upsert.execute(manyCountries(1, MANY + 1, "second"));
            return null;
        });

        assertThat(all(Country.class, "code"))
                .hasSize(MANY + 1)
                .allSatisfy(country ->
                        assertThat(country.name).isEqualTo(country.code.equals(isbn(0)) ? "first" : "second"));
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void failsAsTheDatabaseDoesAndStoresNothing(Transport transport) {
        sessions()
                .inTransaction(session ->
                        possible(Upsurge.of(session).insertInto(Book.class).transport(transport)));
        stored(new Book(isbn(1), "there", 1));
        for (boolean first : new boolean[] {true, false}) {
            List<Book> books = first ? books(1, 20, "new") : books(0, 2, "new");
            assertThatThrownBy(() -> upsurge(upsurge -> {
                        Insert<Book> insert = upsurge.insertInto(Book.class).transport(transport);
                        return insert.execute(books);
                    }))
                    .matches(Violations::isOfUniqueKey);
            assertThat(all(Book.class, "isbn"))
                    .singleElement()
                    .satisfies(book -> assertThat(book.title).isEqualTo("there"));
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void insertsRowsOfValuesInChunks(Transport transport) {
        List<Map<String, ?>> rows = new ArrayList<>();
        IntStream.range(0, 25).forEach(i -> rows.add(Map.of(Country_.CODE, "c" + i, Country_.POPULATION, i)));

        MutationResult<Country> result =
                upsurge(upsurge -> possible(upsurge.insertInto(Country.class).transport(transport))
                        .chunkSize(10)
                        .execute(Rows.maps(Country.class, rows)));

        assertThat(result.rows()).allSatisfy(row -> assertThat(row.outcome()).isEqualTo(Outcome.INSERTED));
        assertThat(all(Country.class, "code"))
                .hasSize(25)
                .allSatisfy(country ->
                        assertThat(country.code).isEqualTo("c" + Objects.requireNonNull(country.population)));
    }

    @Test
    void writesAStreamOfMoreRowsThanAreLoadedAtATime() {
        int rows = dialect().loader().map(loader -> loader.preferredChunk() + 1).orElse(2_500);

        MutationResult<Country> result = upsurge(upsurge -> upsurge.insertInto(Country.class)
                .execute(IntStream.range(0, rows).mapToObj(i -> new Country("c" + i, "a country"))));

        assertThat(result.inserted()).isEqualTo(rows);
        assertThat(sessions().fromTransaction(this::countries)).isEqualTo(rows);
    }

    @Test
    void saysHowRowsTravel() {
        upsurge(upsurge -> {
            Upsert<Book> upsert = upsurge.upsertInto(Book.class);
            boolean loads = dialect().loader().isPresent();

            assertThat(upsert.plan().transport(MANY) == Transport.LOAD).isEqualTo(loads);
            assertThat(upsert.plan().transport(2)).isNotEqualTo(Transport.LOAD);
            assertThat(upsert.plan().sql(MANY).contains(";")).isEqualTo(loads);
            return null;
        });
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void updatesByKeyWhatIsThere(Transport transport) {
        upsurge(upsurge -> upsurge.insertInto(Country.class).execute(manyCountries(0, AWKWARD.size(), "old")));
        List<Country> countries = manyCountries(0, AWKWARD.size() + 1, "new");
        for (int i = 0; i < AWKWARD.size(); i++) {
            countries.get(i).name = i == 0 ? null : AWKWARD.get(i);
        }
        Collections.shuffle(countries, new Random(8));

        MutationResult<Country> result =
                upsurge(upsurge -> possible(upsurge.updateByKey(Country.class).transport(transport))
                        .chunkSize(5)
                        .execute(countries));

        List<Country> stored = all(Country.class, "code");
        assertThat(stored).hasSize(AWKWARD.size());
        for (int i = 0; i < countries.size(); i++) {
            Country given = countries.get(i);
            boolean missing = given.code.equals(isbn(AWKWARD.size()));
            assertThat(result.rows().get(i).missing()).isEqualTo(missing);
            assertThat(stored.stream().filter(one -> one.code.equals(given.code)))
                    .hasSize(missing ? 0 : 1)
                    .allSatisfy(one -> assertThat(one.name).isEqualTo(likeStored(given.name)))
                    .allSatisfy(one -> assertThat(one.population).isEqualTo(given.population));
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void updatesByKeyAndGivesBackWhatIsThere(Transport transport) {
        upsurge(upsurge -> upsurge.insertInto(Country.class).execute(manyCountries(0, 20, "old")));

        MutationResult<Country> result = upsurge(upsurge -> possible(upsurge.updateByKey(Country.class)
                        .values(set -> set.expression(
                                Country_.population, row -> row.builder().sum(row.existing(Country_.population), 100)))
                        .where(row -> row.builder().lt(row.existing(Country_.population), 10))
                        .returning()
                        .transport(transport))
                .execute(Rows.columns(Country.class)
                        .column(
                                Country_.code,
                                IntStream.range(0, 20)
                                        .mapToObj(TransportContract::isbn)
                                        .toList())));

        assertThat(result.entities()).extracting(country -> country.population).satisfies(population -> {
            assertThat(population.subList(0, 10))
                    .isEqualTo(IntStream.range(100, 110).boxed().toList());
            assertThat(population.subList(10, 20))
                    .isEqualTo(IntStream.range(10, 20).boxed().toList());
        });
    }

    private <S extends RowStatement<?, S>> S possible(S statement) {
        assumeTrue(
                statement.plan().refused().isEmpty(),
                () -> String.join("; ", statement.plan().refused()));
        return statement;
    }

    private static Upsert<Book> upsert(Session session) {
        return Upsurge.of(session).upsertInto(Book.class).onConflict(Book_.isbn);
    }

    private static List<Book> books(int from, int to, String title) {
        List<Book> books = new ArrayList<>();
        IntStream.range(from, to).forEach(i -> books.add(new Book(isbn(i), title, i)));
        return books;
    }

    private static List<Country> manyCountries(int from, int to, String name) {
        List<Country> countries = new ArrayList<>();
        IntStream.range(from, to).forEach(i -> {
            Country country = new Country(isbn(i), name);
            country.population = i;
            countries.add(country);
        });
        return countries;
    }

    private static String isbn(int number) {
        return String.format("%07d", number);
    }

    private long countries(Session session) {
        return session.createSelectionQuery("select count(*) from Country", Long.class)
                .getSingleResult();
    }
}
