package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Outcomes;
import io.upsurge.Rows;
import io.upsurge.Synchronize;
import io.upsurge.Upsurge;
import io.upsurge.tck.StoredType;
import io.upsurge.tck.model.Landmark;
import io.upsurge.tck.model.Landmark_;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.hibernate.JDBCException;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Vectors go in by every form, come back as they are stored, and are found by their neighbours (C5). */
public abstract class VectorContract extends Contract {

    private static final float[] EAST = {1, 0, 0};
    private static final float[] NORTH = {0, 1, 0};
    private static final float[] HIGH = {0, 0, 9.5f};
    private static final float[] NEARLY_EAST = {0.9f, 0.1f, 0};

    protected VectorContract() {}

    /** What Hibernate cannot store there; without vectors nothing is tested here, for they fail as in any other way. */
    protected Set<StoredType> notStored() {
        return Set.of();
    }

    private SessionFactory landmarks() {
        return database().sessionFactory(Landmark.class);
    }

    @BeforeEach
    void noLandmarks() {
        assumeFalse(notStored().contains(StoredType.VECTOR), "Hibernate stores no vectors there");
        landmarks()
                .inTransaction(session ->
                        session.createMutationQuery("delete from Landmark").executeUpdate());
    }

    private <R extends @Nullable Object> R landmarks(Function<Upsurge, R> work) {
        return landmarks().fromTransaction(session -> work.apply(Upsurge.of(session)));
    }

    private float @Nullable [] embedding(long id) {
        return landmarks().fromTransaction(session -> session.find(Landmark.class, id)).embedding;
    }

    /** The names by their distance; where the database knows no distances, which is MySQL's free edition, Java sorts. */
    private List<String> nearest(float... to) {
        try {
            return landmarks()
                    .fromTransaction(session -> session.createSelectionQuery(
                                    "select name from Landmark where embedding is not null"
                                            + " order by euclidean_distance(embedding, :to)",
                                    String.class)
                            .setParameter("to", to)
                            .getResultList());
        } catch (JDBCException noDistances) {
            assertThat(noDistances).hasMessageContaining("distance");
            return landmarks().fromTransaction(session -> sorted(session, to));
        }
    }

    private static List<String> sorted(Session session, float... to) {
        return session.createSelectionQuery("from Landmark where embedding is not null", Landmark.class)
                .getResultStream()
                .sorted(Comparator.comparingDouble(landmark -> distance(landmark.embedding, to)))
                .map(landmark -> landmark.name)
                .toList();
    }

    private static double distance(float @Nullable [] one, float... other) {
        float[] from = Objects.requireNonNull(one);
        double sum = 0;
        for (int i = 0; i < other.length; i++) {
            sum += Math.pow(from[i] - other[i], 2);
        }
        return Math.sqrt(sum);
    }

    @Test
    void upsertedEntitiesAreFoundByTheirNeighbours() {
        List<Landmark> stored = landmarks(upsurge -> {
            upsurge.upsertAll(List.of(new Landmark(1L, "east", NORTH), new Landmark(2L, "none", (float[]) null)));
            return upsurge.upsertAll(List.of(new Landmark(1L, "east", EAST), new Landmark(3L, "north", NORTH)));
        });

        assertThat(stored).extracting(landmark -> landmark.embedding).containsExactly(EAST, NORTH);
        assertThat(embedding(1)).containsExactly(EAST);
        assertThat(embedding(2)).isNull();
        assertThat(nearest(NEARLY_EAST)).containsExactly("east", "north");
    }

    @Test
    void rowsMayLeaveTheVectorAsItIs() {
        landmarks(upsurge -> upsurge.upsert(new Landmark(1L, "east", EAST)));

        landmarks(upsurge -> upsurge.upsertInto(Landmark.class)
                .onConflict(Landmark_.name)
                .returning(Landmark_.name, Landmark_.embedding)
                .execute(Rows.of(Landmark.class)
                        .row(row -> row.value("id", 1L).value("name", "east").value("remark", "kept"))
                        .row(row -> row.value("id", 2L).value("name", "north").value("embedding", NORTH))));

        assertThat(embedding(1)).containsExactly(EAST);
        assertThat(nearest(NORTH)).containsExactly("north", "east");
    }

    @Test
    void tuplesHoldVectors() {
        List<Object> returned = landmarks(upsurge -> upsurge
                .upsertInto(Landmark.class)
                .onPrimaryKey()
                .returning(Landmark_.id, Landmark_.embedding)
                .execute(List.of(new Landmark(1L, "east", NEARLY_EAST)))
                .tuples()
                .stream()
                .map(tuple -> tuple.get(1))
                .toList());

        assertThat(returned).containsExactly(NEARLY_EAST);
    }

    @Test
    void columnsHoldVectors() {
        landmarks(upsurge -> upsurge.upsertInto(Landmark.class)
                .onPrimaryKey()
                .execute(Rows.columns(Landmark.class)
                        .column(Landmark_.id, List.of(1L, 2L, 3L))
                        .column(Landmark_.name, List.of("east", "north", "high"))
                        .column(Landmark_.embedding, List.of(EAST, NORTH, HIGH))));

        assertThat(nearest(HIGH)).startsWith("high");
        assertThat(embedding(3)).containsExactly(HIGH);
    }

