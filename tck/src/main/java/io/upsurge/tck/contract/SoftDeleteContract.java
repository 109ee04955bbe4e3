package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.upsurge.ForeignRowsException;
import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Outcomes;
import io.upsurge.RowResult;
import io.upsurge.Rows;
import io.upsurge.SoftDeleted;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Book;
import io.upsurge.tck.model.Folder;
import io.upsurge.tck.model.Sticker;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Softly deleted rows are refused, resurrected or ignored, and are otherwise not there (E12, T33). */
public abstract class SoftDeleteContract extends Contract {

    protected SoftDeleteContract() {
        super(Folder.class, Sticker.class, Book.class);
    }

    @BeforeEach
    void emptyForGood() {
        for (String table : List.of("Folder", "Sticker")) {
            sessions()
                    .inTransaction(session -> session.createNativeMutationQuery("delete from " + table)
                            .executeUpdate());
        }
        stored(new Folder(1, "/gone", "gone"), new Folder(2, "/there", "there"), new Sticker(1, "gone"));
        sessions().inTransaction(session -> {
            session.remove(session.find(Folder.class, 1L));
            session.remove(session.find(Sticker.class, 1L));
        });
        database().statements().clear();
    }

    @Test
    void writesRowsThatAreNotDeleted() {
        List<Folder> stored = upsurge(upsurge ->
                upsurge.upsertAll(List.of(new Folder(2, "/there", "new"), new Folder(3, "/three", "three"))));

        assertThat(stored).extracting(f -> f.label).containsExactly("new", "three");
        assertThat(all(Folder.class, "id")).extracting(f -> f.label).containsExactly("new", "three");
        upsurge(upsurge -> upsurge.insertInto(Sticker.class).execute(List.of(new Sticker(2, "two"))));
        assertThat(all(Sticker.class, "id")).extracting(s -> s.label).containsExactly("two");
    }

    @Test
    void refusesARowThatWasDeleted() {
        for (Function<Upsurge, Object> call : List.<Function<Upsurge, Object>>of(
                upsurge -> upsurge.upsertAll(List.of(new Folder(3, "/three", "three"), new Folder(1, "/gone", "new"))),
                upsurge -> upsurge.upsertInto(Folder.class)
                        .onConflict("path")
                        .execute(List.of(new Folder(3, "/three", "three"), new Folder(9, "/gone", "new"))),
                upsurge -> upsurge.upsertInto(Folder.class)
                        .onPrimaryKey()
                        .doNothing()
                        .returning()
                        .execute(List.of(new Folder(3, "/three", "three"), new Folder(1, "/gone", "new"))),
                upsurge -> upsurge.upsertInto(Sticker.class)
                        .execute(List.of(new Sticker(3, "three"), new Sticker(1, "new"))))) {
            assertThatThrownBy(() -> upsurge(call))
                    .isInstanceOfSatisfying(
                            ForeignRowsException.class,
                            e -> assertThat(e.rows()).containsExactly(1L))
                    .hasMessageContainingAll("was deleted softly", "softDeleted(RESURRECT)");
        }
        assertThat(all(Folder.class, "id")).extracting(f -> f.label).containsExactly("there");
        assertThat(deletedLabel("Folder")).isEqualTo("gone");
    }

    private Object deletedLabel(String table) {
        return sessions()
                .fromTransaction(session -> session.createNativeQuery(
                                "select label from " + table + " where id = 1", String.class)
                        .getSingleResult());
    }

    @ParameterizedTest
    @EnumSource
    void resurrects(Outcomes outcomes) {
        MutationResult<Folder> result = upsurge(upsurge -> upsurge.upsertInto(Folder.class)
                .onConflict("path")
                .softDeleted(SoftDeleted.RESURRECT)
                .outcomes(outcomes)
                .returning()
                .execute(List.of(
                        new Folder(8, "/new", "new"), new Folder(9, "/gone", "back"), new Folder(2, "/there", "two"))));

        assertThat(result.entities())
                .extracting(f -> f.id, f -> f.label, f -> f.version)
                .containsExactly(tuple(8L, "new", 0), tuple(1L, "back", 1), tuple(2L, "two", 1));
        if (outcomes == Outcomes.EXACT) {
            assertThat(result.rows())
                    .extracting(RowResult::outcome)
                    .containsExactly(Outcome.INSERTED, Outcome.UPDATED, Outcome.UPDATED);
        }
        assertThat(all(Folder.class, "id")).extracting(f -> f.label).containsExactly("back", "two", "new");
    }

