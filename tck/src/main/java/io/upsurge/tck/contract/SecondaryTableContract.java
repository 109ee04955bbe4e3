package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.upsurge.InvalidMutationException;
import io.upsurge.MutationPlan;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Outcomes;
import io.upsurge.RowResult;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Leaflet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows are written to secondary tables where there is something to store, and nothing is lost in the first (A14, T24). */
public abstract class SecondaryTableContract extends Contract {

    protected SecondaryTableContract() {
        super(Leaflet.class);
    }

    @Test
    void storesLikePersist() {
        new LikePersist<>(this::sessions, Leaflet.class)
                .stores(
                        () -> List.of(
                                new Leaflet(1, "c1", "one", 5, "thin", "a1"),
                                new Leaflet(2, "c2", "two", null, null, null),
                                new Leaflet(3, "c3", null, null, "thick", null),
                                new Leaflet(4, "c4", "four", 1, null, "a4")),
                        () -> List.of(
                                new Leaflet(1, "c1", "uno", 6, null, null),
                                new Leaflet(2, "c2", null, 2, "fine", "a2"),
                                new Leaflet(3, "c3", "three", null, null, "a3"),
                                new Leaflet(4, "c4", "four", null, null, null)));
    }

    @Test
    void storesNoRowForNothing() {
        upsurge(upsurge -> upsurge.upsertAll(List.of(
                new Leaflet(1, "c1", "one", 5, null, null),
                new Leaflet(2, "c2", "two", null, null, "a2"),
                new Leaflet(3, "c3", "three", null, null, null))));

        assertThat(List.of(count("Leaflet"), count("leaflet_print"), count("leaflet_web")))
                .containsExactly(3L, 1L, 1L);
    }

    private long count(String table) {
        return sessions()
                .fromTransaction(session -> session.createNativeQuery("select count(*) from " + table, Long.class)
                        .getSingleResult());
    }

    @Test
    void findsRowsByAKeyOfTheFirstTable() {
        stored(new Leaflet(1, "c1", "one", 5, "thin", null), new Leaflet(2, "c2", "two", null, null, null));

        MutationResult<Leaflet> result = upsurge(upsurge -> upsurge.upsertInto(Leaflet.class)
                .onConflict("code")
                .doUpdate(set -> set.excluded("copies", "address").value("paper", "any"))
                .outcomes(Outcomes.EXACT)
                .returning()
                .execute(List.of(
                        new Leaflet(9, "c2", "x", 7, "x", "a2"),
                        new Leaflet(8, "c1", "x", 6, "x", null),
                        new Leaflet(3, "c3", "three", 1, "own", null))));

        assertThat(result.rows())
                .extracting(RowResult::outcome)
                .containsExactly(Outcome.UPDATED, Outcome.UPDATED, Outcome.INSERTED);
        assertThat(result.entities())
                .extracting(l -> l.id, l -> l.title, l -> l.copies, l -> l.paper, l -> l.address)
                .containsExactly(
                        tuple(2L, "two", 7, "any", "a2"),
                        tuple(1L, "one", 6, "any", null),
                        tuple(3L, "three", 1, "own", null));
    }

    @Test
    void setsNothingElseWhereARowOfAnOptionalTableIsMissing() {
        stored(new Leaflet(1, "c1", "one", 5, "thin", null), new Leaflet(2, "c2", "two", null, null, null));

        upsurge(upsurge -> upsurge.upsertInto(Leaflet.class)
                .doUpdate(set -> set.excluded("paper"))
                .execute(List.of(new Leaflet(1, "x", "x", 9, "fine", "x"), new Leaflet(2, "x", "x", 9, "fine", "x"))));

        assertThat(all(Leaflet.class, "id"))
                .extracting(l -> l.title, l -> l.copies, l -> l.paper, l -> l.address)
                .containsExactly(tuple("one", 5, "fine", null), tuple("two", null, "fine", null));
    }

    @Test
    void countsFromNothingWhereARowOfAnOptionalTableIsMissing() {
        stored(
                new Leaflet(1, "c1", "one", 5, "thin", null),
                new Leaflet(2, "c2", "two", null, null, null),
                new Leaflet(3, "c3", "three", null, "thick", null));

        upsurge(upsurge -> upsurge.upsertInto(Leaflet.class)
                .doUpdate(set -> set.expression(
                        "copies",
                        row -> row.builder()
                                .sum(
                                        row.builder().coalesce(row.<Integer>existing("copies"), 100),
                                        row.<Integer>excluded("copies"))))
                .execute(List.of(
                        new Leaflet(1, "x", "x", 1, "x", null),
                        new Leaflet(2, "x", "x", 1, "x", null),
                        new Leaflet(3, "x", "x", 1, "x", null))));

        assertThat(all(Leaflet.class, "id"))
                .extracting(l -> l.title, l -> l.copies, l -> l.paper)
                .containsExactly(tuple("one", 6, "thin"), tuple("two", 101, null), tuple("three", 101, "thick"));
    }

