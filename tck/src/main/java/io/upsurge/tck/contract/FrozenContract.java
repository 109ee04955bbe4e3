package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Frozen.Draft;
import io.upsurge.tck.model.Frozen.Fact;
import io.upsurge.tck.model.Frozen.Stamp;
import io.upsurge.tck.model.Frozen.Street;
import io.upsurge.tck.model.Frozen.Town;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** What does not change, what is written in part, and the numbers that are taken for it. E10, T23. */
public abstract class FrozenContract extends Contract {

    protected FrozenContract() {
        super(Fact.class, Stamp.class, Draft.class, Town.class, Street.class);
    }

    @Test
    void rowsThatNeverChangeAreInsertedAndDeleted() {
        MutationResult<Fact> inserted = upsurge(upsurge -> upsurge.insertInto(Fact.class)
                .returning()
                .execute(List.of(new Fact(1L, "a", "A"), new Fact(2L, "b", "B"))));
        Fact there = upsurge(upsurge -> upsurge.insertIfAbsent(new Fact(1L, "a", "other")));
        MutationResult<Fact> absent = upsurge(upsurge -> upsurge.upsertInto(Fact.class)
                .onNaturalId()
                .doNothing()
                .returning()
                .execute(List.of(new Fact(9L, "b", "other"), new Fact(3L, "c", "C"))));
        inSession(session -> {
            Fact managed = session.find(Fact.class, 3L);
            assertThat(Upsurge.of(session)
                            .deleteFrom(Fact.class)
                            .where(row -> row.builder().equal(row.existing("id"), 3L))
                            .returning()
                            .execute()
                            .deleted())
                    .isEqualTo(1);
            assertThat(session.contains(managed)).isFalse();
            return null;
        });

        assertThat(inserted.entities()).extracting(fact -> fact.text).containsExactly("A", "B");
        assertThat(there.text).isEqualTo("A");
        assertThat(absent.entities()).extracting(fact -> fact.text).containsExactly("B", "C");
        assertThat(all(Fact.class, "id")).extracting(fact -> fact.text).containsExactly("A", "B");
    }

    @Test
    void rowsThatNeverChangeAreNotUpdated() {
        stored(new Fact(1L, "a", "A"));
        Fact changed = new Fact(1L, "a", "other");
        inSession(session -> {
            Upsurge upsurge = Upsurge.of(session);
            for (Runnable call : List.<Runnable>of(
                    () -> upsurge.upsert(changed),
                    () -> upsurge.upsertAll(List.of(changed)),
                    () -> upsurge.upsertInto(Fact.class)
                            .doUpdate(set -> set.excluded("text"))
                            .execute(List.of(changed)),
                    () -> upsurge.upsertInto(Fact.class).plan(),
                    () -> upsurge.updateByKey(Fact.class).execute(List.of(changed)),
                    () -> upsurge.updateByKey(Fact.class)
                            .execute(Rows.maps(Fact.class, List.of(Map.of("id", 1L, "text", "x")))),
                    () -> upsurge.update(Fact.class)
                            .value("text", "x")
                            .everyRow()
                            .execute())) {
                assertThatThrownBy(call::run)
                        .isInstanceOf(InvalidMutationException.class)
                        .hasMessageContainingAll("FrozenFact", "@Immutable");
            }
            assertThat(database().statements().sql()).isEmpty();
            return null;
        });
        assertThat(all(Fact.class, "id")).extracting(fact -> fact.text).containsExactly("A");
    }

    @Test
    void anImmutableInstanceThatIsManagedStaysReadOnly() {
        inSession(session -> {
            Fact inserted = new Fact(1L, "a", "A");
            Upsurge.of(session).insertInto(Fact.class).managing().execute(List.of(inserted));
            assertThat(session.contains(inserted)).isTrue();
            inserted.text = "ignored, as Hibernate ignores it";
            session.flush();
            return null;
        });
        assertThat(all(Fact.class, "id")).extracting(fact -> fact.text).containsExactly("A");
    }

    private static Date day(int number) {
        return java.sql.Date.valueOf(java.time.LocalDate.of(2020, 1, number));
    }

