package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Outcomes;
import io.upsurge.RowResult;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Sign;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Columns of the same name in several tables of an entity are columns of their own (T24). */
public abstract class SharedColumnNameContract extends Contract {

    protected SharedColumnNameContract() {
        super(Sign.class, Sign.OfRoad.class);
    }

    @Test
    void storesLikePersist() {
        new LikePersist<>(this::sessions, Sign.OfRoad.class)
                .stores(
                        () -> List.of(
                                new Sign.OfRoad(1, "c1", "one", "A1"),
                                new Sign.OfRoad(2, "c2", null, "A2"),
                                new Sign.OfRoad(3, "c3", "three", null)),
                        () -> List.of(
                                new Sign.OfRoad(1, "c1", "uno", "B1"),
                                new Sign.OfRoad(2, "c2", "due", null),
                                new Sign.OfRoad(3, "c3", null, "B3")));
        new LikePersist<>(this::sessions, Sign.class)
                .stores(
                        () -> List.of(
                                new Sign(1, "c1", "one", 1, "s", "red", 2), new Sign(2, "c2", "two", 2, "t", null, 3)),
                        () -> List.of(
                                new Sign(1, "c1", "uno", null, "u", null, null),
                                new Sign(2, "c2", null, 4, null, "blue", null)));
    }

    @Test
    void findsRowsByAnotherKey() {
        stored(new Sign.OfRoad(1, "c1", "one", "A1"), new Sign.OfRoad(2, "c2", null, "A2"));

        MutationResult<Sign.OfRoad> result = upsurge(upsurge -> upsurge.upsertInto(Sign.OfRoad.class)
                .onConflict("code")
                .doUpdate(set -> set.excluded("road", "paint").value("metre", 5L))
                .outcomes(Outcomes.EXACT)
                .returning()
                .execute(List.of(
                        new Sign.OfRoad(9, "c2", "two", "B2"),
                        new Sign.OfRoad(8, "c1", "uno", "B1"),
                        new Sign.OfRoad(3, "c3", "three", "B3"))));

        assertThat(result.rows())
                .extracting(RowResult::outcome)
                .containsExactly(Outcome.UPDATED, Outcome.UPDATED, Outcome.INSERTED);
        assertThat(result.entities())
                .extracting(s -> s.id, s -> s.text, s -> s.road, s -> s.paint, s -> s.metre, s -> s.order, s -> s.place)
                .containsExactly(
                        tuple(2L, null, "B2", "paint of two", 5L, 2, "at A2"),
                        tuple(1L, "one", "B1", "paint of uno", 5L, 1, "at A1"),
                        tuple(3L, "three", "B3", "paint of three", 300L, 3, "at B3"));
    }

    @Test
    void comparesEachWithItsOwn() {
        stored(new Sign.OfRoad(1, "c1", "one", "A1"), new Sign.OfRoad(2, "c2", "two", "A2"));
        Sign.OfRoad changed = new Sign.OfRoad(2, "c2", "two", "A2");
        changed.metre = 201L;

        MutationResult<Sign.OfRoad> result = upsurge(upsurge -> upsurge.upsertInto(Sign.OfRoad.class)
                .onlyIfChanged()
                .outcomes(Outcomes.EXACT)
                .execute(List.of(new Sign.OfRoad(1, "c1", "one", "A1"), changed)));

        assertThat(result.rows()).extracting(RowResult::outcome).containsExactly(Outcome.UNCHANGED, Outcome.UPDATED);
        assertThat(all(Sign.OfRoad.class, "id")).extracting(s -> s.metre).containsExactly(100L, 201L);
    }

    @Test
    void calculatesWithEachItsOwn() {
        stored(new Sign.OfRoad(1, "c1", "one", "A1"), new Sign.OfRoad(2, "c2", "two", "A2"));

        upsurge(upsurge -> upsurge.upsertInto(Sign.OfRoad.class)
                .doUpdate(set -> set.expression(
                                "road",
                                row -> row.builder().concat(row.<String>existing("road"), row.<String>excluded("road")))
                        .expression(
                                "metre",
                                row -> row.builder().sum(row.<Long>existing("metre"), row.<Long>existing("id")))
                        .expression(
                                "text",
                                row -> row.builder().concat(row.<String>existing("text"), row.<String>excluded("text")))
                        .where(row -> row.builder()
                                .and(
                                        row.builder().equal(row.existing("text"), "one"),
                                        row.builder().notEqual(row.existing("road"), row.excluded("road")),
                                        row.builder().equal(row.existing("order"), 1),
                                        row.builder().equal(row.existing("metre"), 100))))
                .execute(List.of(new Sign.OfRoad(1, "c1", "uno", "B1"), new Sign.OfRoad(2, "c2", "due", "B2"))));

        assertThat(all(Sign.OfRoad.class, "id"))
                .extracting(s -> s.text, s -> s.road, s -> s.metre, s -> s.order)
                .containsExactly(tuple("oneuno", "A1B1", 101L, 1), tuple("two", "A2", 200L, 2));
    }