    @Test
    void manyAreInsertedAtOnce() {
        List<Landmark> given = new ArrayList<>();
        LongStream.range(0, 200).forEach(i -> given.add(new Landmark(i, "at " + i, i, -i, 0.5f)));

        List<Landmark> stored = landmarks(upsurge ->
                upsurge.insertInto(Landmark.class).returning().execute(given).entities());

        assertThat(stored).usingRecursiveComparison().isEqualTo(given);
        assertThat(nearest(17.2f, -17.2f, 0.5f)).startsWith("at 17", "at 18", "at 16");
    }

    @Test
    void updatesByKeySetVectors() {
        landmarks(upsurge -> upsurge.insertInto(Landmark.class)
                .execute(List.of(new Landmark(1L, "one", EAST), new Landmark(2L, "two", (float[]) null))));

        List<Landmark> changed = landmarks(upsurge -> upsurge.updateByKey(Landmark.class)
                .returning()
                .execute(Rows.maps(
                        Landmark.class,
                        List.of(Map.of("id", 1L, "embedding", NORTH), Map.of("id", 2L, "embedding", HIGH))))
                .entities());

        assertThat(changed).extracting(landmark -> landmark.embedding).containsExactly(NORTH, HIGH);
        assertThat(nearest(NORTH)).containsExactly("one", "two");
    }

    @Test
    void aConstantIsOneForAllRows() {
        landmarks(upsurge -> upsurge.upsertAll(List.of(
                new Landmark(1L, "one", EAST), new Landmark(2L, "two", EAST), new Landmark(3L, "three", EAST))));

        landmarks(upsurge -> upsurge.upsertInto(Landmark.class)
                .onPrimaryKey()
                .doUpdate(set -> set.value(Landmark_.embedding, NORTH))
                .execute(List.of(new Landmark(1L, "one", HIGH))));
        landmarks(upsurge -> upsurge.update(Landmark.class)
                .value(Landmark_.embedding, HIGH)
                .where(row -> row.builder().equal(row.existing(Landmark_.id), 2L))
                .synchronize(Synchronize.FETCH)
                .execute());

        assertThat(embedding(1)).containsExactly(NORTH);
        assertThat(embedding(2)).containsExactly(HIGH);
        assertThat(embedding(3)).containsExactly(EAST);
    }

    @Test
    void rowsOfUpdatesAndDeletesComeBackWithTheirVectors() {
        landmarks(upsurge -> upsurge.upsertAll(List.of(new Landmark(1L, "one", EAST), new Landmark(2L, "two", HIGH))));

        List<Landmark> changed = landmarks(upsurge -> upsurge.update(Landmark.class)
                .value(Landmark_.remark, "seen")
                .everyRow()
                .returning()
                .execute()
                .entities());
        List<Landmark> deleted = landmarks(upsurge -> upsurge.deleteFrom(Landmark.class)
                .everyRow()
                .returning()
                .execute()
                .entities());

        assertThat(changed).extracting(landmark -> landmark.embedding).containsExactlyInAnyOrder(EAST, HIGH);
        assertThat(deleted).extracting(landmark -> landmark.embedding).containsExactlyInAnyOrder(EAST, HIGH);
    }

    @Test
    void managedInstancesTakeTheirNewVectors() {
        landmarks(upsurge -> upsurge.upsert(new Landmark(1L, "one", EAST)));

        landmarks().inTransaction(session -> {
            Landmark managed = session.find(Landmark.class, 1L);
            Upsurge.of(session)
                    .upsertInto(Landmark.class)
                    .onPrimaryKey()
                    .execute(List.of(new Landmark(1L, "one", HIGH)));
            assertThat(managed.embedding).containsExactly(HIGH);
            assertThat(session.isDirty()).isFalse();
        });
    }

    @Test
    void equalVectorsAreLeftAlone() {
        landmarks(upsurge -> upsurge.upsert(new Landmark(1L, "one", EAST)));
        Landmark again = new Landmark(1L, "one", EAST.clone());

        MutationResult<Landmark> result = landmarks(upsurge -> upsurge.upsertInto(Landmark.class)
                .onPrimaryKey()
                .onlyIfChanged()
                .outcomes(Outcomes.EXACT)
                .execute(List.of(again, new Landmark(2L, "two", NORTH))));

        assertThat(result.unchanged()).isEqualTo(1);
        assertThat(nearest(EAST)).containsExactly("one", "two");
    }

    @Test
    void aListIsNoVector() {
        assertThatThrownBy(() -> landmarks(upsurge -> upsurge.upsertInto(Landmark.class)
                        .execute(Rows.maps(
                                Landmark.class,
                                List.of(Map.of("id", 1L, "name", "one", "embedding", List.of(1f, 2f, 3f)))))))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContaining("embedding");
    }
}
