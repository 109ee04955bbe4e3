package io.upsurge.tck.contract;

import static io.upsurge.Outcome.INSERTED;
import static io.upsurge.Outcome.SKIPPED;
import static io.upsurge.Outcome.UNCHANGED;
import static io.upsurge.Outcome.UNKNOWN;
import static io.upsurge.Outcome.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.Duplicates;
import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Outcomes;
import io.upsurge.RowResult;
import io.upsurge.Upsert;
import io.upsurge.dialect.Capability;
import io.upsurge.tck.model.Gauge;
import io.upsurge.tck.model.Gauge_;
import io.upsurge.tck.model.Visitor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What became of each row, never guessed, and counts that mean rows on every database (E1, T16). */
public abstract class OutcomeContract extends CapabilityContract {

    private static final List<UnaryOperator<Upsert<Gauge>>> STATEMENTS = List.of(
            upsert -> upsert,
            Upsert::doNothing,
            OutcomeContract::conditional,
            Upsert::onlyIfChanged,
            upsert -> conditional(upsert).onlyIfChanged());

    protected OutcomeContract() {
        super(Gauge.class, Visitor.class);
    }

    /** Updates where the given high is at least the stored one. */
    private static Upsert<Gauge> conditional(Upsert<Gauge> upsert) {
        return upsert.doUpdate(set -> set.excluded(Gauge_.low, Gauge_.high)
                .where(row ->
                        row.builder().greaterThanOrEqualTo(row.excluded(Gauge_.high), row.existing(Gauge_.high))));
    }

    /** A row that is new, one that differs, one that is equal, and one that the condition leaves alone. */
    private MutationResult<Gauge> oneOfEach(UnaryOperator<Upsert<Gauge>> steps) {
        sessions()
                .inTransaction(session ->
                        session.createMutationQuery("delete from Gauge").executeUpdate());
        stored(new Gauge("differs", 1, 1), new Gauge("equal", 1, 1), new Gauge("refused", 1, 9));
        return upsurge(upsurge -> steps.apply(upsurge.upsertInto(Gauge.class))
                .execute(List.of(
                        new Gauge("refused", 2, 2),
                        new Gauge("new", 2, 2),
                        new Gauge("equal", 1, 1),
                        new Gauge("differs", 2, 2))));
    }

    private static List<Outcome> outcomes(MutationResult<?> result) {
        return result.rows().stream().map(RowResult::outcome).toList();
    }

    private static List<Outcome> exactly(Outcome refused, Outcome absent, Outcome equal, Outcome differs) {
        return List.of(refused, absent, equal, differs);
    }

    /** What {@link #STATEMENTS} do to {@link #oneOfEach}. */
    private static final List<List<Outcome>> EXACT = List.of(
            exactly(UPDATED, INSERTED, UPDATED, UPDATED),
            exactly(SKIPPED, INSERTED, SKIPPED, SKIPPED),
            exactly(SKIPPED, INSERTED, UPDATED, UPDATED),
            exactly(UPDATED, INSERTED, UNCHANGED, UPDATED),
            exactly(SKIPPED, INSERTED, UNCHANGED, UPDATED));

    @Test
    void isExactWhereThatIsAskedFor() {
        for (int i = 0; i < STATEMENTS.size(); i++) {
            UnaryOperator<Upsert<Gauge>> statement = STATEMENTS.get(i);
            assertThat(outcomes(oneOfEach(upsert -> statement.apply(upsert).outcomes(Outcomes.EXACT))))
                    .as("statement %s", i)
                    .isEqualTo(EXACT.get(i));
        }
    }

    @Test
    void isExactForRowsThatAreReadBackToo() {
        for (int i = 0; i < STATEMENTS.size(); i++) {
            UnaryOperator<Upsert<Gauge>> statement = STATEMENTS.get(i);
            MutationResult<Gauge> result = oneOfEach(
                    upsert -> statement.apply(upsert).outcomes(Outcomes.EXACT).returning());
            assertThat(outcomes(result)).as("statement %s", i).isEqualTo(EXACT.get(i));
            assertThat(result.entities())
                    .extracting(gauge -> gauge.code)
                    .containsExactly("refused", "new", "equal", "differs");
        }
    }

