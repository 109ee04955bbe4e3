package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Outcomes;
import io.upsurge.RowResult;
import io.upsurge.Rows;
import io.upsurge.StaleRowsException;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.VersionPolicy;
import io.upsurge.tck.model.Film;
import io.upsurge.tck.model.Versioned;
import io.upsurge.tck.model.Versioned.ByInstant;
import io.upsurge.tck.model.Versioned.ByInt;
import io.upsurge.tck.model.Versioned.ByLocalDateTime;
import io.upsurge.tck.model.Versioned.ByLong;
import io.upsurge.tck.model.Versioned.ByShort;
import jakarta.persistence.OptimisticLockException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.hibernate.Session;
import org.hibernate.Transaction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions are expectations: stale rows are named, and nothing overwrites what it has not seen. E5, T30. */
public abstract class VersionContract extends Contract {

    private static final int ROWS = 1000;

    protected VersionContract() {
        super(Film.class, ByInt.class, ByLong.class, ByShort.class, ByInstant.class, ByLocalDateTime.class);
    }

    @Test
    void namesAllStaleRowsOfACallOfManyChunks() {
        List<Film> films = films(ROWS, "given", 0);
        Collections.shuffle(films, new Random(1));
        upsurge(upsurge -> upsurge.upsertAll(films(ROWS, "stored", null)));
        TreeSet<Long> stale = new TreeSet<>(List.of(0L, 3L, 250L, 251L, 777L, 999L));
        sessions().inTransaction(session -> stale.forEach(index -> changed(session, films.get(index.intValue()).id)));

        try (Session session = sessions().openSession()) {
            Transaction transaction = session.beginTransaction();
            StaleRowsException error = catchThrowableOfType(
                    StaleRowsException.class,
                    () -> Upsurge.of(session)
                            .upsertInto(Film.class)
                            .chunkSize(100)
                            .execute(films));
            assertThat(error).isInstanceOf(OptimisticLockException.class);
            assertThat(error.indexes()).containsExactlyElementsOf(stale);
            assertThat(transaction.getRollbackOnly()).isTrue();
            transaction.rollback();
        }
        assertThat(all(Film.class, "id")).hasSize(ROWS).noneMatch(film -> "given".equals(film.title));
    }

    @Test
    void leavesAStaleRowUnchanged() {
        stored(new Film(1L, "stored", null));
        sessions().inTransaction(session -> changed(session, 1L));

        stale(upsert -> upsert, new Film(1L, "given", 0));

        assertThat(film(1)).extracting(film -> film.title, film -> film.version).containsExactly("elsewhere", 1);
    }

    @Test
    void leavesTheManagedInstanceOfAStaleRowAsItIs() {
        stored(new Film(1L, "stored", null));

        try (Session session = sessions().openSession()) {
            Transaction transaction = session.beginTransaction();
            Film managed = session.find(Film.class, 1L);
            assertThatThrownBy(() -> Upsurge.of(session).upsert(new Film(1L, "given", 5)))
                    .isInstanceOf(StaleRowsException.class);
            assertThat(managed.title).isEqualTo("stored");
            assertThat(managed.version).isZero();
            transaction.rollback();
        }
    }

    @Test
    void expectsNothingOfARowWithoutAVersion() {
        stored(new Film(1L, "stored", null));
        sessions().inTransaction(session -> changed(session, 1L));

        Film returned = upsurge(upsurge -> upsurge.upsert(new Film(1L, "given", null)));

        assertThat(returned.version).isEqualTo(2);
        assertThat(film(1)).extracting(film -> film.title, film -> film.version).containsExactly("given", 2);
    }

    @Test
    void takesMixedRowsWithAndWithoutAVersion() {
        stored(new Film(1L, "stored", null), new Film(2L, "stored", null), new Film(3L, "stored", null));
        sessions().inTransaction(session -> changed(session, 2L));

        upsurge(upsurge -> upsurge.upsertAll(List.of(
                new Film(1L, "given", 0),
                new Film(2L, "given", null),
                new Film(4L, "given", null),
                new Film(3L, "given", null),
                new Film(5L, "given", 8))));

        assertThat(all(Film.class, "id")).allMatch(film -> "given".equals(film.title));
        assertThat(all(Film.class, "id")).extracting(film -> film.version).containsExactly(1, 2, 1, 0, 8);
    }

    @Test
    void namesTheStaleOnesAmongMixedRows() {
        stored(new Film(1L, "stored", null), new Film(2L, "stored", null));

        StaleRowsException error = staleRows(Rows.of(Film.class)
                .row(row -> row.value("id", 1L).value("title", "given"))
                .row(row -> row.value("id", 2L).value("title", "given").value("version", 4))
                .row(row -> row.value("version", 4).value("id", 3L).value("title", "given"))
                .row(row -> row.value("id", 4L).value("title", "given").value("version", null)));

        assertThat(error.indexes()).containsExactly(1L);
    }

