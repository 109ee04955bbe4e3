package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.upsurge.InvalidMutationException;
import io.upsurge.Operands;
import io.upsurge.Upsert.Assignments;
import io.upsurge.tck.model.Book;
import io.upsurge.tck.model.Book_;
import io.upsurge.tck.model.Country;
import io.upsurge.tck.model.Country_;
import io.upsurge.tck.model.Format;
import io.upsurge.tck.model.Gauge;
import io.upsurge.tck.model.Gauge_;
import io.upsurge.tck.model.Page;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What becomes of a row that is there: excluded values, constants, expressions and conditions, all mixed (A11, E10). */
public abstract class AssignmentContract extends CapabilityContract {

    protected AssignmentContract() {
        super(Country.class, Book.class, Gauge.class, Page.class);
    }

    private void update(UnaryOperator<Assignments<Gauge>> assignments, Gauge... rows) {
        upsurge(upsurge -> upsurge.upsertInto(Gauge.class).doUpdate(assignments).execute(List.of(rows)));
    }

    @Test
    void updatesOnlyTheColumnsNamed() {
        Gauge stored = new Gauge("A", 1, 2);
        stored.note = "kept";
        stored(stored);
        Gauge given = new Gauge("A", 3, 4);
        given.note = "lost";

        update(set -> set.excluded(Gauge_.high), given);

        assertThat(all(Gauge.class, "code"))
                .extracting(gauge -> gauge.low, gauge -> gauge.high, gauge -> gauge.note)
                .containsExactly(tuple(1, 4, "kept"));
    }

    @Test
    void setsTheSameValueInAllRowsThatAreThere() {
        stored(new Gauge("A", 1, 2), new Gauge("B", 1, 2));

        update(
                set -> set.excluded("low").value(Gauge_.note, "touched").value("high", 9),
                new Gauge("A", 5, 5),
                new Gauge("B", 6, 6),
                new Gauge("C", 7, 7));

        assertThat(all(Gauge.class, "code"))
                .extracting(gauge -> gauge.low, gauge -> gauge.high, gauge -> gauge.note)
                .containsExactly(tuple(5, 9, "touched"), tuple(6, 9, "touched"), tuple(7, 7, null));
    }

    @Test
    void setsNull() {
        Gauge stored = new Gauge("A", 1, 2);
        stored.note = "old";
        stored(stored);

        update(set -> set.value(Gauge_.note, null), new Gauge("A", 3, 4));

        assertThat(all(Gauge.class, "code"))
                .extracting(gauge -> gauge.low, gauge -> gauge.note)
                .containsExactly(tuple(1, null));
    }

    @Test
    void addsWhatIsGivenToWhatIsThere() {
        stored(new Gauge("A", 10));

        update(
                set -> set.expression(
                        Gauge_.stock, row -> row.builder().sum(row.existing(Gauge_.stock), row.excluded(Gauge_.stock))),
                new Gauge("A", 5),
                new Gauge("B", 7));

        assertThat(all(Gauge.class, "code")).extracting(gauge -> gauge.stock).containsExactly(15, 7);
    }

    @Test
    void mixesExcludedValuesConstantsAndExpressions() {
        Gauge stored = new Gauge("A", 1, 2);
        stored.stock = 10;
        stored(stored);
        Gauge given = new Gauge("A", 3, 4);
        given.stock = 5;

        update(
                set -> set.excluded(Gauge_.low)
                        .value(Gauge_.note, "mixed")
                        .expression(
                                Gauge_.stock,
                                row -> row.builder()
                                        .sum(row.builder().sum(row.existing("stock"), row.excluded("stock")), 100))
                        .expression("total", row -> row.builder().literal(7)),
                given);

        assertThat(all(Gauge.class, "code"))
                .extracting(
                        gauge -> gauge.low,
                        gauge -> gauge.high,
                        gauge -> gauge.stock,
                        gauge -> gauge.total,
                        gauge -> gauge.note)
                .containsExactly(tuple(3, 2, 115, 7, "mixed"));
    }

    @Test
    void anExpressionSeesTheStoredRowAsItWas() {
        stored(new Gauge("A", 10));

        update(
                set -> set.expression(Gauge_.stock, row -> sum(row, "stock"))
                        .expression(Gauge_.total, row -> row.builder().prod(row.existing(Gauge_.stock), 2)),
                new Gauge("A", 5));

        assertThat(all(Gauge.class, "code"))
                .extracting(gauge -> gauge.stock, gauge -> gauge.total)
                .containsExactly(tuple(15, 20));
    }

    @Test
    void twoAttributesChangePlaces() {
        stored(new Gauge("A", 1, 2), new Gauge("B", 3, 4));

        update(
                set -> set.expression(Gauge_.low, row -> row.existing(Gauge_.high))
                        .expression(Gauge_.high, row -> row.existing(Gauge_.low)),
                new Gauge("A", 0, 0),
                new Gauge("B", 0, 0),
                new Gauge("C", 5, 6));

        assertThat(all(Gauge.class, "code"))
                .extracting(gauge -> gauge.low, gauge -> gauge.high)
                .containsExactly(tuple(2, 1), tuple(4, 3), tuple(5, 6));
    }

