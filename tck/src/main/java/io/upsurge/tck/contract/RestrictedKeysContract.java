package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.upsurge.Duplicates;
import io.upsurge.ForeignRowsException;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Outcomes;
import io.upsurge.RetryableMutationException;
import io.upsurge.RowResult;
import io.upsurge.Rows;
import io.upsurge.Synchronize;
import io.upsurge.UpdateByKey;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Notice;
import io.upsurge.tck.model.Notice_;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Upserts and updates by key leave rows alone that {@code @SQLRestriction} hides, and write all others. */
public abstract class RestrictedKeysContract extends Contract {

    protected RestrictedKeysContract() {
        super(Notice.class);
    }

    /** Hibernate's delete would leave hidden rows. */
    @Override
    void empty(Session session, Class<?> entity) {
        session.createNativeMutationQuery("delete from Notice").executeUpdate();
    }

    @BeforeEach
    void storeNotices() {
        stored(
                new Notice(1L, "a", "hall", 0),
                new Notice(2L, "b", "hall", 1),
                new Notice(3L, "c", "door", 0),
                new Notice(4L, "d", "door", 1));
    }

    /** All rows, hidden ones too: id, code, place, archived, seen. */
    private String table() {
        return sessions()
                .fromTransaction(session -> session.createNativeQuery(
                                "select id, code, place, archived, seen from Notice order by id", Object[].class)
                        .getResultList())
                .stream()
                .map(row -> Stream.of(row).map(String::valueOf).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(", "));
    }

    private static final String BEFORE = "1 a hall 0 0, 2 b hall 1 0, 3 c door 0 0, 4 d door 1 0";

    /** An upsert of rows, one of which has the key of a hidden one. */
    record Meeting(String text, boolean byCode, Function<Upsurge, Upsert<Notice>> upsert) {
        @Override
        public String toString() {
            return text;
        }
    }

    static Stream<Meeting> meetings() {
        return Stream.of(
                new Meeting("upsertInto", false, upsurge -> upsurge.upsertInto(Notice.class)),
                new Meeting(
                        "onConflict",
                        true,
                        upsurge -> upsurge.upsertInto(Notice.class).onConflict(Notice_.code)),
                new Meeting(
                        "onlyIfChanged",
                        false,
                        upsurge -> upsurge.upsertInto(Notice.class).onlyIfChanged()),
                new Meeting(
                        "EXACT",
                        true,
                        upsurge -> upsurge.upsertInto(Notice.class)
                                .onConflict(Notice_.code)
                                .outcomes(Outcomes.EXACT)),
                new Meeting(
                        "returning",
                        false,
                        upsurge -> upsurge.upsertInto(Notice.class).returning()),
                new Meeting(
                        "returning attributes",
                        true,
                        upsurge -> upsurge.upsertInto(Notice.class)
                                .onConflict(Notice_.code)
                                .onlyIfChanged()
                                .returning(Notice_.place)),
                new Meeting(
                        "doUpdate",
                        false,
                        upsurge -> upsurge.upsertInto(Notice.class).doUpdate(set -> set.excluded(Notice_.place))),
                new Meeting(
                        "setting what it depends on",
                        false,
                        upsurge -> upsurge.upsertInto(Notice.class).doUpdate(set -> set.value(Notice_.archived, 0))),
                new Meeting(
                        "where",
                        false,
                        upsurge -> upsurge.upsertInto(Notice.class)
                                .doUpdate(set -> set.excluded(Notice_.place)
                                        .where(e -> e.builder().greaterThan(e.existing(Notice_.code), "")))));
    }

    @ParameterizedTest
    @MethodSource("meetings")
    void anUpsertOfAHiddenRowFailsAndChangesNothing(Meeting meeting) {
        long hidden = meeting.byCode() ? 20 : 2;
        List<Notice> rows = List.of(
                new Notice(1L, "a", "wall", 0), new Notice(hidden, "b", "wall", 0), new Notice(9L, "z", "wall", 0));
        assertForeign(upsurge -> meeting.upsert().apply(upsurge).execute(rows), 1L);
        assertForeign(
                upsurge -> meeting.upsert().apply(upsurge).execute(rows.stream().skip(1)), 0L);
        assertForeign(
                upsurge -> meeting.upsert()
                        .apply(upsurge)
                        .execute(Rows.maps(
                                Notice.class, List.of(values(1L, "a", 0), values(hidden, "b", 0), values(9, "z", 0)))),
                1L);
    }