    @Test
    void startsANewRowWithTheSeedOrWithTheVersionGiven() {
        List<Film> returned =
                upsurge(upsurge -> upsurge.upsertAll(List.of(new Film(1L, "seed", null), new Film(2L, "given", 7))));

        assertThat(returned).extracting(film -> film.version).containsExactly(0, 7);
        assertThat(all(Film.class, "id")).extracting(film -> film.version).containsExactly(0, 7);
    }

    static List<Versioned> counted() {
        return List.of(new ByInt(), new ByLong(), new ByShort());
    }

    @ParameterizedTest
    @MethodSource("counted")
    void countsTheVersionUpByExactlyOne(Versioned kind) {
        Class<? extends Versioned> type = kind.getClass();
        for (int round = 0; round < 3; round++) {
            upsurge(upsurge -> versions(
                    upsurge,
                    Rows.of(type)
                            .row(row -> row.value("id", 1L).value("text", "one"))
                            .row(row -> row.value("id", 2L).value("text", "two"))));
            assertThat(all(type, "id")).extracting(row -> number(row.version())).containsExactly(round, round);
        }

        Object version = all(type, "id").get(0).version();
        List<Integer> returned = upsurge(upsurge -> versions(
                upsurge,
                Rows.of(type).row(row -> row.value("id", 1L).value("text", "1").value("version", version))));

        assertThat(returned).containsExactly(3);
        assertThat(all(type, "id")).extracting(row -> number(row.version())).containsExactly(3, 2);
    }

