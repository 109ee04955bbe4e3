package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.upsurge.ForeignRowsException;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Outcomes;
import io.upsurge.RowExpression;
import io.upsurge.Rows;
import io.upsurge.StaleRowsException;
import io.upsurge.Upsurge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Entities of a hierarchy, of several classes in one call, are written as the classes that they are (A6, A14, A19, A25). */
public abstract class InheritanceContract extends Contract {

    private final Pets pets;

    /** A contract over the mapping that the class names. */
    protected InheritanceContract(Class<?> mapping) {
        super(
                Pets.of(mapping).pet(),
                Pets.of(mapping).dog(),
                Pets.of(mapping).puppy(),
                Pets.of(mapping).cat());
        this.pets = Pets.of(mapping);
    }

    @Test
    void upsertsAnEntityOfASubclass() {
        Object inserted = upsurge(upsurge -> upsurge.upsert(pets.dog(1, "t1", "Rex", "wow")));
        assertThat(inserted).isInstanceOf(pets.dog());

        inSession(session -> {
            Object managed = session.find(pets.dog(), 1L);
            Object updated = Upsurge.of(session).upsert(pets.dog(1, "t1", "Max", "wuff"));
            assertThat(updated).isSameAs(managed);
            assertThat(session.isDirty()).isFalse();
            return null;
        });

        assertStored(tuple("Dog", 1L, "t1", "Max", "wuff", 1L));
    }

    @Test
    void upsertsEntitiesOfSeveralClassesInOneCall() {
        stored(pets.dog(2, "t2", "old", "old"), pets.cat(4, "t4", "old", 9));

        inSession(session -> {
            Object managed = session.find(pets.pet(), 4L);
            List<Object> stored = Upsurge.of(session)
                    .upsertAll(List.of(
                            pets.puppy(5, "t5", "wiff", "ball"),
                            pets.dog(2, "t2", "Rex", "wow"),
                            pets.cat(4, "t4", "Tom", 7),
                            pets.pet(1, "t1", "Nemo"),
                            pets.dog(3, "t3", "Max", "wuff")));

            assertThat(stored).extracting(pet -> Pets.value(pet, "id")).containsExactly(5L, 2L, 4L, 1L, 3L);
            assertThat(stored.get(2)).isSameAs(managed);
            assertThat(Pets.value(managed, "lives")).isEqualTo(7);
            assertThat(session.isDirty()).isFalse();
            return null;
        });

        assertStored(
                tuple("Pet", 1L, "t1", "Nemo", null, 0L),
                tuple("Dog", 2L, "t2", "Rex", "wow", 1L),
                tuple("Dog", 3L, "t3", "Max", "wuff", 0L),
                tuple("Cat", 4L, "t4", "Tom", 7, 1L),
                tuple("Puppy", 5L, "t5", null, "ball", 0L));
    }

    @Test
    void tellsOutcomesOfSeveralClassesInTheOrderOfTheRows() {
        stored(pets.dog(2, "t2", "old", "old"), pets.cat(4, "t4", "old", 9));

        MutationResult<Object> result = upsurge(upsurge -> upsurge.upsertInto(type(pets.pet()))
                .onPrimaryKey()
                .outcomes(Outcomes.EXACT)
                .execute(List.of(
                        pets.cat(4, "t4", "Tom", 7),
                        pets.dog(3, "t3", "Max", "wuff"),
                        pets.dog(2, "t2", "Rex", "wow"))));

        assertThat(result.rows())
                .extracting(row -> row.index(), row -> row.outcome())
                .containsExactly(tuple(0L, Outcome.UPDATED), tuple(1L, Outcome.INSERTED), tuple(2L, Outcome.UPDATED));
    }

    @Test
    void findsARowOfASubclassByAKeyOfItsSuperclass() {
        stored(pets.dog(7, "t7", "old", "old"));

        MutationResult<Object> result = upsurge(upsurge -> upsurge.upsertInto(type(pets.dog()))
                .onConflict("tag")
                .doUpdate(set -> set.excluded("name", "bark"))
                .returning("id", "name", "bark")
                .execute(List.of(pets.dog(99, "t7", "new", "loud"), pets.dog(8, "t8", "Max", "wuff"))));

        assertThat(result.tuples())
                .extracting(row -> row.get(0), row -> row.get(1), row -> row.get(2))
                .containsExactly(tuple(7L, "new", "loud"), tuple(8L, "Max", "wuff"));
        assertStored(tuple("Dog", 7L, "t7", "new", "loud", 1L), tuple("Dog", 8L, "t8", "Max", "wuff", 0L));
    }