    @Test
    void resurrectsWhatWasDeletedAtATime() {
        upsurge(upsurge -> upsurge.upsertInto(Sticker.class)
                .softDeleted(SoftDeleted.RESURRECT)
                .onlyIfChanged()
                .execute(List.of(new Sticker(1, "gone"))));

        assertThat(all(Sticker.class, "id")).extracting(s -> s.label).containsExactly("gone");
    }

    @ParameterizedTest
    @EnumSource
    void ignores(Outcomes outcomes) {
        MutationResult<Folder> result = upsurge(upsurge -> upsurge.upsertInto(Folder.class)
                .onConflict("path")
                .softDeleted(SoftDeleted.IGNORE)
                .outcomes(outcomes)
                .returning()
                .execute(List.of(
                        new Folder(8, "/new", "new"), new Folder(9, "/gone", "back"), new Folder(2, "/there", "two"))));

        assertThat(result.missing()).containsExactly(1L);
        assertThat(result.rows().get(1).outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(result.rows().get(1).entity()).isNull();
        assertThat(result.entities()).extracting(f -> f.label).containsExactly("new", "two");
        assertThat(all(Folder.class, "id")).extracting(f -> f.label).containsExactly("two", "new");
        assertThat(deletedLabel("Folder")).isEqualTo("gone");
    }

    @Test
    void deletedRowsAreNotThereForAnUpdateByKey() {
        MutationResult<Folder> result = upsurge(upsurge -> upsurge.updateByKey(Folder.class)
                .returning()
                .execute(Rows.maps(
                        Folder.class, List.of(Map.of("id", 1L, "label", "x"), Map.of("id", 2L, "label", "two")))));

        assertThat(result.missing()).containsExactly(0L);
        assertThat(result.entities()).extracting(f -> f.label).containsExactly("two");
        assertThat(deletedLabel("Folder")).isEqualTo("gone");
    }

    @Test
    void updatesByAConditionLeaveDeletedRowsAlone() {
        long updated = upsurge(upsurge -> upsurge.update(Folder.class)
                        .value("label", "x")
                        .everyRow()
                        .execute())
                .updated();

        assertThat(updated).isEqualTo(1);
        assertThat(deletedLabel("Folder")).isEqualTo("gone");
    }

    @Test
    void deletesSoftly() {
        stored(new Sticker(2, "two"), new Sticker(3, "three"));

        inSession(session -> {
            Sticker managed = session.find(Sticker.class, 2L);
            Upsurge upsurge = Upsurge.of(session);
            assertThat(upsurge.deleteFrom(Sticker.class)
                            .where(row -> row.builder().equal(row.existing("label"), "two"))
                            .execute()
                            .deleted())
                    .isEqualTo(1);
            assertThat(session.contains(managed)).isFalse();
            assertThat(upsurge.deleteFrom(Folder.class)
                            .everyRow()
                            .returning("id")
                            .execute()
                            .tuples())
                    .extracting(row -> row.get(0))
                    .containsExactly(2L);
            return null;
        });

        assertThat(all(Sticker.class, "id")).extracting(s -> s.label).containsExactly("three");
        assertThat(all(Folder.class, "id")).isEmpty();
        assertThat(sessions()
                        .<Object>fromTransaction(
                                session -> session.createNativeQuery("select count(*) from Sticker", Long.class)
                                        .getSingleResult()))
                .isEqualTo(3L);
    }

    @Test
    void refusesAPolicyThatCannotBe() {
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertInto(Book.class)
                        .softDeleted(SoftDeleted.IGNORE)
                        .execute(List.of(new Book("978-1", "a", 1)))))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContaining("@SoftDelete");
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertInto(Folder.class)
                        .softDeleted(SoftDeleted.RESURRECT)
                        .doNothing()
                        .execute(List.of(new Folder(1, "/gone", "x")))))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContaining("doNothing()");
        assertThat(sent()).isEmpty();
    }
}
