package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.upsurge.InvalidMutationException;
import io.upsurge.MissingReferencesException;
import io.upsurge.MutationResult;
import io.upsurge.Rows;
import io.upsurge.Synchronize;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Press.Author;
import io.upsurge.tck.model.Press.Editor;
import io.upsurge.tck.model.Press.House;
import io.upsurge.tck.model.Press.Imprint;
import io.upsurge.tck.model.Press.Origin;
import io.upsurge.tck.model.Press.Person;
import io.upsurge.tck.model.Press.Series;
import io.upsurge.tck.model.Press.Volume;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hibernate.FlushMode;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Associations may be given by a unique key of the entity they refer to instead of its identifier. E15, T35. */
public abstract class ReferenceContract extends Contract {

    private final House north = new House("North", "N");
    private final House south = new House("South", "S");

    protected ReferenceContract() {
        super(House.class, Imprint.class, Series.class, Person.class, Author.class, Editor.class, Volume.class);
    }

    @Override
    void empty(Session session, Class<?> entity) {
        if (!Person.class.isAssignableFrom(entity) || entity == Person.class) {
            session.createMutationQuery("delete from Press" + entity.getSimpleName())
                    .executeUpdate();
        }
        if (entity == Series.class) {
            session.createNativeMutationQuery("delete from press_series").executeUpdate();
        }
    }

    @BeforeEach
    void storeHouses() {
        CompositeKeys.complete(database(), "uk_volume", "press_volume", "house_id, volume_number");
        north.court = "Bern";
        north.entry = 7;
        stored(north, south);
    }

    private List<Volume> volumes() {
        return sessions()
                .fromTransaction(session -> session.createSelectionQuery(
                                "from PressVolume v left join fetch v.house left join fetch v.seller left join fetch"
                                        + " v.origin.printer left join fetch v.imprint left join fetch v.person left join"
                                        + " fetch v.series order by v.id",
                                Volume.class)
                        .getResultList());
    }

    private static @Nullable String house(@Nullable Volume volume) {
        House house = Objects.requireNonNull(volume).house;
        return house == null ? null : Hibernate.unproxy(house, House.class).name;
    }

    /** The identifier of what an association refers to, loaded or not. */
    private @Nullable Object identifier(@Nullable Object reference) {
        return sessions().getPersistenceUnitUtil().getIdentifier(Objects.requireNonNull(reference));
    }

    /** What the last session sent to other tables than that of the volumes. */
    private List<String> lookups() {
        return sent().stream()
                .filter(sql -> !sql.contains("press_volume"))
                .filter(sql -> sql.contains("press_"))
                .toList();
    }

    @Test
    void newInstancesAreFoundByTheirNaturalIdInOneRead() {
        stored(new Volume(2L, north, 1, "old"));
        List<Volume> given = IntStream.range(0, 40)
                .mapToObj(i -> new Volume((long) i, new House(i % 2 == 0 ? "North" : "South"), i, "t" + i))
                .toList();

        List<Volume> returned = upsurge(upsurge -> {
            List<Volume> stored = upsurge.upsertAll(given);
            assertThat(lookups()).hasSize(1);
            assertThat(stored)
                    .extracting(volume -> identifier(volume.house))
                    .containsExactlyElementsOf(IntStream.range(0, 40)
                            .mapToObj(i -> identifier(i % 2 == 0 ? north : south))
                            .toList());
            return stored;
        });

        assertThat(returned).hasSize(40);
        assertThat(volumes()).extracting(ReferenceContract::house).startsWith("North", "South", "North");
        assertThat(volumes()).hasSize(40);
        assertThat(given.get(0).house).isNotNull().extracting(house -> house.id).isNull();
    }