    @Test
    void threeAttributesChangePlacesWhereAConditionReadsThemAll() {
        Gauge moves = new Gauge("A", 1, 2);
        moves.stock = 3;
        Gauge stays = new Gauge("B", 1, 2);
        stays.stock = 9;
        stored(moves, stays);
        UnaryOperator<Assignments<Gauge>> rotate = set -> set.expression(Gauge_.low, row -> row.existing(Gauge_.high))
                .expression(Gauge_.high, row -> row.existing(Gauge_.stock))
                .expression(Gauge_.stock, row -> row.existing(Gauge_.low))
                .excluded(Gauge_.total)
                .where(row -> row.builder()
                        .equal(
                                row.builder().sum(row.existing(Gauge_.low), row.existing(Gauge_.high)),
                                row.existing(Gauge_.stock)));
        Gauge given = new Gauge("A", 0);
        given.total = 8;

        update(rotate, given, new Gauge("B", 0));

        assertThat(all(Gauge.class, "code"))
                .extracting(gauge -> gauge.low, gauge -> gauge.high, gauge -> gauge.stock, gauge -> gauge.total)
                .containsExactly(tuple(2, 3, 1, 8), tuple(1, 2, 9, 0));
    }

    @Test
    void updatesOnlyWhereTheConditionHolds() {
        stored(new Gauge("A", 1, 5), new Gauge("B", 1, 5));

        update(
                set -> set.excluded(Gauge_.low, Gauge_.high)
                        .where(row -> row.builder().lessThan(row.existing(Gauge_.high), row.excluded(Gauge_.high))),
                new Gauge("A", 2, 6),
                new Gauge("B", 2, 4),
                new Gauge("C", 2, 4));

        assertThat(all(Gauge.class, "code"))
                .extracting(gauge -> gauge.low, gauge -> gauge.high)
                .containsExactly(tuple(2, 6), tuple(1, 5), tuple(2, 4));
    }

    @Test
    void aConditionThatReadsSeveralAssignedAttributesSeesThemAsTheyWere() {
        stored(new Gauge("A", 1, 5), new Gauge("B", 1, 5));

        update(
                set -> set.excluded(Gauge_.low, Gauge_.high)
                        .where(row -> row.builder()
                                .and(
                                        row.builder().lessThan(row.existing(Gauge_.low), row.excluded(Gauge_.low)),
                                        row.builder().lessThan(row.existing(Gauge_.high), row.excluded(Gauge_.high)))),
                new Gauge("A", 2, 6),
                new Gauge("B", 2, 5));

        assertThat(all(Gauge.class, "code"))
                .extracting(gauge -> gauge.low, gauge -> gauge.high)
                .containsExactly(tuple(2, 6), tuple(1, 5));
    }

    @Test
    void aConditionThatIsUnknownDoesNotHold() {
        Gauge stored = new Gauge("A", 1, 5);
        stored.note = "x";
        stored(stored, new Gauge("B", 1, 5));

        update(
                set -> set.excluded(Gauge_.low).where(row -> row.builder().equal(row.existing(Gauge_.note), "x")),
                new Gauge("A", 2, 0),
                new Gauge("B", 2, 0));

        assertThat(all(Gauge.class, "code")).extracting(gauge -> gauge.low).containsExactly(2, 1);
    }

    @Test
    void anExpressionReadsAnotherTable() {
        Country country = new Country("A", "Aland");
        country.population = 30;
        stored(country, new Gauge("A", 1), new Gauge("B", 1));

        update(
                set -> set.expression(Gauge_.stock, row -> row.builder().coalesce(population(row), -1))
                        .expression(Gauge_.total, row -> row.existing(Gauge_.stock)),
                new Gauge("A", 0),
                new Gauge("B", 0));

        assertThat(all(Gauge.class, "code"))
                .extracting(gauge -> gauge.stock, gauge -> gauge.total)
                .containsExactly(tuple(30, 1), tuple(-1, 1));
    }

    @Test
    void aConditionReadsAnotherTable() {
        Country country = new Country("A", "Aland");
        country.population = 30;
        stored(country, new Gauge("A", 1), new Gauge("B", 1));

        update(
                set -> set.excluded(Gauge_.stock).where(row -> row.builder().isNotNull(population(row))),
                new Gauge("A", 7),
                new Gauge("B", 7));

        assertThat(all(Gauge.class, "code")).extracting(gauge -> gauge.stock).containsExactly(7, 1);
    }

