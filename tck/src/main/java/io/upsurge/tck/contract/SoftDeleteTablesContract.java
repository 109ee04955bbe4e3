package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.upsurge.ForeignRowsException;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Outcomes;
import io.upsurge.RowResult;
import io.upsurge.Rows;
import io.upsurge.SoftDeleted;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Dormant.Bear;
import io.upsurge.tck.model.Dormant.Beast;
import io.upsurge.tck.model.Dormant.Being;
import io.upsurge.tck.model.Dormant.Carp;
import io.upsurge.tck.model.Dormant.Fish;
import io.upsurge.tck.model.Dormant.Insect;
import io.upsurge.tck.model.Dormant.Ladybird;
import io.upsurge.tck.model.Dormant.Plant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.Transaction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows in several tables, or of several classes, are softly deleted in whatever way their indicator says so (E12, T33). */
public abstract class SoftDeleteTablesContract extends Contract {

    protected SoftDeleteTablesContract() {
        super(Beast.class, Bear.class, Insect.class, Ladybird.class, Plant.class, Fish.class, Carp.class);
    }

    /** Makes an entity. */
    private interface Maker<T> {
        T make(long id, String code, String name, @Nullable String detail);
    }

    /**
     * A class with an attribute {@code detail}, in a table of its own or not.
     *
     * @param deleted that a row of the first table was deleted
     */
    private record Kind<T extends Being>(Class<T> entity, List<String> tables, String deleted, Maker<T> maker) {

        T of(long id, String name, @Nullable String detail) {
            return maker.make(id, "c" + id, name, detail);
        }

        T of(long id, String code, String name, @Nullable String detail) {
            return maker.make(id, code, name, detail);
        }

        @Override
        public String toString() {
            return entity.getSimpleName();
        }
    }

    static Stream<Kind<?>> kinds() {
        return Stream.of(
                new Kind<>(Bear.class, List.of("dormant_beast", "dormant_bear"), "not (awake = (1 = 1))", Bear::new),
                new Kind<>(Ladybird.class, List.of("dormant_insect"), "asleep = 'Y'", Ladybird::new),
                new Kind<>(Plant.class, List.of("dormant_plant", "dormant_plant_more"), "green = 'F'", Plant::new),
                new Kind<>(Carp.class, List.of("dormant_fish", "dormant_carp"), "gone_at is not null", Carp::new));
    }

    @Override
    void empty(Session session, Class<?> entity) {
        kinds().flatMap(kind -> Stream.of(
                        kind.tables().get(kind.tables().size() - 1),
                        kind.tables().get(0)))
                .forEach(table -> session.createNativeMutationQuery("delete from " + table)
                        .executeUpdate());
    }