    private static Map<String, Object> values(long id, String code, int archived) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", id);
        values.put("code", code);
        values.put("place", "wall");
        values.put("archived", archived);
        values.put("seen", 0);
        return values;
    }

    @Test
    void upsertAllFailsLikewise() {
        assertForeign(
                upsurge -> upsurge.upsertAll(List.of(new Notice(1L, "a", "wall", 1), new Notice(4L, "d", "wall", 0))),
                1L);
        assertForeign(upsurge -> upsurge.upsert(new Notice(2L, "b", "wall", 0)), 0L);
    }

    private void assertForeign(Function<Upsurge, ?> call, Long... rows) {
        assertThatThrownBy(() -> upsurge(call))
                .isInstanceOfSatisfying(
                        ForeignRowsException.class, e -> assertThat(e.rows()).containsExactly(rows))
                .hasMessageContainingAll("Notice", "row " + rows[0], "hidden", "@SQLRestriction");
        assertThat(table()).isEqualTo(BEFORE);
    }

    @ParameterizedTest
    @MethodSource("meetings")
    void newRowsAreStoredAsPersistStoresThem(Meeting meeting) {
        MutationResult<Notice> result = upsurge(upsurge -> meeting.upsert()
                .apply(upsurge)
                .execute(List.of(new Notice(8L, "y", "wall", 1), new Notice(9L, "z", "wall", 0))));

        assertThat(result.missing()).isEmpty();
        assertThat(table()).isEqualTo(BEFORE + ", 8 y wall 1 0, 9 z wall 0 0");
    }

    @ParameterizedTest
    @EnumSource
    void givesBackWhatItWroteAlsoWhereItIsHiddenFromThenOn(Outcomes outcomes) {
        MutationResult<Notice> result = upsurge(upsurge -> upsurge.upsertInto(Notice.class)
                .onConflict(Notice_.code)
                .outcomes(outcomes)
                .returning()
                .execute(List.of(
                        new Notice(9L, "z", "wall", 1),
                        new Notice(30L, "c", "wall", 1),
                        new Notice(8L, "y", "wall", 0),
                        new Notice(10L, "a", "wall", 0))));

        assertThat(result.entities())
                .extracting(n -> n.id, n -> n.code, n -> n.place, n -> n.archived)
                .containsExactly(
                        tuple(9L, "z", "wall", 1),
                        tuple(3L, "c", "wall", 1),
                        tuple(8L, "y", "wall", 0),
                        tuple(1L, "a", "wall", 0));
        if (outcomes == Outcomes.EXACT) {
            assertThat(result.rows())
                    .extracting(RowResult::outcome)
                    .containsExactly(Outcome.INSERTED, Outcome.UPDATED, Outcome.INSERTED, Outcome.UPDATED);
        }
        assertThat(table())
                .isEqualTo("1 a wall 0 0, 2 b hall 1 0, 3 c wall 1 0, 4 d door 1 0, 8 y wall 0 0, 9 z wall 1 0");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void managedInstancesTakeWhatWasWritten(boolean returning) {
        inSession(session -> {
            List<Notice> managed = session.createSelectionQuery("from Notice order by code", Notice.class)
                    .getResultList();
            Upsert<Notice> upsert = Upsurge.of(session).upsertInto(Notice.class);
            MutationResult<Notice> result = (returning ? upsert.returning() : upsert)
                    .execute(List.of(new Notice(1L, "a", "wall", 0), new Notice(3L, "c", "wall", 1)));

            assertThat(managed).extracting(n -> n.place).containsExactly("wall", "wall");
            assertThat(managed).extracting(n -> n.archived).containsExactly(0, 1);
            if (returning) {
                assertThat(result.entities()).containsExactlyElementsOf(managed);
            }
            Upsurge.of(session)
                    .updateByKey(Notice.class)
                    .execute(Rows.maps(Notice.class, List.of(Map.of("id", 1L, "seen", 7, "archived", 1))));
            assertThat(managed.get(0).seen).isEqualTo(7);
            managed.get(1).seen = 5;
            return null;
        });
        assertThat(table()).isEqualTo("1 a wall 1 7, 2 b hall 1 0, 3 c wall 1 5, 4 d door 1 0");
    }

    @ParameterizedTest
    @EnumSource
    void onlyIfChangedLeavesEqualRowsAlone(Outcomes outcomes) {
        MutationResult<Notice> result = upsurge(upsurge -> upsurge.upsertInto(Notice.class)
                .onlyIfChanged()
                .outcomes(outcomes)
                .returning()
                .execute(List.of(new Notice(1L, "a", "hall", 0), new Notice(3L, "c", "hall", 1))));

        assertThat(result.entities()).extracting(n -> n.place).containsExactly("hall", "hall");
        assertThat(result.entities()).extracting(n -> n.archived).containsExactly(0, 1);
        if (outcomes == Outcomes.EXACT) {
            assertThat(result.rows())
                    .extracting(RowResult::outcome)
                    .containsExactly(Outcome.UNCHANGED, Outcome.UPDATED);
        }
        assertThat(table()).isEqualTo("1 a hall 0 0, 2 b hall 1 0, 3 c hall 1 0, 4 d door 1 0");
    }

    @Test
    void whatDoesNothingSkipsAHiddenRow() {
        List<Notice> rows = List.of(
                new Notice(30L, "c", "wall", 0), new Notice(20L, "b", "wall", 0), new Notice(9L, "z", "wall", 1));
        MutationResult<Notice> result = upsurge(upsurge -> upsurge.upsertInto(Notice.class)
                .onConflict(Notice_.code)
                .doNothing()
                .outcomes(Outcomes.EXACT)
                .returning()
                .execute(rows));

        assertThat(result.missing()).containsExactly(1L);
        assertThat(result.rows())
                .extracting(RowResult::outcome)
                .containsExactly(Outcome.SKIPPED, Outcome.SKIPPED, Outcome.INSERTED);
        assertThat(result.rows().get(1).entity()).isNull();
        assertThat(result.entities())
                .extracting(n -> n.id, n -> n.place, n -> n.archived)
                .containsExactly(tuple(3L, "door", 0), tuple(9L, "wall", 1));
        assertThat(table()).isEqualTo(BEFORE + ", 9 z wall 1 0");
    }

    @Test
    void whatDoesNothingAndReadsNothingLeavesAHiddenRowAlone() {
        MutationResult<Notice> result = upsurge(upsurge -> upsurge.upsertInto(Notice.class)
                .onConflict(Notice_.code)
                .doNothing()
                .execute(List.of(new Notice(5L, "b", "wall", 0), new Notice(6L, "e", "wall", 0))));

        assertThat(result.updated()).isZero();
        assertThat(table()).isEqualTo(BEFORE + ", 6 e wall 0 0");
    }

    @Test
    void insertIfAbsentGivesBackWhatIsThereUnlessItIsHidden() {
        Notice there = upsurge(upsurge -> upsurge.insertIfAbsent(new Notice(3L, "c", "wall", 1)));
        Notice inserted = upsurge(upsurge -> upsurge.insertIfAbsent(new Notice(9L, "z", "wall", 1)));

        assertThat(there.place).isEqualTo("door");
        assertThat(inserted.archived).isEqualTo(1);
        inSession(session -> {
            assertThatThrownBy(() -> Upsurge.of(session).insertIfAbsent(new Notice(2L, "b", "wall", 0)))
                    .isInstanceOfSatisfying(
                            ForeignRowsException.class,
                            e -> assertThat(e.rows()).containsExactly(0L))
                    .hasMessageContainingAll("insertIfAbsent(..)", "Notice", "hides", "doNothing()");
            assertThat(session.getTransaction().getRollbackOnly()).isTrue();
            return null;
        });
        assertThat(table()).isEqualTo(BEFORE + ", 9 z wall 1 0");
    }

    /** An update of rows by their keys, two of which are hidden. */
    record Update(String text, UnaryOperator<UpdateByKey<Notice>> options) {
        @Override
        public String toString() {
            return text;
        }
    }

    static Stream<Update> updates() {
        return Stream.of(
                new Update("plain", update -> update),
                new Update("returning", UpdateByKey::returning),
                new Update("onlyIfChanged", UpdateByKey::onlyIfChanged),
                new Update("EXACT", update -> update.onlyIfChanged().outcomes(Outcomes.EXACT)),
                new Update(
                        "where",
                        update -> update.where(e -> e.builder().lessThan(e.existing(Notice_.code), "d"))
                                .returning(Notice_.place)),
                new Update("EVICT", update -> update.synchronize(Synchronize.EVICT)));
    }

    @ParameterizedTest
    @MethodSource("updates")
    void anUpdateByKeyCountsHiddenRowsAsMissing(Update update) {
        MutationResult<Notice> result = upsurge(upsurge -> update.options()
                .apply(upsurge.updateByKey(Notice.class))
                .execute(Rows.maps(
                        Notice.class,
                        List.of(
                                Map.of("id", 1L, "place", "wall", "archived", 1),
                                Map.of("id", 2L, "place", "wall", "archived", 0),
                                Map.of("id", 3L, "place", "wall", "archived", 0),
                                Map.of("id", 4L, "place", "wall", "archived", 1),
                                Map.of("id", 9L, "place", "wall", "archived", 0)))));

        assertThat(result.missing()).containsExactly(1L, 3L, 4L);
        assertThat(result.updated()).isEqualTo(2);
        assertThat(table()).isEqualTo("1 a wall 1 0, 2 b hall 1 0, 3 c wall 0 0, 4 d door 1 0");
        assertThat(result.rows())
                .extracting(RowResult::outcome)
                .containsExactly(Outcome.UPDATED, Outcome.SKIPPED, Outcome.UPDATED, Outcome.SKIPPED, Outcome.SKIPPED);
    }

    @Test
    void anUpdateByKeyGivesBackWhatItHides() {
        List<Notice> updated = upsurge(upsurge -> upsurge.updateByKey(Notice.class)
                .values(set -> set.value(Notice_.archived, 1))
                .returning()
                .execute(Rows.columns(Notice.class).column("id", List.of(1L, 2L, 3L)))
                .entities());

        assertThat(updated).extracting(n -> n.id, n -> n.archived).containsExactly(tuple(1L, 1), tuple(3L, 1));
    }

    /** What an upsert hides is not its own to the next one. */
    @Test
    void rowsThatOneWaveHidesAreHiddenFromTheNext() {
        assertForeign(
                upsurge -> upsurge.upsertInto(Notice.class)
                        .duplicates(Duplicates.IN_ORDER)
                        .execute(List.of(new Notice(1L, "a", "wall", 1), new Notice(1L, "a", "roof", 0))),
                1L);
    }

    /** What the transaction sees is older than what its statements meet. */
    @Test
    void aRowThatWasHiddenSinceTheTransactionBeganIsHidden() throws SQLException {
        assumeFalse(database().readersWait());
        inSession(session -> {
            assertThat(session.find(Notice.class, 3L)).isNotNull();
            sessions()
                    .inTransaction(
                            other -> other.createNativeMutationQuery("update Notice set archived = 1 where id = 3")
                                    .executeUpdate());
            assertThatThrownBy(() -> Upsurge.of(session)
                            .upsertInto(Notice.class)
                            .execute(List.of(new Notice(1L, "a", "wall", 0), new Notice(3L, "c", "wall", 0))))
                    .isInstanceOfAny(ForeignRowsException.class, RetryableMutationException.class);
            return null;
        });
        assertThat(table()).isEqualTo("1 a hall 0 0, 2 b hall 1 0, 3 c door 1 0, 4 d door 1 0");
    }

    @Test
    void thePlanRefusesNothing() {
        upsurge(upsurge -> {
            assertThat(upsurge.upsertInto(Notice.class).plan().refused()).isEmpty();
            assertThat(upsurge.updateByKey(Notice.class).plan().refused()).isEmpty();
            return null;
        });
    }
}
