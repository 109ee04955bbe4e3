package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import io.upsurge.ForeignRowsException;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Outcomes;
import io.upsurge.RowResult;
import io.upsurge.Rows;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Tenanted.Cabin;
import io.upsurge.tck.model.Tenanted.Chest;
import io.upsurge.tck.model.Tenanted.Dossier;
import io.upsurge.tck.model.Tenanted.Dwelling;
import io.upsurge.tck.model.Tenanted.Possession;
import io.upsurge.tck.model.Tenanted.Strongbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.hibernate.Session;
import org.hibernate.Transaction;
import org.hibernate.cfg.MultiTenancySettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of a tenant in several tables, or of several classes, are told from those of others in all of them (E11). */
public abstract class TenantTablesContract extends Contract {

    protected TenantTablesContract() {
        super(Dwelling.class, Cabin.class, Chest.class, Strongbox.class, Dossier.class);
    }

    /** Makes an entity. */
    private interface Maker<T> {
        T make(long id, String code, String name, @Nullable String detail);
    }

    /** A class with an attribute {@code detail}, in a table of its own or not. */
    private record Kind<T extends Possession>(Class<T> entity, List<String> tables, Maker<T> maker) {

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
                new Kind<>(Cabin.class, List.of("tenanted_dwelling", "tenanted_cabin"), Cabin::new),
                new Kind<>(Strongbox.class, List.of("tenanted_chest"), Strongbox::new),
                new Kind<>(Dossier.class, List.of("tenanted_dossier", "tenanted_dossier_more"), Dossier::new));
    }

    @Override
    protected Map<String, ?> settings() {
        return Map.of(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, CurrentTenant.RESOLVER);
    }

    @BeforeEach
    void rowsOfTwoTenants() {
        kinds().forEach(kind -> {
            persist("b", kind.of(1, "of b", "kept by b"));
            persist("a", kind.of(2, "old", "one"));
            persist("a", kind.of(3, "old", "two"));
        });
    }

    private void persist(String tenant, Object row) {
        as(tenant, session -> {
            session.persist(row);
            return tenant;
        });
    }

    private <T extends @Nullable Object> T as(String tenant, Function<Session, T> work) {
        return CurrentTenant.as(tenant, () -> inSession(work));
    }

    private <T extends @Nullable Object> T own(Function<Upsurge, T> work) {
        return as("a", session -> work.apply(Upsurge.of(session)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T extends Possession> void upsertsRowsOfItsOwn(Kind<T> kind) {
        List<T> stored =
                own(upsurge -> upsurge.upsertAll(List.of(kind.of(2, "new", "changed"), kind.of(4, "four", "brought"))));

        assertThat(stored).extracting(row -> row.tenant).containsExactly("a", "a");
        assertStored(
                kind,
                tuple(2L, "a", "new", "changed"),
                tuple(3L, "a", "old", "two"),
                tuple(4L, "a", "four", "brought"));

        MutationResult<T> result = own(upsurge -> upsurge.upsertInto(kind.entity())
                .onConflict("code")
                .doUpdate(set -> set.excluded("detail"))
                .outcomes(Outcomes.EXACT)
                .returning()
                .execute(List.of(kind.of(9, "c3", "x", "by its code"), kind.of(5, "five", null))));

        assertThat(result.rows()).extracting(RowResult::outcome).containsExactly(Outcome.UPDATED, Outcome.INSERTED);
        assertThat(result.entities())
                .extracting(row -> row.id, row -> row.tenant, Possession::detail)
                .containsExactly(tuple(3L, "a", "by its code"), tuple(5L, "a", null));
        assertStored(
                kind,
                tuple(2L, "a", "new", "changed"),
                tuple(3L, "a", "old", "by its code"),
                tuple(4L, "a", "four", "brought"),
                tuple(5L, "a", "five", null));
    }

    /** What is in the tables is looked at before the transaction is rolled back. */
    @ParameterizedTest
    @MethodSource("kinds")
    <T extends Possession> void anUpsertRefusesRowsOfAnotherTenant(Kind<T> kind) {
        T own = kind.of(4, "four", "brought");
        T byId = kind.of(1, "c9", "taken", "taken");
        T byCode = kind.of(9, "c1", "taken", "taken");
        for (Function<Upsurge, Object> call : List.<Function<Upsurge, Object>>of(
                upsurge -> upsurge.upsertAll(List.of(own, byId)),
                upsurge -> upsurge.upsertInto(kind.entity()).onConflict("code").execute(List.of(own, byCode)),
                upsurge -> upsurge.upsertInto(kind.entity())
                        .onConflict("code")
                        .doUpdate(set -> set.excluded("detail"))
                        .returning()
                        .execute(List.of(own, byCode)),
                upsurge -> upsurge.upsertInto(kind.entity())
                        .onPrimaryKey()
                        .doNothing()
                        .execute(List.of(own, byId)),
                upsurge -> upsurge.upsertInto(kind.entity())
                        .onPrimaryKey()
                        .doUpdate(set -> set.excluded("name"))
                        .execute(List.of(own, byId)),
                upsurge -> upsurge.upsertInto(kind.entity())
                        .onPrimaryKey()
                        .execute(Rows.maps(
                                kind.entity(),
                                List.of(Map.of("id", 2L, "detail", "x"), Map.of("id", 1L, "detail", "taken")))))) {
            CurrentTenant.as("a", () -> {
                try (Session session = sessions().openSession()) {
                    Transaction transaction = session.beginTransaction();
                    assertThatThrownBy(() -> call.apply(Upsurge.of(session)))
                            .isInstanceOfSatisfying(
                                    ForeignRowsException.class,
                                    e -> assertThat(e.rows()).containsExactly(1L))
                            .hasMessageContaining("belongs to another tenant")
                            .hasMessageNotContaining("of b");
                    assertThat(ofTheOther(kind, session)).containsExactly(1L, "of b", "kept by b");
                    transaction.rollback();
                }
                return null;
            });
        }
        assertStored(kind, tuple(2L, "a", "old", "one"), tuple(3L, "a", "old", "two"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T extends Possession> void insertsRowsOfItsOwn(Kind<T> kind) {
        MutationResult<T> result = own(upsurge -> upsurge.insertInto(kind.entity())
                .returning()
                .execute(List.of(kind.of(4, "four", "brought"), kind.of(5, "five", null))));

        assertThat(result.entities())
                .extracting(row -> row.id, row -> row.tenant, Possession::detail)
                .containsExactly(tuple(4L, "a", "brought"), tuple(5L, "a", null));
        for (T taken : List.of(kind.of(1, "c9", "taken", "taken"), kind.of(9, "c1", "taken", "taken"))) {
            assertThat(catchThrowable(() ->
                            own(upsurge -> upsurge.insertInto(kind.entity()).execute(List.of(taken)))))
                    .matches(Violations::isOfUniqueKey, "says that a unique key was violated");
        }
        assertStored(
                kind,
                tuple(2L, "a", "old", "one"),
                tuple(3L, "a", "old", "two"),
                tuple(4L, "a", "four", "brought"),
                tuple(5L, "a", "five", null));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T extends Possession> void updatesRowsOfItsOwnByKey(Kind<T> kind) {
        for (String key : List.of("id", "code")) {
            MutationResult<T> result = own(upsurge -> upsurge.updateByKey(kind.entity())
                    .key(key)
                    .returning()
                    .execute(Rows.maps(
                            kind.entity(),
                            Stream.of(1L, 2L, 7L)
                                    .map(id -> Map.<String, Object>of(
                                            key,
                                            key.equals("id") ? id : "c" + id,
                                            "name",
                                            "by " + key,
                                            "detail",
                                            "more by " + key))
                                    .toList())));

            assertThat(result.missing()).containsExactly(0L, 2L);
            assertThat(result.entities())
                    .extracting(row -> row.id, row -> row.tenant, row -> row.name, Possession::detail)
                    .containsExactly(tuple(2L, "a", "by " + key, "more by " + key));
            assertStored(kind, tuple(2L, "a", "by " + key, "more by " + key), tuple(3L, "a", "old", "two"));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T extends Possession> void updatesRowsOfItsOwnByACondition(Kind<T> kind) {
        MutationResult<T> named = own(upsurge -> upsurge.update(kind.entity())
                .value("name", "new")
                .where(row -> row.builder().notEqual(row.existing("detail"), "two"))
                .returning()
                .execute());
        MutationResult<T> detailed = own(upsurge ->
                upsurge.update(kind.entity()).value("detail", "any").everyRow().execute());

        assertThat(named.entities())
                .extracting(row -> row.id, row -> row.tenant, row -> row.name)
                .containsExactly(tuple(2L, "a", "new"));
        assertThat(detailed.updated()).isEqualTo(2);
        assertStored(kind, tuple(2L, "a", "new", "any"), tuple(3L, "a", "old", "any"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T extends Possession> void deletesRowsOfItsOwn(Kind<T> kind) {
        MutationResult<T> deleted = own(upsurge -> upsurge.deleteFrom(kind.entity())
                .where(row -> row.existing("detail").in("one", "kept by b"))
                .returning()
                .execute());

        assertThat(deleted.entities())
                .extracting(row -> row.id, row -> row.tenant, row -> row.name, Possession::detail)
                .containsExactly(tuple(2L, "a", "old", "one"));
        assertStored(kind, tuple(3L, "a", "old", "two"));
        assertThat(own(upsurge -> upsurge.deleteFrom(kind.entity()).everyRow().execute())
                        .deleted())
                .isEqualTo(1);
        assertStored(kind);
        for (String table : kind.tables()) {
            inSession(session -> {
                assertThat(session.createNativeQuery("select count(*) from " + table, Long.class)
                                .getSingleResult())
                        .as(table)
                        .isEqualTo(1L);
                return table;
            });
        }
    }

    /** Statements over the class that others extend mean their rows, too. */
    @ParameterizedTest
    @MethodSource("roots")
    <T extends Possession> void aSuperclassMeansTheRowsOfItsSubclassesOfThisTenant(Class<T> root, Kind<?> kind) {
        assertThat(own(upsurge -> upsurge.update(root)
                                .value("name", "new")
                                .everyRow()
                                .execute())
                        .updated())
                .isEqualTo(2);
        MutationResult<T> byKey = own(upsurge -> upsurge.updateByKey(root)
                .execute(Rows.maps(root, List.of(Map.of("id", 1L, "name", "taken"), Map.of("id", 3L, "name", "own")))));
        assertThat(byKey.missing()).containsExactly(0L);
        assertStored(kind, tuple(2L, "a", "new", "one"), tuple(3L, "a", "own", "two"));

        assertThat(own(upsurge -> upsurge.deleteFrom(root).everyRow().execute()).deleted())
                .isEqualTo(2);
        assertStored(kind);
    }

    static Stream<Arguments> roots() {
        List<Kind<?>> kinds = kinds().toList();
        return Stream.of(Arguments.of(Dwelling.class, kinds.get(0)), Arguments.of(Chest.class, kinds.get(1)));
    }

    /** That another tenant has the identifier is what is said, and not of which class his row is. */
    @ParameterizedTest
    @MethodSource("roots")
    <T extends Possession> void theClassOfARowOfAnotherTenantIsNotTold(Class<T> root, Kind<?> kind) {
        Possession other = root == Dwelling.class ? new Dwelling(1, "c9", "taken") : new Chest(1, "c9", "taken");

        assertThatThrownBy(() -> own(upsurge -> upsurge.upsert(other)))
                .isInstanceOf(ForeignRowsException.class)
                .hasMessageContaining("another tenant")
                .hasMessageNotContaining("class");
        assertStored(kind, tuple(2L, "a", "old", "one"), tuple(3L, "a", "old", "two"));
    }

    private static List<@Nullable Object> ofTheOther(Kind<?> kind, Session session) {
        List<@Nullable Object> values = new ArrayList<>();
        for (String table : kind.tables()) {
            boolean first = table.equals(kind.tables().get(0));
            boolean last = table.equals(kind.tables().get(kind.tables().size() - 1));
            if (first) {
                values.add(cell(session, Long.class, "id", table));
                values.add(cell(session, String.class, "name", table));
            }
            if (last) {
                values.add(cell(session, String.class, "detail", table));
            }
        }
        return values;
    }

    private static <V> V cell(Session session, Class<V> type, String column, String table) {
        return session.createNativeQuery("select " + column + " as cell from " + table + " where id = 1", type)
                .addScalar("cell", type)
                .getSingleResult();
    }

    /** These are the own rows, and that of the other tenant is as it was. */
    private void assertStored(Kind<?> kind, Tuple... expected) {
        List<Tuple> all = new ArrayList<>(List.of(tuple(1L, "b", "of b", "kept by b")));
        all.addAll(List.of(expected));
        assertThat(all(kind.entity(), "id"))
                .extracting(
                        row -> Objects.requireNonNull(row.id), row -> row.tenant, row -> row.name, Possession::detail)
                .containsExactlyElementsOf(all);
    }
}