    @Test
    void leavesRowsAloneThatAreThere() {
        stored(pets.dog(1, "t1", "Rex", "wow"));

        List<Object> there = upsurge(upsurge -> upsurge.upsertInto(type(pets.dog()))
                .onPrimaryKey()
                .doNothing()
                .returning()
                .execute(List.of(pets.dog(1, "t1", "new", "new"), pets.dog(2, "t2", "Max", "wuff")))
                .entities());

        assertThat(there).extracting(pet -> Pets.value(pet, "bark")).containsExactly("wow", "wuff");
        assertStored(tuple("Dog", 1L, "t1", "Rex", "wow", 0L), tuple("Dog", 2L, "t2", "Max", "wuff", 0L));
    }

    @Test
    void updatesOnlyWhereAConditionOverSuperclassAndSubclassHolds() {
        stored(pets.dog(1, "t1", "Rex", "wow"), pets.dog(2, "t2", "Max", "wuff"), pets.dog(3, "t3", "Rex", "wuff"));

        MutationResult<Object> result = upsurge(upsurge -> upsurge.upsertInto(type(pets.dog()))
                .onPrimaryKey()
                .doUpdate(set -> set.excluded("name", "bark")
                        .where(row -> row.builder()
                                .and(
                                        row.builder().equal(row.existing("name"), "Rex"),
                                        row.builder().equal(row.existing("bark"), "wuff"))))
                .outcomes(Outcomes.EXACT)
                .execute(List.of(
                        pets.dog(1, "t1", "new", "new"),
                        pets.dog(2, "t2", "new", "new"),
                        pets.dog(3, "t3", "new", "new"))));

        assertThat(result.rows())
                .extracting(row -> row.outcome())
                .containsExactly(Outcome.SKIPPED, Outcome.SKIPPED, Outcome.UPDATED);
        assertStored(
                tuple("Dog", 1L, "t1", "Rex", "wow", 0L),
                tuple("Dog", 2L, "t2", "Max", "wuff", 0L),
                tuple("Dog", 3L, "t3", "new", "new", 1L));
    }

    @Test
    void leavesEqualRowsOfASubclassAlone() {
        stored(pets.dog(1, "t1", "Rex", "wow"), pets.dog(2, "t2", "Max", "wuff"));

        MutationResult<Object> result = upsurge(upsurge -> upsurge.upsertInto(type(pets.dog()))
                .onPrimaryKey()
                .onlyIfChanged()
                .outcomes(Outcomes.EXACT)
                .execute(List.of(
                        pets.dog(1, "t1", "Rex", "wow"),
                        pets.dog(2, "t2", "Max", "loud"),
                        pets.dog(3, "t3", "new", "new"))));

        assertThat(result.rows())
                .extracting(row -> row.outcome())
                .containsExactly(Outcome.UNCHANGED, Outcome.UPDATED, Outcome.INSERTED);
        assertStored(
                tuple("Dog", 1L, "t1", "Rex", "wow", 0L),
                tuple("Dog", 2L, "t2", "Max", "loud", 1L),
                tuple("Dog", 3L, "t3", "new", "new", 0L));
    }