    @Test
    void everyStatementOverRowsFindsThem() {
        inSession(session -> {
            Upsurge upsurge = Upsurge.of(session);
            Volume one = upsurge.insertInto(Volume.class)
                    .returning()
                    .execute(List.of(new Volume(1L, new House("North"), 1, "one")))
                    .entities()
                    .get(0);
            assertThat(one.house).isSameAs(session.getReference(House.class, north.id));
            MutationResult<Volume> updated = upsurge.updateByKey(Volume.class)
                    .execute(List.of(
                            new Volume(1L, new House("South"), 1, "two"), new Volume(9L, new House("South"), 9, "")));
            assertThat(updated.missing()).containsExactly(1L);
            assertThat(house(one)).isEqualTo("South");
            upsurge.upsertInto(Volume.class)
                    .onPrimaryKey()
                    .execute(List.of(new Volume(1L, new House("North"), 1, "three")));
            assertThat(house(one)).isEqualTo("North");
            assertThat(upsurge.upsert(new Volume(1L, new House("South"), 1, "four")))
                    .isSameAs(one);
            assertThat(house(one)).isEqualTo("South");
            assertThat(session.isDirty()).isFalse();
            return null;
        });
        assertThat(volumes())
                .extracting(ReferenceContract::house, v -> v.title)
                .containsExactly(tuple("South", "four"));
    }

    @Test
    void rowsNameTheKeyByDots() {
        MutationResult<Volume> result = upsurge(upsurge -> upsurge.upsertInto(Volume.class)
                .returning()
                .execute(Rows.of(Volume.class)
                        .row(row -> row.value("id", 1L).value("house.name", "South"))
                        .row(row -> row.value("id", 2L).value("house.code", "N"))
                        .row(row ->
                                row.value("id", 3L).value("house.court", "Bern").value("house.entry", 7))
                        .row(row -> row.value("id", 4L).value("house.id", south.id))
                        .row(row -> row.value("id", 5L).value("house", new House("North")))
                        .row(row -> row.value("id", 6L).value("house.name", null))
                        .row(row -> row.value("id", 7L).value("origin.printer.name", "South"))
                        .row(row -> row.value("id", 8L).value("title", "none"))));

        assertThat(result.entities()).extracting(v -> v.id).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(volumes())
                .extracting(ReferenceContract::house)
                .containsExactly("South", "North", "North", "South", "North", null, null, null);
        assertThat(Objects.requireNonNull(volumes().get(6).origin).printer)
                .extracting(house -> house.name)
                .isEqualTo("South");
    }

    @Test
    void columnsAndMapsNameTheKeyByDots() {
        stored(new Volume(1L, null, 1, "kept"));

        upsurge(upsurge -> upsurge.updateByKey(Volume.class)
                .execute(Rows.columns(Volume.class).column("id", List.of(1L)).column("house.name", List.of("South"))));
        upsurge(upsurge -> upsurge.insertInto(Volume.class)
                .execute(Rows.maps(Volume.class, List.of(Map.of("id", 2L, "house.code", "N", "title", "new")))));

        assertThat(volumes())
                .extracting(ReferenceContract::house, v -> v.title)
                .containsExactly(tuple("South", "kept"), tuple("North", "new"));
    }

    @Test
    void anIdentifierNamedByDotsNeedsNoRead() {
        upsurge(upsurge -> upsurge.insertInto(Volume.class)
                .execute(Rows.maps(Volume.class, List.of(Map.of("id", 1L, "house.id", north.id)))));

        assertThat(sent()).hasSize(1);
        assertThat(volumes()).extracting(ReferenceContract::house).containsExactly("North");
    }

    @Test
    void theReferenceMayBePartOfTheConflictTarget() {
        stored(new Volume(1L, north, 1, "old"), new Volume(2L, south, 1, "kept"));

        MutationResult<Volume> result = upsurge(upsurge -> upsurge.upsertInto(Volume.class)
                .onConflict("house", "number")
                .doUpdate(set -> set.excluded("title"))
                .returning()
                .execute(List.of(
                        new Volume(8L, new House("South"), 2, "new"),
                        new Volume(9L, new House("North"), 1, "updated"))));
        upsurge(upsurge -> upsurge.updateByKey(Volume.class)
                .key("house", "number")
                .execute(Rows.maps(
                        Volume.class, List.of(Map.of("house.name", "South", "number", 2, "title", "by key")))));

        assertThat(result.entities()).extracting(v -> v.id).containsExactly(8L, 1L);
        assertThat(volumes())
                .extracting(v -> v.id, v -> v.title)
                .containsExactly(tuple(1L, "updated"), tuple(2L, "kept"), tuple(8L, "by key"));
    }