    @Test
    void takesZeroInAPrimitiveVersionForAnExpectation() {
        stored(primitive(1, 0));
        upsurge(upsurge -> upsurge.upsert(primitive(1, 0)));

        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsert(primitive(1, 0))))
                .isInstanceOf(StaleRowsException.class);
        upsurge(upsurge -> upsurge.upsert(primitive(1, -1)));

        assertThat(all(ByInt.class, "id"))
                .singleElement()
                .extracting(row -> row.version)
                .isEqualTo(2);
    }

    @Test
    void checksInstantsOfTheClock() {
        Instant first = Instant.parse("2020-02-03T04:05:06.789Z");
        upsurge(upsurge -> upsurge.upsert(timed(1, "first", first)));
        assertThat(all(ByInstant.class, "id").get(0).version).isEqualTo(first);

        ByInstant second = upsurge(upsurge -> upsurge.upsert(timed(1, "second", first)));
        ByInstant seeded = upsurge(upsurge -> upsurge.upsert(timed(2, "seeded", null)));

        assertThat(second.version).isAfter(first);
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsert(timed(1, "stale", first))))
                .isInstanceOf(StaleRowsException.class);
        upsurge(upsurge ->
                upsurge.upsertAll(List.of(timed(1, "third", second.version), timed(2, "third", seeded.version))));
        assertThat(all(ByInstant.class, "id")).extracting(row -> row.text).containsExactly("third", "third");
    }

    @Test
    void checksLocalTimesOfTheClock() {
        LocalDateTime first = LocalDateTime.parse("2020-02-03T04:05:06.789");
        upsurge(upsurge -> upsurge.upsert(local(1, "first", first)));

        ByLocalDateTime second = upsurge(upsurge -> upsurge.upsert(local(1, "second", first)));

        assertThat(second.version).isAfter(first);
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsert(local(1, "stale", first))))
                .isInstanceOf(StaleRowsException.class);
        upsurge(upsurge -> upsurge.upsert(local(1, "third", second.version)));
        assertThat(all(ByLocalDateTime.class, "id").get(0).text).isEqualTo("third");
    }

    @Test
    void ignoresVersionsWhereAsked() {
        stored(new Film(1L, "stored", null), new Film(2L, "stored", null));

        upsurge(upsurge -> upsurge.upsertInto(Film.class)
                .version(VersionPolicy.IGNORE)
                .execute(List.of(new Film(1L, "given", 99), new Film(2L, "given", null), new Film(3L, "given", 5))));

        assertThat(all(Film.class, "id")).allMatch(film -> "given".equals(film.title));
        assertThat(all(Film.class, "id")).extracting(film -> film.version).containsExactly(1, 1, 5);
    }

    @ParameterizedTest
    @EnumSource(Outcomes.class)
    void letsTheNewerVersionWin(Outcomes precision) {
        upsurge(upsurge -> upsurge.upsertAll(films(4, "stored", 5)));

        MutationResult<Film> result = upsurge(upsurge -> upsurge.upsertInto(Film.class)
                .version(VersionPolicy.NEWER_WINS)
                .outcomes(precision)
                .returning()
                .execute(List.of(
                        new Film(0L, "older", 4),
                        new Film(1L, "same", 5),
                        new Film(2L, "newer", 9),
                        new Film(3L, "none", null),
                        new Film(4L, "new", 3))));

        assertThat(all(Film.class, "id"))
                .extracting(film -> film.title)
                .containsExactly("stored", "stored", "newer", "none", "new");
        assertThat(all(Film.class, "id")).extracting(film -> film.version).containsExactly(5, 5, 9, 6, 3);
        assertThat(result.entities()).extracting(film -> film.version).containsExactly(5, 5, 9, 6, 3);
        assertThat(outcomes(result).subList(0, 2)).containsExactly(Outcome.SKIPPED, Outcome.SKIPPED);
        if (precision == Outcomes.EXACT) {
            assertThat(outcomes(result).subList(2, 5))
                    .containsExactly(Outcome.UPDATED, Outcome.UPDATED, Outcome.INSERTED);
        }
    }

    @Test
    void letsTheNewerInstantWin() {
        Instant old = Instant.parse("2020-02-03T04:05:06Z");
        upsurge(upsurge -> upsurge.upsertAll(List.of(timed(1, "stored", old), timed(2, "stored", old))));

        upsurge(upsurge -> upsurge.upsertInto(ByInstant.class)
                .version(VersionPolicy.NEWER_WINS)
                .execute(List.of(timed(1, "older", old.minusMillis(1)), timed(2, "newer", old.plusMillis(1)))));

        assertThat(all(ByInstant.class, "id")).extracting(row -> row.text).containsExactly("stored", "newer");
        assertThat(all(ByInstant.class, "id")).extracting(row -> row.version).containsExactly(old, old.plusMillis(1));
    }

    @Test
    void leavesTheVersionOfAnEqualRow() {
        stored(new Film(1L, "equal", null), new Film(2L, "stored", null), new Film(3L, "equal", null));

        MutationResult<Film> result = upsurge(upsurge -> upsurge.upsertInto(Film.class)
                .onlyIfChanged()
                .returning()
                .execute(
                        List.of(new Film(1L, "equal", null), new Film(2L, "changed", null), new Film(3L, "equal", 0))));

        assertThat(result.entities()).extracting(film -> film.version).containsExactly(0, 1, 0);
        assertThat(all(Film.class, "id")).extracting(film -> film.version).containsExactly(0, 1, 0);
    }

    @Test
    void checksTheVersionOfAnEqualRow() {
        stored(new Film(1L, "equal", null));

        stale(Upsert::onlyIfChanged, new Film(1L, "equal", 4));
    }

    @Test
    void checksTheVersionOfARowThatTheConditionLeavesAlone() {
        stored(new Film(1L, "stored", null), new Film(2L, "stored", null), new Film(3L, "stored", null));
        UnaryOperator<Upsert<Film>> conditional = upsert -> upsert.doUpdate(set ->
                set.excluded("title").where(row -> row.builder().equal(row.existing("minutes"), 120)));

        StaleRowsException error =
                stale(conditional, new Film(1L, "given", 0), new Film(2L, "given", null), new Film(3L, "given", 4));
        MutationResult<Film> fresh = upsurge(upsurge -> conditional
                .apply(upsurge.upsertInto(Film.class))
                .outcomes(Outcomes.EXACT)
                .execute(List.of(new Film(1L, "given", 0), new Film(2L, "given", null))));

        assertThat(error.indexes()).containsExactly(2L);
        assertThat(outcomes(fresh)).containsExactly(Outcome.SKIPPED, Outcome.SKIPPED);
        assertThat(all(Film.class, "id")).extracting(film -> film.version).containsExactly(0, 0, 0);
    }

    @Test
    void checksNothingWhereItDoesNothing() {
        stored(new Film(1L, "stored", null));

        Film returned = upsurge(upsurge -> upsurge.insertIfAbsent(new Film(1L, "given", 4)));

        assertThat(returned.title).isEqualTo("stored");
        assertThat(returned.version).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bringsTheNewVersionIntoTheManagedInstance(boolean returning) {
        stored(new Film(1L, "stored", null));

        inSession(session -> {
            Film managed = session.find(Film.class, 1L);
            Upsert<Film> upsert = Upsurge.of(session).upsertInto(Film.class);
            (returning ? upsert.returning() : upsert).execute(List.of(new Film(1L, "given", managed.version)));
            assertThat(managed.title).isEqualTo("given");
            assertThat(managed.version).isEqualTo(1);

            database().statements().clear();
            session.flush();
            assertThat(sent()).isEmpty();
            managed.title = "flushed";
            session.flush();
            return null;
        });

        assertThat(film(1)).extracting(film -> film.title, film -> film.version).containsExactly("flushed", 2);
    }

    @Test
    void bringsTheNewVersionIntoTheEntityOfAStatelessSession() {
        Film film = new Film(1L, "first", null);
        for (int round = 0; round < 3; round++) {
            int expected = round;
            sessions().inStatelessTransaction(session -> Upsurge.of(session).upsert(film));
            assertThat(film.version).isEqualTo(expected);
        }
    }

    @Test
    void givesTuplesTheNewVersion() {
        stored(new Film(1L, "stored", null));

        MutationResult<Film> result = upsurge(upsurge -> upsurge.upsertInto(Film.class)
                .returning("title", "version")
                .execute(List.of(new Film(1L, "given", 0))));

        assertThat(result.tuples())
                .singleElement()
                .satisfies(tuple -> assertThat(tuple.toArray()).containsExactly("given", 1));
    }

    /** Whichever lock the database takes for it: of many who expect the same version, one is right. */
    @Test
    void letsExactlyOneOfManyThreadsWriteEachVersion() {
        int versions = 25;
        stored(new Film(1L, "stored", null));
        AtomicInteger[] winners = new AtomicInteger[versions];
        for (int version = 0; version < versions; version++) {
            winners[version] = new AtomicInteger();
        }

        new Racers(database(), sessions()).run(8, racer -> {
            for (int version = 0; version < versions; version++) {
                racer.line();
                Film film = new Film(1L, "by " + racer.number(), version);
                boolean won = racer.inTransaction(session -> {
                    try {
                        Upsurge.of(session).upsert(film);
                        return true;
                    } catch (StaleRowsException stale) {
                        return false;
                    }
                });
                winners[version].addAndGet(won ? 1 : 0);
                racer.line();
            }
        });

        assertThat(winners).allMatch(count -> count.get() == 1);
        assertThat(film(1).version).isEqualTo(versions);
    }

    private StaleRowsException stale(UnaryOperator<Upsert<Film>> options, Film... films) {
        return sessions().fromSession(session -> {
            Transaction transaction = session.beginTransaction();
            StaleRowsException error = catchThrowableOfType(
                    StaleRowsException.class,
                    () -> options.apply(Upsurge.of(session).upsertInto(Film.class))
                            .execute(List.of(films)));
            assertThat(error).isNotNull();
            assertThat(transaction.getRollbackOnly()).isTrue();
            transaction.rollback();
            return error;
        });
    }

    private StaleRowsException staleRows(Rows<Film> rows) {
        return sessions().fromSession(session -> {
            session.beginTransaction();
            StaleRowsException error = catchThrowableOfType(
                    StaleRowsException.class,
                    () -> Upsurge.of(session).upsertInto(Film.class).execute(rows));
            session.getTransaction().rollback();
            return error;
        });
    }

    private static <E extends Versioned> List<Integer> versions(Upsurge upsurge, Rows<E> rows) {
        return upsurge.upsertInto(rows.entity()).returning().execute(rows).entities().stream()
                .map(row -> number(row.version()))
                .toList();
    }

    private static int number(@Nullable Object version) {
        return version instanceof Number number ? number.intValue() : -1;
    }

    private static List<Outcome> outcomes(MutationResult<?> result) {
        return result.rows().stream().map(RowResult::outcome).toList();
    }

    private Film film(long id) {
        return sessions().fromTransaction(session -> session.find(Film.class, id));
    }

    private static void changed(Session session, Long id) {
        session.createMutationQuery("update versioned Film set title = 'elsewhere' where id = " + id)
                .executeUpdate();
    }

    private static List<Film> films(int count, String title, @Nullable Integer version) {
        List<Film> films = new ArrayList<>();
        for (long id = 0; id < count; id++) {
            films.add(new Film(id, title, version));
        }
        return films;
    }

    private static ByInt primitive(long id, int version) {
        ByInt row = new ByInt();
        row.id = id;
        row.version = version;
        return row;
    }

    private static ByInstant timed(long id, String text, @Nullable Instant version) {
        ByInstant row = new ByInstant();
        row.id = id;
        row.text = text;
        row.version = version;
        return row;
    }

    private static ByLocalDateTime local(long id, String text, @Nullable LocalDateTime version) {
        ByLocalDateTime row = new ByLocalDateTime();
        row.id = id;
        row.text = text;
        row.version = version;
        return row;
    }
}