    private static String letters(Stamp stamp) {
        return stamp.letters == null ? "none" : stamp.letters[0].toString();
    }

    @Test
    void immutableAttributesAreInsertedAndOthersReplaced() {
        stored(new Stamp(1L, day(1), "a", "first"));

        inSession(session -> {
            Stamp managed = session.find(Stamp.class, 1L);
            Upsurge upsurge = Upsurge.of(session);
            upsurge.upsertAll(List.of(new Stamp(1L, day(2), "b", "second"), new Stamp(2L, null, null, "other")));
            assertThat(managed.day).isEqualTo(day(2));
            assertThat(letters(managed)).isEqualTo("a");
            assertThat(managed.first).isEqualTo("first");
            upsurge.updateByKey(Stamp.class).execute(List.of(new Stamp(1L, day(3), "c", "third")));
            assertThat(managed.day).isEqualTo(day(3));
            assertThat(letters(managed)).isEqualTo("a");
            upsurge.update(Stamp.class).value("day", day(4)).everyRow().execute();
            assertThat(managed.day).isEqualTo(day(4));
            assertThat(session.isDirty()).isFalse();
            for (Map<String, Object> row : List.of(
                    Map.<String, Object>of("id", 1L, "first", "x"),
                    Map.<String, Object>of("id", 1L, "letters", new StringBuilder[0]))) {
                assertThatThrownBy(() -> upsurge.updateByKey(Stamp.class).execute(Rows.maps(Stamp.class, List.of(row))))
                        .isInstanceOf(InvalidMutationException.class)
                        .hasMessageContaining("updatable = false");
            }
            return null;
        });
        assertThat(all(Stamp.class, "id"))
                .extracting(stamp -> stamp.day, FrozenContract::letters, stamp -> stamp.first)
                .containsExactly(tuple(day(4), "a", "first"), tuple(day(4), "none", "other"));
    }

    @Test
    void whatIsNullIsLeftToTheDatabaseWhereTheMappingSaysSo() {
        stored(new Draft(1L, null, null, "persisted"));
        List<Draft> given =
                List.of(new Draft(2L, null, 5, "a"), new Draft(3L, "old", null, "b"), new Draft(4L, null, null, null));

        MutationResult<Draft> inserted =
                upsurge(upsurge -> upsurge.insertInto(Draft.class).returning().execute(given));
        Draft absent = upsurge(upsurge -> upsurge.insertIfAbsent(new Draft(5L, null, null, "c")));
        upsurge(upsurge -> upsurge.insertInto(Draft.class)
                .execute(Rows.maps(Draft.class, List.of(Map.of("id", 6L, "text", "d")))));

        assertThat(inserted.entities())
                .extracting(draft -> draft.state, draft -> draft.weight, draft -> draft.text)
                .containsExactly(tuple("new", 5, "a"), tuple("old", 7, "b"), tuple("new", 7, null));
        assertThat(absent.weight).isEqualTo(7);
        assertThat(all(Draft.class, "id"))
                .extracting(draft -> draft.state, draft -> draft.weight, draft -> draft.text)
                .containsExactly(
                        tuple("new", 7, "persisted"),
                        tuple("new", 5, "a"),
                        tuple("old", 7, "b"),
                        tuple("new", 7, null),
                        tuple("new", 7, "c"),
                        tuple("new", 7, "d"));
    }

    /** An entity that is upserted or updated says null where it holds null; a row of values says what it names. */
    @Test
    void upsertsAndUpdatesOfEntitiesWriteNull() {
        stored(new Draft(1L, "old", 5, "a"), new Draft(2L, "old", 5, "b"), new Draft(3L, "old", 5, "c"));

        upsurge(upsurge -> upsurge.upsertAll(List.of(new Draft(1L, "x", null, null))));
        upsurge(upsurge -> upsurge.updateByKey(Draft.class).execute(List.of(new Draft(2L, "y", null, null))));
        upsurge(upsurge -> upsurge.upsertInto(Draft.class)
                .execute(Rows.maps(Draft.class, List.of(Map.of("id", 3L, "state", "z")))));

        assertThat(all(Draft.class, "id"))
                .extracting(draft -> draft.state, draft -> draft.weight, draft -> draft.text)
                .containsExactly(tuple("x", null, null), tuple("y", null, null), tuple("z", 5, "c"));
    }

