package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.Synchronize;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Club;
import io.upsurge.tck.model.Country;
import io.upsurge.tck.model.Parcel;
import io.upsurge.tck.model.Player;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.FlushMode;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of managed instances whose rows are upserted (A13, A22, T28). */
public abstract class ManagedInstancesContract extends Contract {

    protected ManagedInstancesContract() {
        super(Country.class, Club.class, Player.class, Parcel.class);
    }

    static Stream<SynchronizeTable.Line> lines() {
        return SynchronizeTable.lines().stream();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void anInstanceIsTreatedAsTheTableSays(SynchronizeTable.Line line) {
        Object id = storedClub();

        inSession(session -> {
            Club held = line.state().hold(session, id);

            upsert(session, line.mode()).execute(List.of(new Club("c1", "new")));

            assertThat(fate(session, held)).isEqualTo(line.instance());
            assertFlushSendsNothing(session);
            return null;
        });

        assertThat(all(Club.class, "code")).extracting(Club::name).containsExactly("new");
    }

    /** A few among many rows, or most of them, in the first chunks or the last; others stay as they were. */
    @ParameterizedTest
    @ValueSource(ints = {3, 20, 450})
    void instancesOfManyChunksAreFresh(int managed) {
        List<String> codes = IntStream.range(0, 500)
                .mapToObj(i -> String.format("%04d", i))
                .collect(Collectors.toCollection(ArrayList::new));
        upsurge(upsurge -> upsurge.upsertAll(
                codes.stream().map(code -> new Country(code, "old")).toList()));
        Collections.shuffle(codes, new Random(managed));
        stored(new Country("other", "old"));

        inSession(session -> {
            List<Country> held = Stream.concat(codes.stream().limit(managed), Stream.of("other"))
                    .map(code -> session.find(Country.class, code))
                    .toList();
            Collections.shuffle(codes, new Random(1));
            Upsurge.of(session)
                    .upsertInto(Country.class)
                    .chunkSize(10)
                    .execute(
                            codes.stream().map(code -> new Country(code, "new")).toList());

            assertThat(held.subList(0, managed))
                    .extracting(country -> country.name)
                    .containsOnly("new");
            assertThat(held.get(managed).name).isEqualTo("old");
            assertFlushSendsNothing(session);
            return null;
        });
    }

    @ParameterizedTest
    @MethodSource("lines")
    void anInstanceIsReturnedAsTheTableSays(SynchronizeTable.Line line) {
        Object id = storedClub();

        inSession(session -> {
            Club held = line.state().hold(session, id);

            Club returned = upsert(session, line.mode())
                    .returning()
                    .execute(List.of(new Club("c1", "new")))
                    .entities()
                    .get(0);

            boolean stale = line.instance() == SynchronizeTable.Fate.STALE;
            assertThat(returned.name()).isEqualTo(stale ? heldName(line) : "new");
            assertThat(session.contains(returned)).isTrue();
            if (line.returned() == SynchronizeTable.Returned.ANOTHER) {
                assertThat(returned).isNotSameAs(held);
                assertThat(session.contains(held)).isFalse();
            } else {
                assertThat(returned).isSameAs(held);
            }
            assertThat(Hibernate.isInitialized(returned)).isTrue();
            assertFlushSendsNothing(session);
            if (!stale) {
                returned.rename("newer");
                assertFlushSends(session, line.updates());
            }
            return null;
        });
    }

    private Upsert<Club> upsert(Session session, Synchronize mode) {
        return Upsurge.of(session)
                .upsertInto(Club.class)
                .doUpdate(set -> set.excluded("name"))
                .synchronize(mode);
    }

    private static String heldName(SynchronizeTable.Line line) {
        return line.state() == ManagedState.DIRTY ? "changed" : "old";
    }

    private SynchronizeTable.Fate fate(Session session, Club held) {
        if (!Hibernate.isInitialized(held)) {
            return "new".equals(held.name()) ? SynchronizeTable.Fate.READ_WHEN_USED : SynchronizeTable.Fate.STALE;
        }
        if (!session.contains(held)) {
            boolean deleted = sent().stream().anyMatch(sql -> sql.startsWith("delete from Club "));
            return deleted ? SynchronizeTable.Fate.DELETED : SynchronizeTable.Fate.DETACHED;
        }
        return "new".equals(held.name()) ? SynchronizeTable.Fate.REFRESHED : SynchronizeTable.Fate.STALE;
    }

    private void assertFlushSendsNothing(Session session) {
        assertFlushSends(session, 0);
    }

    private void assertFlushSends(Session session, int statements) {
        database().statements().clear();
        session.flush();
        assertThat(sent()).hasSize(statements);
    }

    /** A club with a player, colours and a country. */
    private Object storedClub() {
        Country country = new Country("CH", "Schweiz");
        Club club = new Club("c1", "old");
        club.country = country;
        club.players.add(new Player("Ann", club));
        club.colours.add("red");
        stored(country, club);
        return Objects.requireNonNull(club.id);
    }

    @Test
    void evaluateIsRefusedBeforeAnythingIsSent() {
        inSession(session -> {
            assertThatThrownBy(() -> upsert(session, Synchronize.EVALUATE).execute(List.of(new Club("c1", "new"))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("EVALUATE")
                    .hasMessageContaining("FETCH");
            assertThat(database().statements().count()).isZero();
            return null;
        });
    }

    @Test
    void collectionsKeepTheirWrappersAndTheirPendingChanges() {
        Object id = storedClub();

        inSession(session -> {
            Club club = session.find(Club.class, id);
            Hibernate.initialize(club.colours);
            Collection<?> players = club.players;
            Collection<?> colours = club.colours;

            upsert(session, Synchronize.AUTO).returning().execute(List.of(new Club("c1", "new")));

            assertThat(club.players).isSameAs(players);
            assertThat(club.colours).isSameAs(colours);
            assertThat(Hibernate.isInitialized(club.players)).isFalse();
            assertThat(Hibernate.isInitialized(club.colours)).isTrue();
            assertFlushSendsNothing(session);
            assertThat(club.players).extracting(player -> player.name).containsExactly("Ann");

            club.colours.add("blue");
            upsert(session, Synchronize.AUTO).returning().execute(List.of(new Club("c1", "newer")));
            club.colours.add("green");
            assertThat(club.colours).isSameAs(colours);
            return null;
        });

        inSession(session -> {
            Club club = session.find(Club.class, id);
            assertThat(club.colours).containsExactlyInAnyOrder("red", "blue", "green");
            assertThat(club.name).isEqualTo("newer");
            return null;
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "FETCH"})
    void aRefreshedInstanceHasTheVersionAndTheAssociationOfTheRow(Synchronize mode) {
        Object id = storedClub();
        stored(new Country("AT", "Österreich"));

        inSession(session -> {
            Club club = session.find(Club.class, id);
            Club given = new Club("c1", "new");
            given.country = session.getReference(Country.class, "AT");

            Upsurge.of(session)
                    .upsertInto(Club.class)
                    .doUpdate(set -> set.excluded("name", "country"))
                    .synchronize(mode)
                    .execute(List.of(given));

            assertThat(club.version).isEqualTo(1);
            assertThat(club.country).isSameAs(given.country);
            assertThat(Hibernate.isInitialized(club.country)).isFalse();
            club.rename("newer");
            assertFlushSends(session, 1);
            assertThat(club.version).isEqualTo(2);
            return null;
        });
    }

    @Test
    void pendingInsertsAreSentFirst() {
        inSession(session -> {
            Club club = new Club("c1", "persisted");
            session.persist(club);

            upsert(session, Synchronize.AUTO).execute(List.of(new Club("c1", "new")));

            assertThat(club.name).isEqualTo("new");
            assertFlushSendsNothing(session);
            return null;
        });

        assertThat(all(Club.class, "code")).extracting(Club::name).containsExactly("new");
    }

    @Test
    void pendingChangesOfOtherTablesStayPending() {
        stored(new Parcel("b1", "old"));

        inSession(session -> {
            session.bySimpleNaturalId(Parcel.class).load("b1").content = "changed";
            database().statements().clear();

            upsert(session, Synchronize.AUTO).execute(List.of(new Club("c1", "new")));

            assertThat(sent()).hasSize(1);
            assertFlushSends(session, 1);
            return null;
        });

        assertThat(all(Parcel.class, "label"))
                .extracting(parcel -> parcel.content)
                .containsExactly("changed");
    }

    @ParameterizedTest
    @EnumSource(
            value = FlushMode.class,
            names = {"MANUAL", "COMMIT"})
    void unflushedChangesAreNotOverwrittenWhereTheFlushModeForbidsToSendThem(FlushMode mode) {
        Object id = storedClub();

        for (ManagedState state : List.of(ManagedState.DIRTY, ManagedState.REMOVED)) {
            inSession(session -> {
                session.setHibernateFlushMode(mode);
                Club held = state.hold(session, id);
                database().statements().clear();

                assertThatThrownBy(() -> upsert(session, Synchronize.AUTO).execute(List.of(new Club("c1", "new"))))
                        .isInstanceOf(InvalidMutationException.class)
                        .hasMessageContaining("flush");

                assertThat(database().statements().count()).isZero();
                assertThat(held.name).isEqualTo(state == ManagedState.DIRTY ? "changed" : "old");
                session.clear();
                return null;
            });
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FlushMode.class,
            names = {"MANUAL", "COMMIT"})
    void cleanInstancesAreRefreshedWhateverTheFlushMode(FlushMode mode) {
        Object id = storedClub();

        inSession(session -> {
            session.setHibernateFlushMode(mode);
            Club club = session.find(Club.class, id);

            upsert(session, Synchronize.AUTO).execute(List.of(new Club("c1", "new")));

            assertThat(club.name).isEqualTo("new");
            assertFlushSendsNothing(session);
            return null;
        });
    }

    @Test
    void anInstanceThatThisSessionRemovesCannotBeUpserted() {
        Object id = storedClub();

        inSession(session -> {
            Club club = session.find(Club.class, id);
            session.remove(club);
            database().statements().clear();

            assertThatThrownBy(() -> Upsurge.of(session).upsert(club))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("delete");

            assertThat(database().statements().count()).isZero();
            session.clear();
            return null;
        });
    }

    /** The flush that comes first gives it another version, and that one is expected. */
    @Test
    void aManagedInstanceThatWasChangedMayBeGivenItself() {
        Object id = storedClub();

        inSession(session -> {
            Club club = session.find(Club.class, id);
            club.rename("changed");

            Club returned = Upsurge.of(session).upsert(club);

            assertThat(returned).isSameAs(club);
            assertThat(club.name).isEqualTo("changed");
            assertFlushSendsNothing(session);
            return null;
        });

        assertThat(all(Club.class, "code")).extracting(Club::name).containsExactly("changed");
    }

    @Test
    void aNewInstanceIsManagedAndFoundByItsNaturalIdWithoutSql() {
        inSession(session -> {
            Club club = Upsurge.of(session).upsert(new Club("c1", "new"));
            database().statements().clear();

            assertThat(session.bySimpleNaturalId(Club.class).load("c1")).isSameAs(club);
            assertThat(session.find(Club.class, club.id)).isSameAs(club);
            assertThat(database().statements().count()).isZero();
            assertFlushSendsNothing(session);
            club.rename("newer");
            assertFlushSends(session, 1);
            return null;
        });
    }

    @Test
    void anInstanceThatIsUpsertedTwiceIsOneInstance() {
        Object id = storedClub();

        inSession(session -> {
            Upsurge upsurge = Upsurge.of(session);
            Club first = upsurge.upsert(new Club("c1", "one"));
            Club second = upsurge.upsert(new Club("c1", "two"));

            assertThat(second).isSameAs(first).isSameAs(session.find(Club.class, id));
            assertThat(first.name).isEqualTo("two");
            assertFlushSendsNothing(session);
            return null;
        });
    }

    @Test
    void tuplesRefreshManagedInstancesAsWell() {
        Object id = storedClub();

        inSession(session -> {
            Club club = session.find(Club.class, id);

            upsert(session, Synchronize.AUTO).returning("name").execute(List.of(new Club("c1", "new")));

            assertThat(club.name).isEqualTo("new");
            assertFlushSendsNothing(session);
            return null;
        });
    }

    @Test
    void aRowThatIsLeftAloneChangesNoManagedInstance() {
        Object id = storedClub();

        inSession(session -> {
            Club club = session.find(Club.class, id);

            Upsurge.of(session).upsertInto(Club.class).doNothing().execute(List.of(new Club("c1", "new")));

            assertThat(club.name).isEqualTo("old");
            assertThat(club.version).isZero();
            assertFlushSendsNothing(session);
            return null;
        });
    }

    /** Where a database finds that {@code C1} is {@code c1}, the instance is the row's although its key differs. */
    @Test
    void anInstanceIsRefreshedThoughItsKeyIsWrittenDifferently() {
        Object id = storedClub();

        inSession(session -> {
            Club club = session.find(Club.class, id);

            upsert(session, Synchronize.AUTO).execute(List.of(new Club("C1", "new")));

            String stored = session.createSelectionQuery("select name from Club where id = :id", String.class)
                    .setParameter("id", id)
                    .getSingleResult();
            assertThat(club.name).isEqualTo(stored);
            assertFlushSendsNothing(session);
            return null;
        });
    }

    @Test
    void nothingIsReadForAnUpsertInALargeSession() {
        List<Parcel> parcels = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            parcels.add(new Parcel("k" + i, "stored"));
        }
        upsurge(upsurge -> upsurge.upsertInto(Parcel.class).execute(parcels));

        inSession(session -> {
            List<Parcel> managed =
                    session.createSelectionQuery("from Parcel", Parcel.class).getResultList();
            assertThat(managed).hasSize(5000);
            database().statements().clear();

            Upsurge.of(session).upsertInto(Parcel.class).execute(List.of(new Parcel("new", "new")));

            assertThat(sent()).hasSize(1);
            database().statements().clear();

            Upsurge.of(session).upsertInto(Parcel.class).execute(List.of(new Parcel("k7", "new")));

            assertThat(sent()).hasSize(2);
            assertThat(managed)
                    .filteredOn(parcel -> "new".equals(parcel.content))
                    .singleElement()
                    .satisfies(parcel -> assertThat(parcel.label).isEqualTo("k7"));
            return null;
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "FETCH", "EVICT", "NONE"})
    void everyModeMayBeSaidInAStatelessSession(Synchronize mode) {
        storedClub();

        sessions().inStatelessTransaction(session -> {
            Club given = new Club("c1", "new");

            Club returned = Upsurge.of(session)
                    .upsertInto(Club.class)
                    .doUpdate(set -> set.excluded("name"))
                    .synchronize(mode)
                    .returning()
                    .execute(List.of(given))
                    .entities()
                    .get(0);

            assertThat(returned).isSameAs(given);
            assertThat(given.name).isEqualTo("new");
            assertThat(given.version).isEqualTo(1);
            assertThat(given.country).isNotNull();
        });

        assertThat(all(Club.class, "code")).extracting(Club::name).containsExactly("new");
    }

    @Test
    void anEvictedInstanceLeavesNothingBehind() {
        Object id = storedClub();

        inSession(session -> {
            Club club = session.find(Club.class, id);
            club.colours.add("blue");

            upsert(session, Synchronize.EVICT).execute(List.of(new Club("c1", "new")));

            assertThat(session.contains(club)).isFalse();
            Club read = session.find(Club.class, id);
            assertThat(read).isNotSameAs(club);
            assertThat(read.name).isEqualTo("new");
            assertThat(read.colours).isEqualTo(Set.of("red", "blue"));
            assertThat(session.bySimpleNaturalId(Club.class).load("c1")).isSameAs(read);
            return null;
        });
    }
}