    @Test
    void countsWhereARowOfAnOptionalTableIsMissing() {
        stored(new Sign(1, "c1", "one", 1, "s", null, null), new Sign(2, "c2", "two", 2, "t", "red", 4));

        long updated = upsurge(upsurge -> upsurge.update(Sign.class)
                        .expression(
                                "coats",
                                row -> row.builder()
                                        .sum(
                                                row.builder().coalesce(row.<Integer>existing("coats"), 100),
                                                row.<Long>existing("id").as(Integer.class)))
                        .where(row -> row.builder().isNotNull(row.existing("text")))
                        .execute())
                .updated();
        upsurge(upsurge -> upsurge.upsertInto(Sign.class)
                .doUpdate(set -> set.expression(
                        "coats",
                        row -> row.builder().sum(row.<Integer>existing("coats"), row.<Integer>excluded("coats"))))
                .execute(List.of(new Sign(1, "c1", "one", 1, "s", null, 1000))));

        assertThat(updated).isEqualTo(2);
        assertThat(all(Sign.class, "id"))
                .extracting(s -> s.coats, s -> s.paint)
                .containsExactly(tuple(1101, null), tuple(6, "red"));
    }

    @Test
    void updatesByKeyWhatIsGiven() {
        stored(new Sign.OfRoad(1, "c1", "one", "A1"));

        upsurge(upsurge -> upsurge.updateByKey(Sign.OfRoad.class)
                .execute(Rows.maps(Sign.OfRoad.class, List.of(Map.of("id", 1L, "road", "B1", "coats", 3)))));

        assertThat(all(Sign.OfRoad.class, "id"))
                .extracting(s -> s.text, s -> s.road, s -> s.paint, s -> s.coats)
                .containsExactly(tuple("one", "B1", "paint of one", 3));
    }

    @Test
    void updatesAndDeletesByAConditionOverBoth() {
        stored(
                new Sign.OfRoad(1, "c1", "one", "A1"),
                new Sign.OfRoad(2, "c2", "one", "A2"),
                new Sign.OfRoad(3, "c3", "A2", "one"));

        inSession(session -> {
            Sign.OfRoad managed = session.find(Sign.OfRoad.class, 2L);
            MutationResult<Sign.OfRoad> updated = Upsurge.of(session)
                    .update(Sign.OfRoad.class)
                    .value("text", "new")
                    .expression("road", row -> row.builder().concat(row.<String>existing("road"), "!"))
                    .where(row -> row.builder()
                            .and(
                                    row.builder().equal(row.existing("text"), "one"),
                                    row.builder().equal(row.existing("road"), "A2")))
                    .returning("id", "text", "road", "paint")
                    .execute();
            assertThat(updated.tuples())
                    .extracting(Tuple::toArray)
                    .containsExactly(new Object[] {2L, "new", "A2!", "paint of one"});
            assertThat(List.of(managed.text, managed.road)).containsExactly("new", "A2!");
            assertThat(session.isDirty()).isFalse();
            return null;
        });
        long deleted = upsurge(upsurge -> upsurge.deleteFrom(Sign.OfRoad.class)
                        .where(row -> row.builder().equal(row.existing("road"), "one"))
                        .execute())
                .deleted();

        assertThat(deleted).isEqualTo(1);
        assertThat(all(Sign.class, "id")).extracting(s -> s.id).containsExactly(1L, 2L);
    }

    @Test
    void refusesAnExpressionThatReadsTheOtherTable() {
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertInto(Sign.OfRoad.class)
                        .doUpdate(set -> set.expression("road", row -> row.existing("text")))
                        .execute(List.of(new Sign.OfRoad(1, "c1", "one", "A1")))))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContainingAll("'road'", "'text'", "another table");
        assertThat(sent()).isEmpty();
    }
}