    @Test
    void showsAStatementForEachTable() {
        MutationPlan[] plans = new MutationPlan[1];
        upsurge(upsurge -> plans[0] = upsurge.upsertInto(Leaflet.class).plan());

        assertThat(List.of(plans[0].sql(2).split("; ")))
                .anyMatch(sql -> sql.startsWith("insert into Leaflet ") && !sql.contains("paper"))
                .anyMatch(sql -> sql.startsWith("insert into leaflet_print ") && sql.contains("paper"))
                .anyMatch(sql -> sql.startsWith("insert into leaflet_web ") && sql.contains("address"));
    }

    @Test
    void leavesAloneWhatARowDoesNotBring() {
        stored(new Leaflet(1, "c1", "one", 5, "thin", "a1"));

        upsurge(upsurge -> upsurge.upsertInto(Leaflet.class)
                .execute(Rows.maps(Leaflet.class, List.of(Map.of("id", 1L, "paper", "thick")))));

        assertThat(all(Leaflet.class, "id"))
                .extracting(l -> l.title, l -> l.copies, l -> l.paper, l -> l.address)
                .containsExactly(tuple("one", 5, "thick", "a1"));
    }

    @Test
    void touchesOnlyTheTablesThatAreSet() {
        stored(new Leaflet(1, "c1", "one", 5, "thin", "a1"));

        upsurge(upsurge -> upsurge.updateByKey(Leaflet.class)
                .execute(Rows.maps(Leaflet.class, List.of(Map.of("id", 1L, "paper", "thick")))));

        assertThat(sent().stream().filter(sql -> !sql.contains("1 = 0")))
                .noneMatch(sql -> sql.contains("update leaflet_web") || sql.contains("update Leaflet set"));
        assertThat(all(Leaflet.class, "id"))
                .extracting(l -> l.copies, l -> l.paper)
                .containsExactly(tuple(5, "thick"));
    }

    @Test
    void updatesAndDeletesByAConditionOverAllTables() {
        stored(
                new Leaflet(1, "c1", "one", 5, "thin", "a1"),
                new Leaflet(2, "c2", "two", 5, "thick", null),
                new Leaflet(3, "c3", "three", null, null, null));

        inSession(session -> {
            Leaflet managed = session.find(Leaflet.class, 2L);
            MutationResult<Leaflet> updated = Upsurge.of(session)
                    .update(Leaflet.class)
                    .value("title", "new")
                    .value("copies", 6)
                    .where(row -> row.builder()
                            .and(
                                    row.builder().equal(row.existing("copies"), 5),
                                    row.builder().isNull(row.existing("address"))))
                    .execute();
            assertThat(updated.updated()).isEqualTo(1);
            assertThat(managed.title).isEqualTo("new");
            assertThat(managed.copies).isEqualTo(6);
            assertThat(session.isDirty()).isFalse();
            return null;
        });
        long deleted = upsurge(upsurge -> upsurge.deleteFrom(Leaflet.class)
                        .where(row -> row.builder().equal(row.existing("paper"), "thin"))
                        .execute())
                .deleted();

        assertThat(deleted).isEqualTo(1);
        assertThat(all(Leaflet.class, "id")).extracting(l -> l.id).containsExactly(2L, 3L);
        assertThat(List.of(count("leaflet_print"), count("leaflet_web"))).containsExactly(1L, 0L);
    }

    @Test
    void anUpdateByAConditionInsertsTheRowsThatAreMissing() {
        stored(new Leaflet(1, "c1", "one", 5, "thin", null), new Leaflet(2, "c2", "two", null, null, null));

        long updated = upsurge(upsurge -> upsurge.update(Leaflet.class)
                        .value("paper", "fine")
                        .expression(
                                "copies",
                                row -> row.builder()
                                        .sum(row.builder().coalesce(row.<Integer>existing("copies"), 100), 1))
                        .where(row -> row.builder().isNotNull(row.existing("code")))
                        .execute())
                .updated();

        assertThat(updated).isEqualTo(2);
        assertThat(all(Leaflet.class, "id"))
                .extracting(l -> l.title, l -> l.copies, l -> l.paper, l -> l.address)
                .containsExactly(tuple("one", 6, "fine", null), tuple("two", 101, "fine", null));
        assertThat(List.of(count("leaflet_print"), count("leaflet_web"))).containsExactly(2L, 0L);
    }

    @Test
    void refusesAnExpressionThatReadsAnotherTable() {
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertInto(Leaflet.class)
                        .doUpdate(set -> set.expression("paper", row -> row.existing("title")))
                        .execute(List.of(new Leaflet(1, "c1", "one", 5, "thin", "a1")))))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContainingAll("paper", "title", "another table");
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.update(Leaflet.class)
                        .expression("paper", row -> row.existing("title"))
                        .everyRow()
                        .execute()))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContainingAll("paper", "title", "another table");
        assertThat(sent()).isEmpty();
    }
}