    @Test
    void anImmutableNaturalIdentifierStays() {
        stored(new Town("a", "A"));
        Long id = Objects.requireNonNull(all(Town.class, "code").get(0).id);
        inSession(session -> {
            Upsurge upsurge = Upsurge.of(session);
            assertThatThrownBy(() -> upsurge.updateByKey(Town.class)
                            .execute(Rows.maps(Town.class, List.of(Map.of("id", id, "code", "b", "text", "x")))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContainingAll("Row 0", "'code'", "cannot be updated");
            assertThatThrownBy(() -> upsurge.update(Town.class)
                            .value("code", "b")
                            .everyRow()
                            .execute())
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContainingAll("'code'");
            assertThat(database().statements().sql()).isEmpty();

            Town renamed = new Town("b", "B");
            renamed.id = id;
            upsurge.updateByKey(Town.class).execute(List.of(renamed));
            return null;
        });
        upsurge(upsurge -> upsurge.updateByKey(Town.class)
                .key("code")
                .execute(Rows.maps(Town.class, List.of(Map.of("code", "a", "text", "AA")))));

        assertThat(all(Town.class, "code"))
                .extracting(town -> town.code, town -> town.text)
                .containsExactly(tuple("a", "AA"));
    }

    @Test
    void aMutableNaturalIdentifierChanges() {
        stored(new Street(1L, "a", "A"), new Street(2L, "b", "B"));
        inSession(session -> {
            Street managed = session.find(Street.class, 1L);
            Upsurge upsurge = Upsurge.of(session);
            upsurge.updateByKey(Street.class).execute(Rows.maps(Street.class, List.of(Map.of("id", 1L, "code", "c"))));
            assertThat(managed.code).isEqualTo("c");
            assertThat(byCode(session, "c")).isSameAs(managed);
            upsurge.upsert(new Street(1L, "d", "D"));
            assertThat(byCode(session, "d")).isSameAs(managed);
            assertThat(byCode(session, "a")).isNull();
            assertThat(session.isDirty()).isFalse();
            upsurge.update(Street.class)
                    .value("code", "e")
                    .where(row -> row.builder().equal(row.existing("id"), 1L))
                    .execute();
            assertThat(byCode(session, "e")).isSameAs(managed);
            return null;
        });
        assertThat(all(Street.class, "id")).extracting(street -> street.code).containsExactly("e", "b");
    }

    private static Street byCode(Session session, String code) {
        return session.bySimpleNaturalId(Street.class).load(code);
    }

    /** A pooled sequence is asked once for every fifty rows, and not at all for rows that are known by their identifier. */
    @Test
    void numbersAreTakenFromTheSequenceInPools() {
        List<Town> towns = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            towns.add(new Town("t" + i, "old"));
        }
        upsurge(upsurge -> upsurge.upsertAll(towns));
        List<Town> stored = all(Town.class, "id");
        assertThat(stored)
                .hasSize(100)
                .extracting(town -> town.id)
                .doesNotContainNull()
                .doesNotHaveDuplicates();

        upsurge(upsurge -> upsurge.upsertAll(towns));
        assertThat(numbersAsked()).isLessThanOrEqualTo(3);
        upsurge(upsurge -> upsurge.upsertAll(stored));
        assertThat(numbersAsked()).isZero();
        upsurge(upsurge -> upsurge.updateByKey(Town.class).key("code").execute(towns));
        assertThat(numbersAsked()).isZero();

        assertThat(all(Town.class, "id"))
                .extracting(town -> town.id)
                .containsExactlyElementsOf(stored.stream().map(town -> town.id).toList());
    }

    private long numbersAsked() {
        return database().statements().sql().stream()
                .filter(sql -> sql.contains("frozen_town_seq") && !sql.contains("insert into frozen_town "))
                .filter(sql -> !sql.startsWith("update"))
                .count();
    }
}
