package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Enrolment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An identifier of several attributes of the entity's own ({@code @IdClass}) is an identifier like any other. */
public abstract class IdClassContract extends Contract {

    protected IdClassContract() {
        super(Enrolment.class);
    }

    @Test
    void storesLikePersist() {
        new LikePersist<>(this::sessions, Enrolment.class)
                .stores(
                        () -> List.of(
                                new Enrolment("a", 1, "A"), new Enrolment("a", 2, null), new Enrolment("b", 1, "C")),
                        () -> List.of(
                                new Enrolment("a", 1, null), new Enrolment("a", 2, "D"), new Enrolment("b", 1, "E")));
    }

    @Test
    void upsertsByTheAttributesOfTheKey() {
        stored(new Enrolment("a", 1, "A"));

        MutationResult<Enrolment> result = upsurge(upsurge -> upsurge.upsertInto(Enrolment.class)
                .onConflict("student", "course")
                .doUpdate(set -> set.excluded("grade")
                        .expression("points", row -> row.builder().coalesce(row.existing("student"), 0)))
                .returning("course", "student", "grade")
                .execute(Rows.maps(
                        Enrolment.class,
                        List.of(
                                Map.of("course", "b", "student", 2, "grade", "X"),
                                Map.of("course", "a", "student", 1, "grade", "Y")))));

        assertThat(result.tuples())
                .extracting(row -> row.get(0), row -> row.get(1), row -> row.get(2))
                .containsExactly(tuple("b", 2, "X"), tuple("a", 1, "Y"));
        assertThat(result.primaryKeys()).containsExactly(new Enrolment.Key("b", 2), new Enrolment.Key("a", 1));
        assertThat(all(Enrolment.class, "course")).extracting(e -> e.points).containsExactly(1, null);
    }

    @Test
    void refreshesTheManagedInstance() {
        stored(new Enrolment("a", 1, "A"));

        inSession(session -> {
            Enrolment managed = session.find(Enrolment.class, new Enrolment.Key("a", 1));
            Enrolment stored = Upsurge.of(session).upsert(new Enrolment("a", 1, "B"));
            assertThat(stored).isSameAs(managed);
            assertThat(managed.grade).isEqualTo("B");
            assertThat(session.isDirty()).isFalse();
            return null;
        });
    }

    @Test
    void insertsAndUpdatesAndDeletes() {
        MutationResult<Enrolment> inserted = upsurge(upsurge -> upsurge.insertInto(Enrolment.class)
                .returning()
                .execute(List.of(new Enrolment("a", 2, "A"), new Enrolment("a", 1, "B"))));
        MutationResult<Enrolment> updated = upsurge(upsurge -> upsurge.updateByKey(Enrolment.class)
                .returning()
                .execute(Rows.maps(
                        Enrolment.class,
                        List.of(
                                Map.of("course", "a", "student", 1, "points", 5),
                                Map.of("course", "x", "student", 1, "points", 6)))));
        long deleted = upsurge(upsurge -> upsurge.deleteFrom(Enrolment.class)
                        .where(row -> row.builder().equal(row.existing("student"), 2))
                        .execute())
                .deleted();

        assertThat(inserted.primaryKeys()).containsExactly(new Enrolment.Key("a", 2), new Enrolment.Key("a", 1));
        assertThat(updated.missing()).containsExactly(1L);
        assertThat(updated.entities()).extracting(e -> e.grade, e -> e.points).containsExactly(tuple("B", 5));
        assertThat(deleted).isEqualTo(1);
    }

    @Test
    void refusesARowWithHalfAKey() {
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertInto(Enrolment.class)
                        .execute(Rows.maps(Enrolment.class, List.of(Map.of("course", "a", "grade", "A"))))))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContaining("student");
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsert(new Enrolment("a", null, "A"))))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContaining("no value in");
        assertThat(sent()).isEmpty();
    }
}