    @Test
    void duplicatesAreFoundThroughReferences() {
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertInto(Volume.class)
                        .onConflict("house", "number")
                        .execute(List.of(new Volume(1L, new House("South"), 2, "a"), new Volume(2L, south, 2, "b")))))
                .isInstanceOf(io.upsurge.DuplicateKeysException.class);
        assertThat(volumes()).isEmpty();
    }

    @Test
    void aKeyMayHoldAReferenceItself() {
        stored(new Imprint(north, "blue"), new Imprint(south, "blue"));
        Volume volume = new Volume(1L, null, 1, "a");
        volume.imprint = new Imprint(new House("South"), "blue");

        upsurge(upsurge -> upsurge.upsertAll(List.of(volume)));
        upsurge(upsurge -> upsurge.insertInto(Volume.class)
                .execute(Rows.maps(
                        Volume.class,
                        List.of(Map.of("id", 2L, "imprint.house.name", "North", "imprint.label", "blue")))));

        assertThat(volumes())
                .extracting(v -> identifier(Objects.requireNonNull(v.imprint).house))
                .containsExactly(south.id, north.id);
    }

    @Test
    void aReferenceWithinAnEmbeddableIsFound() {
        Volume volume = new Volume(1L, null, 1, "a");
        volume.origin = new Origin(new House("South"), 1999);

        upsurge(upsurge -> upsurge.upsert(volume));

        Origin origin = Objects.requireNonNull(volumes().get(0).origin);
        assertThat(origin.year).isEqualTo(1999);
        assertThat(Objects.requireNonNull(origin.printer).name).isEqualTo("South");
    }

    @Test
    void anAssociationMayHoldAnotherKeyThanTheIdentifier() {
        Volume whole = new Volume(1L, null, 1, "whole");
        whole.seller = north;
        Volume coded = new Volume(2L, null, 1, "coded");
        coded.seller = House.coded("S");
        Volume named = new Volume(3L, null, 1, "named");
        named.seller = new House("North");
        inSession(session -> {
            Volume proxied = new Volume(4L, null, 1, "proxied");
            proxied.seller = session.getReference(House.class, south.id);
            List<Volume> stored = Upsurge.of(session).upsertAll(List.of(whole, coded, named, proxied));
            assertThat(stored)
                    .extracting(v -> identifier(v.seller))
                    .containsExactly(north.id, south.id, north.id, south.id);
            assertThat(session.isDirty()).isFalse();
            return null;
        });
        upsurge(upsurge -> upsurge.updateByKey(Volume.class)
                .execute(Rows.of(Volume.class)
                        .row(row -> row.value("id", 1L).value("seller.code", "S"))
                        .row(row -> row.value("id", 2L).value("seller.name", "North"))
                        .row(row -> row.value("id", 3L).value("seller.id", south.id))
                        .row(row -> row.value("id", 4L).value("seller", north))));

        assertThat(volumes())
                .extracting(v -> Objects.requireNonNull(v.seller).name)
                .containsExactly("South", "North", "South", "North");
    }

    @Test
    void manyReferencesToAnotherKeyAreOneRead() {
        inSession(session -> {
            List<Volume> given = new ArrayList<>();
            for (long i = 0; i < 20; i++) {
                Volume volume = new Volume(i, null, 1, "v");
                volume.seller = session.getReference(House.class, i % 2 == 0 ? north.id : south.id);
                given.add(volume);
            }
            database().statements().clear();
            Upsurge.of(session).insertInto(Volume.class).execute(given);
            assertThat(lookups()).hasSize(1);
            return null;
        });
        assertThat(volumes())
                .filteredOn(v -> "N".equals(Objects.requireNonNull(v.seller).code))
                .hasSize(10);
    }

    @Test
    void keysThatDoNotExistAreToldByIndexAndNothingIsWritten() {
        inSession(session -> {
            Upsurge upsurge = Upsurge.of(session);
            List<Volume> given = List.of(
                    new Volume(1L, new House("North"), 1, "a"),
                    new Volume(2L, new House("West"), 1, "b"),
                    new Volume(3L, south, 1, "c"),
                    new Volume(4L, new House("East"), 1, "d"));
            for (Function<List<Volume>, ?> statement : List.<Function<List<Volume>, ?>>of(
                    upsurge::upsertAll,
                    rows -> upsurge.upsertInto(Volume.class).onPrimaryKey().execute(rows),
                    rows -> upsurge.insertInto(Volume.class).execute(rows),
                    rows -> upsurge.updateByKey(Volume.class).execute(rows))) {
                assertThatThrownBy(() -> statement.apply(given))
                        .isInstanceOfSatisfying(
                                MissingReferencesException.class,
                                e -> assertThat(e.rows()).containsExactly(1L, 3L))
                        .hasMessageContaining("[1, 3]")
                        .hasMessageContaining("house.name")
                        .hasMessageNotContaining("West");
            }
            upsurge.upsertAll(List.of(given.get(0)));
            return null;
        });
        assertThat(volumes()).extracting(v -> v.title).containsExactly("a");
    }

    @Test
    void whatIsPendingIsFound() {
        inSession(session -> {
            session.persist(new House("East"));
            Upsurge.of(session).upsert(new Volume(1L, new House("East"), 1, "a"));
            return null;
        });
        assertThat(volumes()).extracting(ReferenceContract::house).containsExactly("East");

        inSession(session -> {
            session.setHibernateFlushMode(FlushMode.MANUAL);
            session.persist(new House("West"));
            assertThatThrownBy(() -> Upsurge.of(session).upsert(new Volume(2L, new House("West"), 1, "b")))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("flush");
            return null;
        });
    }

    @Test
    void aSessionThatManagesNothingFindsThemToo() {
        try (StatelessSession session = sessions().openStatelessSession()) {
            session.beginTransaction();
            Volume returned = Upsurge.of(session).upsert(new Volume(1L, new House("North"), 1, "a"));
            assertThat(identifier(returned.house)).isEqualTo(north.id);
            session.getTransaction().commit();
        }
        assertThat(volumes()).extracting(ReferenceContract::house).containsExactly("North");
    }

    @Test
    void rowsThatAreNoneOfTheEntityAreNotReferredTo() {
        stored(new Series(1L, "alive"), new Series(2L, "dead"), new Author(1L, "Ann"), new Editor(2L, "Ed"));
        sessions().inTransaction(session -> session.remove(session.find(Series.class, 2L)));
        Volume good = new Volume(1L, null, 1, "good");
        good.series = new Series(null, "alive");
        good.person = new Author(null, "Ann");
        Volume dead = new Volume(2L, null, 1, "dead");
        dead.series = new Series(null, "dead");
        Volume other = new Volume(3L, null, 1, "other");
        other.person = new Author(null, "Ed");

        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertAll(List.of(good, dead))))
                .isInstanceOf(MissingReferencesException.class)
                .hasMessageContaining("[1]");
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertAll(List.of(good, other))))
                .isInstanceOf(MissingReferencesException.class)
                .hasMessageContaining("[1]");
        upsurge(upsurge -> upsurge.upsertAll(List.of(good)));
        upsurge(upsurge -> upsurge.insertInto(Volume.class)
                .execute(Rows.maps(Volume.class, List.of(Map.of("id", 5L, "person.name", "Ed")))));

        assertThat(volumes())
                .extracting(v -> Objects.requireNonNull(v.person).name)
                .containsExactly("Ann", "Ed");
    }

    @Test
    void keysAreEqualAsTheirColumnComparesThem() {
        boolean found = sessions()
                .fromTransaction(session -> session.createSelectionQuery(
                                "select count(*) from PressHouse where name = 'north'", Long.class)
                        .getSingleResult())
                .equals(1L);
        List<Volume> given =
                List.of(new Volume(1L, new House("north"), 1, "a"), new Volume(2L, new House("North"), 2, "b"));
        if (found) {
            upsurge(upsurge -> upsurge.upsertAll(given));
            assertThat(volumes()).extracting(ReferenceContract::house).containsExactly("North", "North");
        } else {
            assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertAll(given)))
                    .isInstanceOf(MissingReferencesException.class)
                    .hasMessageContaining("[0]");
        }
    }

    @Test
    void refusesBeforeAnySqlWhatIsNoKey() {
        Map<String, @Nullable Object> half = new HashMap<>();
        half.put("id", 1L);
        half.put("house.court", "Bern");
        half.put("house.entry", null);
        House ambiguous = House.coded("N");
        ambiguous.court = "Bern";
        ambiguous.entry = 7;
        inSession(session -> {
            Upsurge upsurge = Upsurge.of(session);
            refused(
                    () -> upsurge.upsert(new Volume(1L, new House((String) null), 1, "a")),
                    "row 0",
                    "no identifier",
                    "Save that one first");
            refused(
                    () -> upsurge.upsert(new Volume(1L, ambiguous, 1, "a")),
                    "row 0",
                    "several unique keys",
                    "code",
                    "court, entry");
            refused(
                    () -> rows(upsurge, Map.of("id", 1L, "house.court", "Bern")),
                    "row 0",
                    "no key of PressHouse",
                    "[court, entry]");
            refused(() -> rows(upsurge, half), "row 0", "one of these is NULL");
            refused(
                    () -> rows(upsurge, Map.of("id", 1L, "house.nam", "x")),
                    "PressHouse has no attribute 'nam'",
                    "'name'");
            refused(() -> rows(upsurge, Map.of("id", 1L, "house.name", 5)), "row 0", "java.lang.Integer");
            refused(() -> rows(upsurge, Map.of("id", 1L, "house.name", "x", "house", north)), "Row 0", "both");
            refused(() -> rows(upsurge, Map.of("id", 1L, "house", "North")), "row 0", "java.lang.String");
            refused(
                    () -> upsurge.upsertInto(Volume.class)
                            .execute(Rows.of(Volume.class)
                                    .row(row -> row.value("id", 1L)
                                            .expression(
                                                    "house.name",
                                                    e -> e.builder().literal("x")))),
                    "Row 0",
                    "expression");
            refused(
                    () -> upsurge.update(Volume.class)
                            .value("house", new House("North"))
                            .everyRow()
                            .execute(),
                    "no identifier");
            assertThat(database().statements().sql()).isEmpty();
            return null;
        });
    }

    private static void rows(Upsurge upsurge, Map<String, @Nullable Object> row) {
        upsurge.upsertInto(Volume.class).execute(Rows.maps(Volume.class, List.of(row)));
    }

    private static void refused(Runnable call, String... words) {
        assertThatThrownBy(call::run)
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void evaluatingInMemoryIsRefusedForThem() {
        stored(new Volume(1L, north, 1, "old"));
        inSession(session -> {
            Volume managed = session.find(Volume.class, 1L);
            for (Map<String, Object> row : List.of(
                    Map.<String, Object>of("id", 1L, "house.name", "South"),
                    Map.<String, Object>of("id", 1L, "house.id", south.id))) {
                refused(
                        () -> Upsurge.of(session)
                                .updateByKey(Volume.class)
                                .synchronize(Synchronize.EVALUATE)
                                .execute(Rows.maps(Volume.class, List.of(row))),
                        "'house'",
                        "cannot be evaluated in memory");
            }
            Upsurge.of(session)
                    .updateByKey(Volume.class)
                    .execute(Rows.maps(Volume.class, List.of(Map.of("id", 1L, "house.name", "South"))));
            assertThat(Hibernate.unproxy(Objects.requireNonNull(managed.house), House.class).name)
                    .isEqualTo("South");
            return null;
        });
    }
}