    @Test
    void tellsForFreeWhatTheDatabaseTells() {
        List<List<Outcome>> free = can(Capability.RETURNS_OUTCOME)
                ? List.of(
                        EXACT.get(0),
                        EXACT.get(1),
                        EXACT.get(2),
                        EXACT.get(3),
                        exactly(UNKNOWN, INSERTED, UNKNOWN, UPDATED))
                : can(Capability.RETURNS_WRITTEN_ROWS_ONLY)
                        ? List.of(
                                exactly(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
                                EXACT.get(1),
                                exactly(SKIPPED, UNKNOWN, UNKNOWN, UNKNOWN),
                                exactly(UNKNOWN, UNKNOWN, UNCHANGED, UNKNOWN),
                                exactly(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN))
                        : Collections.nCopies(5, exactly(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN));
        for (int i = 0; i < STATEMENTS.size(); i++) {
            assertThat(outcomes(oneOfEach(STATEMENTS.get(i))))
                    .as("statement %s", i)
                    .isEqualTo(free.get(i));
            assertThat(sent()).as("statement %s", i).hasSize(dialect().maxRows() == 1 ? 4 : 1);
        }
    }

    @Test
    void neverGuesses() {
        for (int i = 0; i < STATEMENTS.size(); i++) {
            List<Outcome> free = outcomes(oneOfEach(STATEMENTS.get(i)));
            List<Outcome> freeAndBack = outcomes(oneOfEach(andReturning(STATEMENTS.get(i))));
            for (int row = 0; row < 4; row++) {
                assertThat(free.get(row)).isIn(UNKNOWN, EXACT.get(i).get(row));
                assertThat(freeAndBack.get(row)).isIn(UNKNOWN, EXACT.get(i).get(row));
            }
        }
    }

    private static UnaryOperator<Upsert<Gauge>> andReturning(UnaryOperator<Upsert<Gauge>> statement) {
        return upsert -> statement.apply(upsert).returning(Gauge_.low);
    }

    @Test
    void whatIsExactIsAlsoWhatIsStored() {
        oneOfEach(upsert -> conditional(upsert).onlyIfChanged().outcomes(Outcomes.EXACT));

        assertThat(all(Gauge.class, "code")).extracting(gauge -> gauge.low).containsExactly(2, 1, 2, 1);
    }

    @Test
    void outcomesAddUpToTheRowsGiven() {
        for (int rows : new int[] {1, 2, 127, 128, 129, 1000}) {
            for (Outcomes precision : Outcomes.values()) {
                sessions()
                        .inTransaction(session ->
                                session.createMutationQuery("delete from Gauge").executeUpdate());
                MutationResult<Gauge> result = everySecondIsThere(rows, precision);

                assertThat(result.inserted()
                                + result.updated()
                                + result.unchanged()
                                + result.skipped()
                                + result.unknown())
                        .as("%s rows, %s", rows, precision)
                        .isEqualTo(rows);
                assertThat(result.counts().values().stream()
                                .mapToLong(count -> count)
                                .sum())
                        .isEqualTo(rows);
                assertThat(all(Gauge.class, "code")).hasSize(rows);
            }
        }
    }

    /** Rows in no order, of which every second is stored; outcomes are checked row by row where they are known. */
    private MutationResult<Gauge> everySecondIsThere(int count, Outcomes precision) {
        List<Gauge> rows = new ArrayList<>();
        List<Gauge> there = new ArrayList<>();
        Map<String, Outcome> expected = new HashMap<>();
        for (int i = 0; i < count; i++) {
            String code = "code %04d".formatted(i);
            rows.add(new Gauge(code, i, i));
            if (i % 2 == 0) {
                there.add(new Gauge(code, -1, -1));
            }
            expected.put(code, i % 2 == 0 ? UPDATED : INSERTED);
        }
        Collections.shuffle(rows, new Random(count));
        stored(there.toArray());

        MutationResult<Gauge> result = upsurge(
                upsurge -> upsurge.upsertInto(Gauge.class).outcomes(precision).execute(rows));

        boolean known = precision == Outcomes.EXACT || can(Capability.RETURNS_OUTCOME);
        assertThat(result.rows()).hasSize(count);
        for (RowResult<Gauge> row : result.rows()) {
            String code = rows.get((int) row.index()).code;
            assertThat(row.outcome()).isEqualTo(known ? expected.get(code) : UNKNOWN);
            assertThat(row.primaryKey()).isEqualTo(code);
        }
        assertThat(result.updated()).isEqualTo(known ? there.size() : 0);
        assertThat(result.inserted()).isEqualTo(known ? count - there.size() : 0);
        return result;
    }

    @Test
    void rowsThatLoseToADuplicateAreSkipped() {
        for (Outcomes precision : Outcomes.values()) {
            assertThat(withDuplicates(Duplicates.FIRST_WINS, precision, 1, 4))
                    .element(2)
                    .isEqualTo(SKIPPED);
            assertThat(withDuplicates(Duplicates.LAST_WINS, precision, 3, 5))
                    .element(0)
                    .isEqualTo(SKIPPED);
        }
        assertThat(withDuplicates(Duplicates.FIRST_WINS, Outcomes.EXACT, 1, 4))
                .containsExactly(INSERTED, UPDATED, SKIPPED, SKIPPED);
        assertThat(withDuplicates(Duplicates.LAST_WINS, Outcomes.EXACT, 3, 5))
                .containsExactly(SKIPPED, SKIPPED, INSERTED, UPDATED);
    }

    /** Two rows of two keys each, A that is new and B that is there. */
    private List<Outcome> withDuplicates(Duplicates policy, Outcomes precision, int lowOfA, int lowOfB) {
        sessions()
                .inTransaction(session ->
                        session.createMutationQuery("delete from Gauge").executeUpdate());
        stored(new Gauge("B", 0, 0));

        MutationResult<Gauge> result = upsurge(upsurge -> upsurge.upsertInto(Gauge.class)
                .duplicates(policy)
                .outcomes(precision)
                .returning()
                .execute(List.of(
                        new Gauge("A", 1, 0), new Gauge("B", 4, 0), new Gauge("A", 3, 0), new Gauge("B", 5, 0))));

        assertThat(all(Gauge.class, "code")).extracting(gauge -> gauge.low).containsExactly(lowOfA, lowOfB);
        assertThat(result.skipped()).isEqualTo(2);
        assertThat(result.counts().values().stream().mapToLong(count -> count).sum())
                .isEqualTo(4);
        assertThat(result.entities()).extracting(gauge -> gauge.low).containsExactly(lowOfA, lowOfB, lowOfA, lowOfB);
        return outcomes(result);
    }

    @Test
    void rowsInOrderHaveAnOutcomeEach() {
        stored(new Gauge("B", 0, 0));

        MutationResult<Gauge> result = upsurge(upsurge -> upsurge.upsertInto(Gauge.class)
                .duplicates(Duplicates.IN_ORDER)
                .outcomes(Outcomes.EXACT)
                .execute(List.of(
                        new Gauge("A", 1, 0), new Gauge("B", 4, 0), new Gauge("A", 3, 0), new Gauge("B", 5, 0))));

        assertThat(outcomes(result)).containsExactly(INSERTED, UPDATED, UPDATED, UPDATED);
        assertThat(all(Gauge.class, "code")).extracting(gauge -> gauge.low).containsExactly(3, 5);
    }

    @Test
    void aStreamTellsExactOutcomesToo() {
        stored(new Gauge("B", 0, 0), new Gauge("D", 0, 0));
        List<Outcome> handedOn = new ArrayList<>();

        MutationResult<Gauge> result = upsurge(upsurge -> upsurge.upsertInto(Gauge.class)
                .chunkSize(2)
                .outcomes(Outcomes.EXACT)
                .execute(
                        List.of(
                                new Gauge("D", 1, 0),
                                new Gauge("C", 1, 0),
                                new Gauge("B", 1, 0),
                                new Gauge("A", 1, 0),
                                new Gauge("E", 1, 0))
                                .stream(),
                        row -> handedOn.add(row.outcome())));

        assertThat(handedOn).containsExactly(UPDATED, INSERTED, UPDATED, INSERTED, INSERTED);
        assertThat(result.inserted()).isEqualTo(3);
        assertThat(result.updated()).isEqualTo(2);
    }

    @Test
    void countsTheSameForAnotherUniqueKey() {
        stored(new Visitor("a@x", "1", "old"), new Visitor("b@x", "2", "old"));

        MutationResult<Visitor> result = upsurge(upsurge -> upsurge.upsertInto(Visitor.class)
                .onConflict("badge")
                .outcomes(Outcomes.EXACT)
                .execute(List.of(
                        new Visitor("c@x", "3", "new"),
                        new Visitor("b@x", "2", "new"),
                        new Visitor("d@x", "1", "new"))));

        assertThat(outcomes(result)).containsExactly(INSERTED, UPDATED, UPDATED);
        assertThat(all(Visitor.class, "badge"))
                .extracting(visitor -> visitor.email)
                .containsExactly("d@x", "b@x", "c@x");
    }

    @Test
    void cannotTellOutcomesOfRowsThatMayBeAnyRow() {
        upsurge(upsurge -> {
            assertThatThrownBy(() -> upsurge.upsertInto(Visitor.class)
                            .onAnyUniqueKey()
                            .doNothing()
                            .outcomes(Outcomes.EXACT)
                            .execute(List.of(new Visitor("a@x", "1", "new"))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("outcomes(EXACT)")
                    .hasMessageContaining("Name the conflict target");
            return null;
        });
        assertThat(sent()).isEmpty();
    }
}