    @Test
    void reportsStaleRowsOfASubclass() {
        stored(pets.dog(1, "t1", "Rex", "wow"), pets.dog(2, "t2", "Max", "wuff"));
        Object stale = pets.dog(2, "t2", "new", "new");
        Pets.set(stale, "version", 5L);

        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertAll(List.of(pets.dog(1, "t1", "new", "new"), stale))))
                .isInstanceOfSatisfying(
                        StaleRowsException.class, e -> assertThat(e.indexes()).containsExactly(1L));
        assertStored(tuple("Dog", 1L, "t1", "Rex", "wow", 0L), tuple("Dog", 2L, "t2", "Max", "wuff", 0L));
    }

    @Test
    void refusesARowThatIsThereAsAnotherClass() {
        stored(pets.dog(1, "t1", "Rex", "wow"), pets.puppy(2, "t2", "wiff", "ball"), pets.pet(3, "t3", "Nemo"));

        for (Object foreign : List.of(
                pets.cat(1, "t1", "Tom", 7),
                pets.puppy(1, "t1", "wuff", "bone"),
                pets.pet(1, "t1", "Tom"),
                pets.dog(2, "t2", "Max", "wuff"),
                pets.dog(3, "t3", "Max", "wuff"))) {
            assertForeign(upsurge -> upsurge.upsertAll(List.of(pets.cat(9, "t9", "new", 1), foreign)), 1L);
            assertForeign(upsurge -> upsurge.insertIfAbsent(foreign), 0L);
            assertForeign(
                    upsurge -> upsurge.upsertInto(type(foreign.getClass()))
                            .onConflict("tag")
                            .execute(List.of(foreign)),
                    0L);
        }
        assertStored(
                tuple("Dog", 1L, "t1", "Rex", "wow", 0L),
                tuple("Puppy", 2L, "t2", null, "ball", 0L),
                tuple("Pet", 3L, "t3", "Nemo", null, 0L));
    }

    private void assertForeign(java.util.function.Function<Upsurge, ?> call, long index) {
        assertThatThrownBy(() -> upsurge(upsurge -> call.apply(upsurge)))
                .isInstanceOfSatisfying(
                        ForeignRowsException.class, e -> assertThat(e.rows()).containsExactly(index));
    }

    @Test
    void insertsEntitiesOfSeveralClasses() {
        MutationResult<Object> result = upsurge(upsurge -> upsurge.insertInto(type(pets.pet()))
                .returning()
                .execute(List.of(
                        pets.puppy(5, "t5", "wiff", "ball"), pets.pet(1, "t1", "Nemo"), pets.cat(4, "t4", "Tom", 7))));

        assertThat(result.inserted()).isEqualTo(3);
        assertThat(result.primaryKeys()).containsExactly(5L, 1L, 4L);
        assertThat(result.entities())
                .extracting(pet -> pet.getClass().getSimpleName())
                .containsExactly("Puppy", "Pet", "Cat");
        assertStored(
                tuple("Pet", 1L, "t1", "Nemo", null, 0L),
                tuple("Cat", 4L, "t4", "Tom", 7, 0L),
                tuple("Puppy", 5L, "t5", null, "ball", 0L));
    }

    @Test
    void sendsAChunkPerClassAndNotARow() {
        List<Object> many = new ArrayList<>();
        LongStream.range(0, 20).forEach(i -> many.add(pets.dog(i, "t" + i, "n" + i, "b" + i)));
        LongStream.range(20, 40).forEach(i -> many.add(pets.cat(i, "t" + i, "n" + i, 7)));

        upsurge(upsurge -> upsurge.insertInto(type(pets.pet())).execute(many));

        assertThat(sent()).hasSizeLessThanOrEqualTo(4);
        assertThat(all(pets.pet(), "id")).hasSize(40);
    }

    @Test
    void updatesRowsOfSubclassesByTheKeyOfTheirSuperclass() {
        stored(pets.dog(1, "t1", "Rex", "wow"), pets.cat(2, "t2", "Tom", 7), pets.pet(3, "t3", "Nemo"));

        inSession(session -> {
            Object managed = session.find(pets.pet(), 1L);
            MutationResult<Object> result = Upsurge.of(session)
                    .updateByKey(type(pets.pet()))
                    .execute(rows(
                            pets.pet(),
                            Map.of("id", 1L, "name", "one"),
                            Map.of("id", 2L, "name", "two"),
                            Map.of("id", 4L, "name", "four")));
            assertThat(result.missing()).containsExactly(2L);
            assertThat(Pets.value(managed, "name")).isEqualTo("one");
            assertThat(session.isDirty()).isFalse();
            return null;
        });

        assertStored(
                tuple("Dog", 1L, "t1", "one", "wow", 1L),
                tuple("Cat", 2L, "t2", "two", 7, 1L),
                tuple("Pet", 3L, "t3", "Nemo", null, 0L));
    }

    @Test
    void updatesByKeyTouchesOnlyRowsOfTheClass() {
        stored(pets.dog(1, "t1", "Rex", "wow"), pets.puppy(2, "t2", "wiff", "ball"), pets.cat(3, "t3", "Tom", 7));

        MutationResult<Object> result = upsurge(upsurge -> upsurge.updateByKey(type(pets.dog()))
                .returning("id", "bark", "name")
                .execute(rows(
                        pets.dog(),
                        Map.of("id", 1L, "bark", "one", "name", "n1"),
                        Map.of("id", 3L, "bark", "three", "name", "n3"),
                        Map.of("id", 2L, "bark", "two", "name", "n2"))));

        assertThat(result.missing()).containsExactly(1L);
        assertThat(result.tuples())
                .extracting(row -> row.get(0), row -> row.get(1), row -> row.get(2))
                .containsExactly(tuple(1L, "one", "n1"), tuple(2L, "two", "n2"));
        assertStored(
                tuple("Dog", 1L, "t1", "n1", "one", 1L),
                tuple("Puppy", 2L, "t2", "n2", "ball", 1L),
                tuple("Cat", 3L, "t3", "Tom", 7, 0L));
    }

    @Test
    void updatesByAConditionOverSuperclassAndSubclass() {
        stored(
                pets.dog(1, "t1", "Rex", "wow"),
                pets.dog(2, "t2", "Max", "wow"),
                pets.dog(3, "t3", "Rex", "wuff"),
                pets.cat(4, "t4", "Rex", 7));

        inSession(session -> {
            Object managed = session.find(pets.dog(), 1L);
            MutationResult<Object> result = Upsurge.of(session)
                    .update(type(pets.dog()))
                    .value("name", "new")
                    .value("tricks", 3)
                    .where(row -> row.builder()
                            .and(
                                    row.builder().equal(row.existing("name"), "Rex"),
                                    row.builder().equal(row.existing("bark"), "wow")))
                    .returning()
                    .execute();
            assertThat(result.entities()).containsExactly(managed);
            assertThat(Pets.value(managed, "name")).isEqualTo("new");
            assertThat(Pets.value(managed, "tricks")).isEqualTo(3);
            assertThat(session.isDirty()).isFalse();
            return null;
        });

        assertStored(
                tuple("Dog", 1L, "t1", "new", "wow", 1L),
                tuple("Dog", 2L, "t2", "Max", "wow", 0L),
                tuple("Dog", 3L, "t3", "Rex", "wuff", 0L),
                tuple("Cat", 4L, "t4", "Rex", 7, 0L));
    }

    @Test
    void updatesRowsOfAllSubclassesByACondition() {
        stored(pets.dog(1, "t1", "Rex", "wow"), pets.cat(2, "t2", "Tom", 7), pets.pet(3, "t3", "Nemo"));

        inSession(session -> {
            Object managed = session.find(pets.pet(), 2L);
            MutationResult<Object> result = Upsurge.of(session)
                    .update(type(pets.pet()))
                    .value("weight", 5)
                    .where(row -> row.builder().lessThan(row.existing("id"), 3L))
                    .execute();
            assertThat(result.updated()).isEqualTo(2);
            assertThat(Pets.value(managed, "weight")).isEqualTo(5);
            return null;
        });

        assertThat(all(pets.pet(), "id"))
                .extracting(pet -> Pets.value(pet, "weight"))
                .containsExactly(5, 5, null);
    }

    @Test
    void deletesByAConditionOverSuperclassAndSubclass() {
        stored(
                pets.dog(1, "t1", "Rex", "wow"),
                pets.puppy(2, "t2", "wow", "ball"),
                pets.dog(3, "t3", "Rex", "wuff"),
                pets.cat(4, "t4", "Rex", 7));

        inSession(session -> {
            Object managed = session.find(pets.puppy(), 2L);
            MutationResult<Object> result = Upsurge.of(session)
                    .deleteFrom(type(pets.dog()))
                    .where(row -> row.builder()
                            .and(
                                    row.builder().lessThan(row.existing("id"), 9L),
                                    row.builder().equal(row.existing("bark"), "wow")))
                    .returning("id")
                    .execute();
            assertThat(result.tuples()).extracting(row -> row.get(0)).containsExactlyInAnyOrder(1L, 2L);
            assertThat(session.contains(managed)).isFalse();
            return null;
        });

        assertStored(tuple("Dog", 3L, "t3", "Rex", "wuff", 0L), tuple("Cat", 4L, "t4", "Rex", 7, 0L));
    }

    @Test
    void deletesRowsOfAllClasses() {
        stored(pets.dog(1, "t1", "Rex", "wow"), pets.puppy(2, "t2", "wow", "ball"), pets.cat(4, "t4", "Rex", 7));

        MutationResult<Object> result = upsurge(upsurge ->
                upsurge.deleteFrom(type(pets.pet())).everyRow().returning().execute());

        assertThat(result.deleted()).isEqualTo(3);
        assertThat(result.entities())
                .extracting(pet -> pet.getClass().getSimpleName())
                .containsExactlyInAnyOrder("Dog", "Puppy", "Cat");
        assertStored();
    }

    @Test
    void refusesAnAttributeOfAnotherClass() {
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertInto(type(pets.pet()))
                        .execute(rows(pets.pet(), Map.of("id", 1L, "bark", "wow")))))
                .hasMessageContaining("bark");
        assertThat(sent()).isEmpty();
    }

    @Test
    void leavesAloneWhatARowDoesNotBring() {
        stored(pets.dog(1, "t1", "Rex", "wow"));

        upsurge(upsurge -> upsurge.upsertInto(type(pets.dog()))
                .execute(rows(
                        pets.dog(), Map.of("id", 1L, "bark", "wuff"), Map.of("id", 2L, "name", "Max", "tag", "t2"))));

        assertStored(tuple("Dog", 1L, "t1", "Rex", "wuff", 1L), tuple("Dog", 2L, "t2", "Max", null, 0L));
    }

    @Test
    void rowsBringExpressionsForAttributesOfAllClasses() {
        stored(pets.dog(1, "t1", "Rex", "wow"), pets.dog(2, "t2", "Max", "wuff"));
        RowExpression loud =
                RowExpression.of(row -> row.builder().upper(row.builder().<String>literal("loud")));

        upsurge(upsurge -> upsurge.insertInto(type(pets.dog()))
                .execute(rows(
                        pets.dog(),
                        Map.of("id", 3L, "tag", "t3", "name", loud, "bark", loud),
                        Map.of("id", 4L, "tag", "t4", "name", "plain", "bark", loud))));
        upsurge(upsurge -> upsurge.upsertInto(type(pets.dog()))
                .execute(rows(
                        pets.dog(),
                        Map.of("id", 1L, "tag", "t1", "name", loud, "bark", loud),
                        Map.of("id", 5L, "tag", "t5", "name", loud, "bark", loud))));
        upsurge(upsurge -> upsurge.updateByKey(type(pets.dog()))
                .execute(rows(pets.dog(), Map.of("id", 2L, "name", loud, "bark", loud))));

        assertStored(
                tuple("Dog", 1L, "t1", "LOUD", "LOUD", 1L),
                tuple("Dog", 2L, "t2", "LOUD", "LOUD", 1L),
                tuple("Dog", 3L, "t3", "LOUD", "LOUD", 0L),
                tuple("Dog", 4L, "t4", "plain", "LOUD", 0L),
                tuple("Dog", 5L, "t5", "LOUD", "LOUD", 0L));
    }

    @Test
    void evictsManagedInstancesOfSubclasses() {
        stored(pets.dog(1, "t1", "Rex", "wow"));

        inSession(session -> {
            Object managed = session.find(pets.pet(), 1L);
            Upsurge.of(session)
                    .upsertInto(type(pets.dog()))
                    .synchronize(io.upsurge.Synchronize.EVICT)
                    .execute(List.of(pets.dog(1, "t1", "Max", "wuff")));
            assertThat(session.contains(managed)).isFalse();
            assertThat(Pets.value(session.find(pets.pet(), 1L), "name")).isEqualTo("Max");
            return null;
        });
    }

    /** Class, identifier, tag, name, the attribute of its own class, version. */
    private void assertStored(org.assertj.core.groups.Tuple... expected) {
        List<org.assertj.core.groups.Tuple> found = new ArrayList<>();
        sessions().inTransaction((Session session) -> {
            List<Object> all = session.createSelectionQuery("from Pet order by id", type(pets.pet()))
                    .getResultList();
            for (Object pet : all) {
                found.add(tuple(
                        pet.getClass().getSimpleName(),
                        Pets.value(pet, "id"),
                        Pets.value(pet, "tag"),
                        Pets.value(pet, "name"),
                        own(pet),
                        Pets.value(pet, "version")));
            }
        });
        assertThat(found).containsExactly(expected);
    }

    private @Nullable Object own(Object pet) {
        return switch (pet.getClass().getSimpleName()) {
            case "Dog" -> Pets.value(pet, "bark");
            case "Puppy" -> Pets.value(pet, "toy");
            case "Cat" -> Pets.value(pet, "lives");
            default -> null;
        };
    }

    @SuppressWarnings("unchecked")
    private static Class<Object> type(Class<?> type) {
        return (Class<Object>) type;
    }

    @SafeVarargs
    private static Rows<Object> rows(Class<?> type, Map<String, Object>... rows) {
        return Rows.maps(type(type), List.of(rows));
    }
}