    /** The first one is deleted, and the second one is not. */
    @BeforeEach
    void aDeletedRowAndAnother() {
        kinds().forEach(kind -> {
            stored(kind.of(1, "gone", "was one"), kind.of(2, "there", "two"));
            sessions().inTransaction(session -> session.remove(session.find(kind.entity(), 1L)));
            assertDeleted(kind, "gone", "was one");
        });
        database().statements().clear();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T extends Being> void writesRowsThatAreNotDeleted(Kind<T> kind) {
        List<T> stored = upsurge(
                upsurge -> upsurge.upsertAll(List.of(kind.of(2, "new", "changed"), kind.of(3, "three", "brought"))));
        MutationResult<T> inserted = upsurge(
                upsurge -> upsurge.insertInto(kind.entity()).returning().execute(List.of(kind.of(4, "four", null))));

        assertThat(stored).extracting(row -> row.name).containsExactly("new", "three");
        assertThat(inserted.entities()).extracting(row -> row.name).containsExactly("four");
        assertStored(kind, row(2, "new", "changed"), row(3, "three", "brought"), row(4, "four", null));
        assertDeleted(kind, "gone", "was one");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T extends Being> void anInsertDoesNotResurrect(Kind<T> kind) {
        assertThatThrownBy(() -> upsurge(
                        upsurge -> upsurge.insertInto(kind.entity()).execute(List.of(kind.of(1, "c9", "new", "new")))))
                .matches(Violations::isOfUniqueKey);

        assertDeleted(kind, "gone", "was one");
    }

    /** What is in the tables is looked at before the transaction is rolled back. */
    @ParameterizedTest
    @MethodSource("kinds")
    <T extends Being> void refusesARowThatWasDeleted(Kind<T> kind) {
        T other = kind.of(3, "three", "brought");
        T byId = kind.of(1, "c9", "new", "new");
        T byCode = kind.of(9, "c1", "new", "new");
        for (Function<Upsurge, Object> call : List.<Function<Upsurge, Object>>of(
                upsurge -> upsurge.upsertAll(List.of(other, byId)),
                upsurge -> byCode(upsurge, kind).execute(List.of(other, byCode)),
                upsurge -> byCode(upsurge, kind)
                        .doUpdate(set -> set.excluded("detail"))
                        .softDeleted(SoftDeleted.REFUSE)
                        .returning()
                        .execute(List.of(other, byCode)),
                upsurge -> upsurge.upsertInto(kind.entity())
                        .onPrimaryKey()
                        .doNothing()
                        .execute(List.of(other, byId)))) {
            try (Session session = sessions().openSession()) {
                Transaction transaction = session.beginTransaction();
                assertThatThrownBy(() -> call.apply(Upsurge.of(session)))
                        .isInstanceOfSatisfying(
                                ForeignRowsException.class,
                                e -> assertThat(e.rows()).containsExactly(1L))
                        .hasMessageContainingAll("was deleted softly", "softDeleted(RESURRECT)");
                assertDeleted(session, kind, "gone", "was one");
                transaction.rollback();
            }
        }
        assertStored(kind, row(2, "there", "two"));
    }

    private static <T extends Being> List<T> newDeletedAndStored(Kind<T> kind) {
        return List.of(
                kind.of(8, "new", "brought"), kind.of(9, "c1", "back", "is one"), kind.of(2, "changed", "is two"));
    }

    @ParameterizedTest
    @MethodSource("eachWithOutcomes")
    <T extends Being> void resurrects(Kind<T> kind, Outcomes outcomes) {
        MutationResult<T> result = upsurge(upsurge -> byCode(upsurge, kind)
                .softDeleted(SoftDeleted.RESURRECT)
                .outcomes(outcomes)
                .returning()
                .execute(newDeletedAndStored(kind)));

        assertThat(result.entities())
                .extracting(row -> row.id, row -> row.name, row -> row.version, Being::detail)
                .containsExactly(
                        tuple(8L, "new", 0, "brought"),
                        tuple(1L, "back", 1, "is one"),
                        tuple(2L, "changed", 1, "is two"));
        if (outcomes == Outcomes.EXACT) {
            assertThat(result.rows())
                    .extracting(RowResult::outcome)
                    .containsExactly(Outcome.INSERTED, Outcome.UPDATED, Outcome.UPDATED);
        }
        assertStored(kind, row(1, "back", "is one"), row(2, "changed", "is two"), row(8, "new", "brought"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T extends Being> void resurrectsARowOfWhichNothingElseChanges(Kind<T> kind) {
        upsurge(upsurge -> upsurge.upsertInto(kind.entity())
                .onPrimaryKey()
                .softDeleted(SoftDeleted.RESURRECT)
                .onlyIfChanged()
                .execute(List.of(kind.of(1, "gone", "was one"))));

        assertStored(kind, row(1, "gone", "was one"), row(2, "there", "two"));
    }

    /** What is not in the first table is written to a row that is alive by then. */
    @ParameterizedTest
    @MethodSource("kinds")
    <T extends Being> void resurrectsWithNothingButADetail(Kind<T> kind) {
        upsurge(upsurge -> upsurge.upsertInto(kind.entity())
                .onPrimaryKey()
                .doUpdate(set -> set.excluded("detail"))
                .softDeleted(SoftDeleted.RESURRECT)
                .execute(List.of(kind.of(1, "x", "is one"))));

        assertStored(kind, row(1, "gone", "is one"), row(2, "there", "two"));
    }

    @ParameterizedTest
    @MethodSource("eachWithOutcomes")
    <T extends Being> void ignores(Kind<T> kind, Outcomes outcomes) {
        MutationResult<T> result = upsurge(upsurge -> byCode(upsurge, kind)
                .softDeleted(SoftDeleted.IGNORE)
                .outcomes(outcomes)
                .returning()
                .execute(newDeletedAndStored(kind)));

        assertThat(result.missing()).containsExactly(1L);
        assertThat(result.rows().get(1).outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(result.rows().get(1).entity()).isNull();
        assertThat(result.entities()).extracting(row -> row.name).containsExactly("new", "changed");
        assertStored(kind, row(2, "changed", "is two"), row(8, "new", "brought"));
        assertDeleted(kind, "gone", "was one");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T extends Being> void deletedRowsAreNotThereForUpdates(Kind<T> kind) {
        MutationResult<T> byKey = upsurge(upsurge -> upsurge.updateByKey(kind.entity())
                .returning()
                .execute(Rows.maps(
                        kind.entity(),
                        List.of(
                                Map.of("id", 1L, "name", "x", "detail", "x"),
                                Map.of("id", 2L, "name", "new", "detail", "changed")))));

        assertThat(byKey.missing()).containsExactly(0L);
        assertThat(byKey.entities()).extracting(Being::detail).containsExactly("changed");
        for (String attribute : List.of("name", "detail")) {
            assertThat(upsurge(upsurge -> upsurge.update(kind.entity())
                                    .value(attribute, "any")
                                    .everyRow()
                                    .execute())
                            .updated())
                    .isEqualTo(1);
        }
        assertStored(kind, row(2, "any", "any"));
        assertDeleted(kind, "gone", "was one");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T extends Being> void deletesSoftly(Kind<T> kind) {
        stored(kind.of(3, "there", "three"));

        inSession(session -> {
            T managed = session.find(kind.entity(), 2L);
            MutationResult<T> deleted = Upsurge.of(session)
                    .deleteFrom(kind.entity())
                    .where(row -> row.existing("detail").in("two", "was one"))
                    .returning("id", "detail")
                    .execute();

            assertThat(deleted.tuples())
                    .extracting(row -> row.get("id"), row -> row.get("detail"))
                    .containsExactly(tuple(2L, "two"));
            assertThat(session.contains(managed)).isFalse();
            assertThat(session.find(kind.entity(), 2L)).isNull();
            return null;
        });

        assertStored(kind, row(3, "there", "three"));
        for (String table : kind.tables()) {
            assertThat(count(table)).as(table).isEqualTo(3);
        }
        assertThat(count(kind.tables().get(0) + " where " + kind.deleted())).isEqualTo(2);
    }

    static Stream<Arguments> roots() {
        List<Kind<?>> kinds = kinds().toList();
        return Stream.of(
                Arguments.of(Beast.class, kinds.get(0)),
                Arguments.of(Insect.class, kinds.get(1)),
                Arguments.of(Fish.class, kinds.get(3)));
    }

    /** Statements over the class that others extend mean their rows, too. */
    @ParameterizedTest
    @MethodSource("roots")
    <T extends Being> void aSuperclassMeansTheRowsOfItsSubclassesThatAreNotDeleted(Class<T> root, Kind<?> kind) {
        assertThat(upsurge(upsurge -> upsurge.update(root)
                                .value("name", "any")
                                .everyRow()
                                .execute())
                        .updated())
                .isEqualTo(1);
        assertThat(upsurge(upsurge -> upsurge.updateByKey(root)
                                .execute(Rows.maps(
                                        root, List.of(Map.of("id", 1L, "name", "x"), Map.of("id", 2L, "name", "new")))))
                        .missing())
                .containsExactly(0L);
        assertStored(kind, row(2, "new", "two"));
        assertDeleted(kind, "gone", "was one");

        assertThat(upsurge(upsurge -> upsurge.deleteFrom(root).everyRow().execute())
                        .deleted())
                .isEqualTo(1);
        assertStored(kind);
        assertThat(count(kind.tables().get(0) + " where " + kind.deleted())).isEqualTo(2);
    }

    static Stream<Arguments> eachWithOutcomes() {
        return kinds().flatMap(kind -> Stream.of(Outcomes.values()).map(outcomes -> Arguments.of(kind, outcomes)));
    }

    private static <T extends Being> Upsert<T> byCode(Upsurge upsurge, Kind<T> kind) {
        return upsurge.upsertInto(kind.entity()).onConflict("code");
    }

    private static List<@Nullable Object> row(long id, String name, @Nullable String detail) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(id);
        row.add(name);
        row.add(detail);
        return row;
    }

    /** These are the rows that Hibernate finds. */
    @SafeVarargs
    private void assertStored(Kind<?> kind, List<@Nullable Object>... expected) {
        assertThat(all(kind.entity(), "id"))
                .extracting(row -> row(row.id == null ? 0 : row.id, String.valueOf(row.name), row.detail()))
                .containsExactly(expected);
    }

    private void assertDeleted(Kind<?> kind, String name, String detail) {
        inSession(session -> {
            assertDeleted(session, kind, name, detail);
            return kind;
        });
    }

    /** The row with the first identifier is there in all its tables, and deleted. */
    private static void assertDeleted(Session session, Kind<?> kind, String name, String detail) {
        assertThat(text(session, "name", kind.tables().get(0) + " where " + kind.deleted() + " and id = 1"))
                .containsExactly(name);
        assertThat(text(session, "detail", kind.tables().get(kind.tables().size() - 1) + " where id = 1"))
                .containsExactly(detail);
    }

    private static List<String> text(Session session, String column, String from) {
        return session.createNativeQuery("select " + column + " from " + from, String.class)
                .getResultList();
    }

    private long count(String from) {
        return sessions()
                .fromTransaction(session -> session.createNativeQuery("select count(*) from " + from, Long.class)
                        .getSingleResult());
    }
}