    @Test
    void updatesAllExceptWhatIsNamed() {
        stored(new Book("978-1", "old", 1));
        datedBack(Book.class, "updated");
        Book before = all(Book.class, "isbn").get(0);
        Book given = new Book("978-1", "new", 2);
        given.price = new BigDecimal("9.25");

        upsurge(upsurge -> upsurge.upsertInto(Book.class)
                .doUpdateAllExcept(Book_.stock, Book_.title)
                .execute(List.of(given)));
        upsurge(upsurge -> upsurge.upsertInto(Book.class)
                .doUpdateAllExcept("price")
                .execute(List.of(new Book("978-2", "two", 2))));

        assertThat(all(Book.class, "isbn"))
                .extracting(book -> book.title, book -> book.stock, book -> book.price)
                .containsExactly(tuple("old", 1, new BigDecimal("9.25")), tuple("two", 2, null));
        Book after = all(Book.class, "isbn").get(0);
        assertThat(after.created).isEqualTo(before.created);
        assertThat(after.updated).isAfter(before.updated);
    }

    @Test
    void updatesAllExceptAPartOfAnEmbeddable() {
        Page stored = new Page("a", "old", 1);
        stored.format = new Format(1, 2);
        stored(stored);
        Page given = new Page("a", "new", 2);
        given.format = new Format(3, 4);

        upsurge(upsurge -> upsurge.upsertInto(Page.class)
                .doUpdateAllExcept("format.width", "hits")
                .execute(List.of(given)));

        assertThat(all(Page.class, "path"))
                .extracting("title", "hits", "format.width", "format.height")
                .containsExactly(tuple("new", 1, 1, 4));
    }

    @Test
    void anEmbeddableIsSetWholeOrInParts() {
        Page whole = new Page("a", "old", 1);
        whole.format = new Format(1, 2);
        Page part = new Page("b", "old", 1);
        part.format = new Format(1, 2);
        stored(whole, part);
        Page givenWhole = new Page("a", "new", 2);
        givenWhole.format = new Format(3, 4);
        Page givenPart = new Page("b", "new", 2);
        givenPart.format = new Format(3, 4);

        upsurge(upsurge -> upsurge.upsertInto(Page.class)
                .doUpdate(set -> set.excluded("format"))
                .execute(List.of(givenWhole)));
        upsurge(upsurge -> upsurge.upsertInto(Page.class)
                .doUpdate(set -> set.excluded("format.height").value("format.width", 9))
                .execute(List.of(givenPart)));

        assertThat(all(Page.class, "path"))
                .extracting("title", "format.width", "format.height")
                .containsExactly(tuple("old", 3, 4), tuple("old", 9, 4));
    }

    @Test
    void leavesRowsThatAreThereAsTheyAre() {
        stored(new Gauge("A", 1, 2));

        upsurge(upsurge -> upsurge.upsertInto(Gauge.class)
                .doNothing()
                .execute(List.of(new Gauge("A", 3, 4), new Gauge("B", 5, 6))));

        assertThat(all(Gauge.class, "code"))
                .extracting(gauge -> gauge.low, gauge -> gauge.high)
                .containsExactly(tuple(1, 2), tuple(5, 6));
    }

    @Test
    void theStampsOfCreationStayAndThoseOfUpdateMove() {
        stored(new Book("978-1", "old", 1), new Book("978-2", "old", 1));
        datedBack(Book.class, "updated");
        Book before = all(Book.class, "isbn").get(0);
        Book second = all(Book.class, "isbn").get(1);

        upsurge(upsurge -> upsurge.upsertInto(Book.class)
                .doUpdate(set -> set.excluded(Book_.title))
                .execute(List.of(new Book("978-1", "new", 2))));

        List<Book> after = all(Book.class, "isbn");
        assertThat(after.get(0).created).isEqualTo(before.created);
        assertThat(after.get(0).updated).isAfter(before.updated);
        assertThat(after.get(1).updated).isEqualTo(second.updated);
    }

    @Test
    void refusesAnExpressionThatWouldNeedAJoinOrAnAttributeThatTheKeyFixes() {
        upsurge(upsurge -> {
            assertThatThrownBy(() -> upsurge.upsertInto(Gauge.class)
                            .doUpdate(set -> set.excluded(Gauge_.code))
                            .execute(List.of(new Gauge("A", 1))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("'code' of Gauge cannot be updated");
            assertThatThrownBy(() -> upsurge.upsertInto(Gauge.class)
                            .doUpdate(set -> set.excluded(Gauge_.low).value(Gauge_.low, 1))
                            .execute(List.of(new Gauge("A", 1))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("assigned twice");
            assertThatThrownBy(() ->
                            upsurge.upsertInto(Gauge.class).doUpdate(set -> set).execute(List.of(new Gauge("A", 1))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("doNothing()");
            return null;
        });
        assertThat(sent()).isEmpty();
    }

    private static Expression<Integer> sum(Operands<Gauge> row, String attribute) {
        return row.builder().sum(row.existing(attribute), row.excluded(attribute));
    }

    /** The population of the country whose code the given row has. */
    private static Expression<Integer> population(Operands<Gauge> row) {
        CriteriaQuery<Object> query = row.builder().createQuery();
        Subquery<Integer> population = query.subquery(Integer.class);
        Root<Country> country = population.from(Country.class);
        return population
                .select(country.get(Country_.population))
                .where(row.builder().equal(country.get(Country_.code), row.excluded(Gauge_.code)));
    }
}
