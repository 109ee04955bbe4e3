package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.RowResult;
import io.upsurge.Rows;
import io.upsurge.Upsert;
import io.upsurge.dialect.Capability;
import io.upsurge.statement.RowForm;
import io.upsurge.tck.model.Book;
import io.upsurge.tck.model.Book_;
import io.upsurge.tck.model.Country;
import io.upsurge.tck.model.Country_;
import io.upsurge.tck.model.Format;
import io.upsurge.tck.model.Page;
import io.upsurge.tck.model.Page_;
import io.upsurge.tck.model.Sheet;
import io.upsurge.tck.model.Sheet_;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Rows in all their forms, in chunks, and back again: entities, streams, rows that differ in their attributes, maps,
 * columns (A2, A3, A5, A9, A13, D1, E2).
 */
public abstract class RowFormsContract extends CapabilityContract {

    protected RowFormsContract() {
        super(Country.class, Book.class, Page.class, Sheet.class);
    }

    private static List<Country> countries(int count, String name) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Country("%04d".formatted(i), name))
                .toList();
    }

    @Test
    void takesAnyIterable() {
        stored(new Country("B", "old"));

        upsurge(upsurge -> upsurge.upsertInto(Country.class)
                .execute(new LinkedHashSet<>(List.of(new Country("B", "new"), new Country("A", "new")))));

        assertThat(all(Country.class, "code"))
                .extracting(country -> country.code, country -> country.name)
                .containsExactly(tuple("A", "new"), tuple("B", "new"));
    }

    @Test
    void sendsNothingForNoRows() {
        stored(new Country("A", "kept"));

        MutationResult<Country> result = upsurge(upsurge -> {
            Upsert<Country> upsert = upsurge.upsertInto(Country.class).returning();
            upsert.execute(Stream.of());
            upsert.execute(Rows.of(Country.class));
            return upsert.execute(List.of());
        });

        assertThat(sent()).isEmpty();
        assertThat(result.rows()).isEmpty();
        assertThat(result.entities()).isEmpty();
        assertThat(all(Country.class, "code")).hasSize(1);
    }

    @Test
    void takesAStream() {
        stored(new Country("0001", "old"));

        MutationResult<Country> result = upsurge(
                upsurge -> upsurge.upsertInto(Country.class).chunkSize(4).execute(countries(10, "new").stream()));

        assertThat(all(Country.class, "code")).hasSize(10).allMatch(country -> "new".equals(country.name));
        assertThat(result.counts().values().stream().mapToLong(count -> count).sum())
                .isEqualTo(10);
        assertThat(result.rows()).isEmpty();
    }

    @Test
    void aStreamGivesItsRowsBackWhereTheyAreAskedFor() {
        MutationResult<Country> result = upsurge(upsurge ->
                upsurge.upsertInto(Country.class).returning().chunkSize(3).execute(countries(7, "new").stream()));

        assertThat(result.entities())
                .extracting(country -> country.code)
                .containsExactly("0000", "0001", "0002", "0003", "0004", "0005", "0006");
        assertThat(result.rows()).extracting(RowResult::index).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void neverHoldsMoreOfAStreamThanAChunk() {
        List<Integer> heldAtMost = new ArrayList<>();
        int[] open = {0};
        List<Long> handedOn = new ArrayList<>();

        MutationResult<Country> result = upsurge(upsurge -> upsurge.upsertInto(Country.class)
                .chunkSize(4)
                .execute(countries(10, "new").stream().peek(country -> heldAtMost.add(++open[0])), row -> {
                    open[0]--;
                    handedOn.add(row.index());
                }));

        assertThat(heldAtMost).hasSize(10).allMatch(held -> held <= 4);
        assertThat(handedOn).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(result.rows()).isEmpty();
        assertThat(result.counts().values()).containsExactly(10L);
    }

    @Test
    void closesTheStream() {
        boolean[] closed = {false};

        upsurge(upsurge -> upsurge.upsertInto(Country.class)
                .execute(Stream.of(new Country("A", "new")).onClose(() -> closed[0] = true)));

        assertThat(closed[0]).isTrue();
    }

    @Test
    void looksForDuplicatesWithinAChunkOfAStream() {
        Country[] near = {new Country("A", "1"), new Country("A", "2"), new Country("B", "3")};
        Country[] far = {new Country("A", "1"), new Country("B", "2"), new Country("A", "3")};

        upsurge(upsurge -> {
            Upsert<Country> upsert = upsurge.upsertInto(Country.class).chunkSize(2);
            assertThatThrownBy(() -> upsert.execute(Stream.of(near)))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("Rows 0 and 1");
            assertThat(sent()).isEmpty();
            return upsert.execute(Stream.of(far));
        });

        assertThat(all(Country.class, "code"))
                .extracting(country -> country.name)
                .containsExactly("3", "2");
    }

    @Test
    void rowsMayDifferInTheirAttributes() {
        Page a = new Page("a", "old", 1);
        a.format = new Format(1, 2);
        stored(a, new Page("b", "old", 1), new Page("c", "old", 1));

        MutationResult<Page> result = upsurge(upsurge -> upsurge.upsertInto(Page.class)
                .returning()
                .execute(Rows.of(Page.class)
                        .row(row -> row.value(Page_.path, "d").value(Page_.title, "new"))
                        .row(row -> row.value(Page_.path, "a").value(Page_.hits, 2))
                        .row(row -> row.value(Page_.path, "b").value(Page_.title, "new"))
                        .row(row -> row.value("path", "c").value("title", null).value("hits", 3))
                        .row(row -> row.value("path", "e").value("format.height", 9))));

        assertThat(result.entities())
                .extracting(page -> page.path, page -> page.title, page -> page.hits)
                .containsExactly(
                        tuple("d", "new", null),
                        tuple("a", "old", 2),
                        tuple("b", "new", 1),
                        tuple("c", null, 3),
                        tuple("e", null, null));
        List<Page> stored = all(Page.class, "path");
        assertThat(stored)
                .extracting(page -> page.path, page -> page.title, page -> page.hits)
                .containsExactly(
                        tuple("a", "old", 2),
                        tuple("b", "new", 1),
                        tuple("c", null, 3),
                        tuple("d", "new", null),
                        tuple("e", null, null));
        assertThat(stored.get(0).format)
                .extracting(format -> format.width, format -> format.height)
                .containsExactly(1, 2);
        assertThat(stored.get(4).format)
                .extracting(format -> format.width, format -> format.height)
                .containsExactly(null, 9);
    }

    @Test
    void aPartOfAnEmbeddableThatIsAbsentStaysAsItIs() {
        Page page = new Page("a", "old", 1);
        page.format = new Format(1, 2);
        stored(page);

        upsurge(upsurge -> upsurge.upsertInto(Page.class)
                .execute(Rows.of(Page.class).row(row -> row.value("path", "a").value("format.height", 9))));

        assertThat(all(Page.class, "path"))
                .extracting("format.width", "format.height", "title")
                .containsExactly(tuple(1, 9, "old"));
    }

    @Test
    void rowsWithTheSameAttributesShareAStatement() {
        upsurge(upsurge -> upsurge.upsertInto(Country.class)
                .execute(Rows.of(Country.class)
                        .row(row -> row.value(Country_.code, "A").value(Country_.name, "a"))
                        .row(row -> row.value(Country_.code, "B").value(Country_.population, 2))
                        .row(row -> row.value(Country_.name, "c").value(Country_.code, "C"))
                        .row(row -> row.value(Country_.code, "D").value(Country_.population, 4))));

        int statements = dialect().maxRows() == 1 ? 4 : 2;
        assertThat(sent()).hasSize(statements);
        assertThat(sent().stream().distinct()).hasSize(2);
        assertThat(all(Country.class, "code"))
                .extracting(country -> country.name, country -> country.population)
                .containsExactly(tuple("a", null), tuple(null, 2), tuple("c", null), tuple(null, 4));
    }

    @Test
    void takesMaps() {
        stored(new Country("A", "old"));
        Map<String, @Nullable Object> first = new LinkedHashMap<>();
        first.put("code", "A");
        first.put("population", 1);
        Map<String, @Nullable Object> second = new HashMap<>();
        second.put("name", null);
        second.put("code", "B");

        upsurge(upsurge -> upsurge.upsertInto(Country.class).execute(Rows.maps(Country.class, List.of(first, second))));

        assertThat(all(Country.class, "code"))
                .extracting(country -> country.code, country -> country.name, country -> country.population)
                .containsExactly(tuple("A", "old", 1), tuple("B", null, null));
    }

    @Test
    void takesColumns() {
        stored(new Country("B", "old"));

        MutationResult<Country> result = upsurge(upsurge -> upsurge.upsertInto(Country.class)
                .returning()
                .execute(Rows.columns(Country.class)
                        .column(Country_.code, List.of("C", "B", "A"))
                        .column("population", Arrays.asList(3, null, 1))));

        assertThat(result.entities())
                .extracting(country -> country.code, country -> country.name, country -> country.population)
                .containsExactly(tuple("C", null, 3), tuple("B", "old", null), tuple("A", null, 1));
    }

    @Test
    void refusesColumnsOfDifferentLength() {
        upsurge(upsurge -> {
            assertThatThrownBy(() -> upsurge.upsertInto(Country.class)
                            .execute(Rows.columns(Country.class)
                                    .column(Country_.code, List.of("A", "B"))
                                    .column(Country_.name, List.of("a"))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("'name' has 1 values where the others have 2");
            return null;
        });
        assertThat(sent()).isEmpty();
    }

    @Test
    void refusesAnUnknownNameWithTheNearestOne() {
        upsurge(upsurge -> {
            assertThatThrownBy(() -> upsurge.upsertInto(Page.class)
                            .execute(Rows.of(Page.class)
                                    .row(row -> row.value("path", "a").value("format.hight", 1))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("'format.height'");
            return null;
        });
        assertThat(sent()).isEmpty();
    }

    @Test
    void generatesTheIdentifiersOfRows() {
        stored(new Book("978-1", "old", 1));
        Book before = all(Book.class, "isbn").get(0);

        MutationResult<Book> result = upsurge(upsurge -> upsurge.upsertInto(Book.class)
                .onNaturalId()
                .returning(Book_.id)
                .execute(Rows.of(Book.class)
                        .row(row -> row.value(Book_.isbn, "978-2").value(Book_.stock, 2))
                        .row(row -> row.value(Book_.isbn, "978-1").value(Book_.stock, 2))));

        List<Book> after = all(Book.class, "isbn");
        assertThat(result.tuples())
                .extracting(tuple -> tuple.get(0, Long.class))
                .containsExactly(after.get(1).id, before.id);
        assertThat(result.primaryKeys()).containsExactly(after.get(1).id, before.id);
        assertThat(after.get(0).title).isEqualTo("old");
        assertThat(after.get(1).created).isNotNull();
    }

    @Test
    void returnsEntitiesInTheOrderOfTheRows() {
        stored(new Book("978-5", "old", 1), new Book("978-2", "old", 1));
        List<Book> given = Stream.of("978-5", "978-9", "978-1", "978-2", "978-7")
                .map(isbn -> new Book(isbn, "title " + isbn, 3))
                .toList();

        MutationResult<Book> result =
                upsurge(upsurge -> upsurge.upsertInto(Book.class).returning().execute(given));

        assertThat(result.entities())
                .extracting(book -> book.isbn, book -> book.title)
                .containsExactlyElementsOf(
                        given.stream().map(book -> tuple(book.isbn, book.title)).toList());
        assertThat(result.primaryKeys())
                .containsExactlyElementsOf(
                        result.entities().stream().map(book -> (Object) book.id).toList());
    }

    @Test
    void returnsTuplesByNameAndByPosition() {
        Page stored = new Page("b", "old", 1);
        stored.format = new Format(1, 2);
        stored(stored);
        Page a = new Page("a", "new", 5);
        Page b = new Page("b", "new", 6);
        b.format = new Format(7, 8);

        MutationResult<Page> result = upsurge(upsurge -> upsurge.upsertInto(Page.class)
                .doUpdate(set -> set.excluded("title", "format.height"))
                .returning("hits", "format", "format.height", "version", "title")
                .execute(List.of(b, a)));

        assertThat(result.tuples()).hasSize(2);
        assertThat(result.tuples().get(0).get("title")).isEqualTo("new");
        assertThat(result.tuples().get(0).get("hits", Integer.class)).isEqualTo(1);
        assertThat(result.tuples().get(0).get(0)).isEqualTo(1);
        assertThat(result.tuples().get(0).get("format", Format.class))
                .extracting(format -> format.width, format -> format.height)
                .containsExactly(1, 8);
        assertThat(result.tuples().get(0).get("format.height")).isEqualTo(8);
        assertThat(result.tuples().get(0).get(3, Integer.class)).isEqualTo(1);
        assertThat(result.tuples().get(0).toArray()).hasSize(5);
        assertThat(result.tuples().get(1).get("format")).isNull();
        assertThat(result.tuples().get(1).get(4)).isEqualTo("new");
        assertThat(result.primaryKeys()).containsExactly("b", "a");
        assertThat(result.tuples().get(0).getElements())
                .extracting(element -> element.getAlias())
                .containsExactly("hits", "format", "format.height", "version", "title");
    }

    @Test
    void returnsTheRowsThatWereThereWhereNothingIsDone() {
        stored(new Book("978-1", "old", 1));

        MutationResult<Book> result = upsurge(upsurge -> upsurge.upsertInto(Book.class)
                .doNothing()
                .returning()
                .execute(List.of(new Book("978-2", "new", 2), new Book("978-1", "new", 2))));

        assertThat(result.entities()).extracting(book -> book.title).containsExactly("new", "old");
        assertThat(result.entities()).extracting(book -> book.id).doesNotContainNull();
    }

    @Test
    void returnsTheStoredRowWhereTheConditionDoesNotHold() {
        stored(new Book("978-1", "old", 5), new Book("978-2", "old", 1));

        MutationResult<Book> result = upsurge(upsurge -> upsurge.upsertInto(Book.class)
                .doUpdate(set -> set.excluded(Book_.stock, Book_.title)
                        .where(row -> row.builder().lessThan(row.existing(Book_.stock), row.excluded(Book_.stock))))
                .returning()
                .execute(List.of(new Book("978-1", "new", 3), new Book("978-2", "new", 3))));

        assertThat(result.entities())
                .extracting(book -> book.title, book -> book.stock)
                .containsExactly(tuple("old", 5), tuple("new", 3));
    }

    @Test
    void refreshesWhatTheSessionHoldsAlready() {
        stored(new Book("978-1", "old", 1), new Book("978-2", "old", 1));

        inSession(session -> {
            Book managed = session.bySimpleNaturalId(Book.class).load("978-1");
            List<Book> returned = io.upsurge.Upsurge.of(session)
                    .upsertInto(Book.class)
                    .doUpdate(set -> set.excluded(Book_.stock))
                    .returning()
                    .execute(List.of(new Book("978-2", "new", 7), new Book("978-1", "new", 8)))
                    .entities();

            assertThat(returned.get(1)).isSameAs(managed);
            assertThat(managed.stock).isEqualTo(8);
            assertThat(managed.title).isEqualTo("old");
            assertThat(session.contains(returned.get(0))).isTrue();
            return null;
        });
    }

    @Test
    void sendsAStatementPerChunk() {
        upsurge(upsurge -> upsurge.upsertInto(Country.class).chunkSize(3).execute(countries(10, "new")));

        assertThat(sent()).hasSize(dialect().maxRows() == 1 ? 10 : 4);
        assertThat(all(Country.class, "code")).hasSize(10);
    }

    @Test
    void refusesAChunkOfNoRows() {
        upsurge(upsurge -> {
            assertThatThrownBy(() -> upsurge.upsertInto(Country.class).chunkSize(0))
                    .isInstanceOf(InvalidMutationException.class);
            return null;
        });
    }

    /** T26: around the number of rows whose parameters one statement can just take. */
    @Test
    void staysWithinTheParametersThatAStatementMayHave() {
        int columns = 15;
        int possible = dialect().maxParameters() / columns;
        boolean arrays = dialect().rows() == RowForm.ARRAYS;
        int rows = dialect().maxRows() == 1 || arrays ? 500 : possible + 1;

        upsurge(upsurge -> upsurge.upsertInto(Sheet.class).chunkSize(100_000).execute(sheets(rows)));

        assertThat(sent()).hasSize(dialect().maxRows() == 1 ? rows : arrays ? 1 : 2);
        assertWithinTheParameters();
        assertThat(count()).isEqualTo(rows);
    }

    /** Values that are the same for all rows are parameters too, once per column on some databases. */
    @Test
    void countsTheParametersOfExpressionsToo() {
        int possible = Math.min(dialect().maxParameters() / 15, dialect().maxRows() == 1 ? 10 : Integer.MAX_VALUE);
        int rows = dialect().rows() == RowForm.ARRAYS ? 500 : possible;

        for (Function<Upsert<Sheet>, Upsert<Sheet>> step : List.<Function<Upsert<Sheet>, Upsert<Sheet>>>of(
                upsert -> upsert, upsert -> upsert.outcomes(io.upsurge.Outcomes.EXACT))) {
            upsurge(upsurge -> step.apply(upsurge.upsertInto(Sheet.class)
                            .doUpdate(set -> set.value(Sheet_.c1, 1)
                                    .value(Sheet_.c2, 2)
                                    .excluded(Sheet_.c3, Sheet_.c4, Sheet_.c5, Sheet_.c6, Sheet_.c7, Sheet_.c8)
                                    .excluded(Sheet_.c9, Sheet_.c10, Sheet_.c11, Sheet_.c12, Sheet_.c13, Sheet_.c14)
                                    .where(row -> row.builder().notEqual(row.existing(Sheet_.c1), 17)))
                            .onlyIfChanged()
                            .chunkSize(100_000))
                    .execute(sheets(rows)));
            assertWithinTheParameters();
        }

        assertThat(count()).isEqualTo(rows);
    }

    private void assertWithinTheParameters() {
        assertThat(sent())
                .extracting(sql -> sql.chars().filter(c -> c == '?').count())
                .allMatch(parameters -> parameters <= dialect().maxParameters());
    }

    private long count() {
        return sessions()
                .fromTransaction(session -> session.createSelectionQuery("select count(*) from Sheet", Long.class)
                        .getSingleResult());
    }

    private static List<Sheet> sheets(int rows) {
        return LongStream.range(0, rows).mapToObj(Sheet::new).toList();
    }

    @Test
    void tellsTheOutcomeOfRowsInTheirOrder() {
        stored(new Country("B", "old"));

        MutationResult<Country> result = upsurge(upsurge -> upsurge.upsertInto(Country.class)
                .execute(List.of(new Country("C", "new"), new Country("B", "new"), new Country("A", "new"))));

        assertThat(result.rows()).extracting(RowResult::index).containsExactly(0L, 1L, 2L);
        assertThat(result.rows())
                .extracting(RowResult::outcome)
                .containsExactlyElementsOf(
                        can(Capability.RETURNS_OUTCOME)
                                ? List.of(Outcome.INSERTED, Outcome.UPDATED, Outcome.INSERTED)
                                : List.of(Outcome.UNKNOWN, Outcome.UNKNOWN, Outcome.UNKNOWN));
        assertThat(result.primaryKeys()).containsExactly("C", "B", "A");
    }
}
