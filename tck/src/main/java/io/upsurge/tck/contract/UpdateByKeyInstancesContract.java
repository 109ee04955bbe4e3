package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Rows;
import io.upsurge.Synchronize;
import io.upsurge.UpdateByKey;
import io.upsurge.Upsurge;
import io.upsurge.tck.contract.MutationTable.Fate;
import io.upsurge.tck.model.Club;
import io.upsurge.tck.model.Country;
import io.upsurge.tck.model.Player;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.FlushMode;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of managed instances whose rows are updated by key: what the table says of updates (T28). */
public abstract class UpdateByKeyInstancesContract extends Contract {

    protected UpdateByKeyInstancesContract() {
        super(Country.class, Club.class, Player.class);
    }

    /** How rows are found. */
    enum Key {
        IDENTIFIER {
            @Override
            MutationResult<Club> execute(UpdateByKey<Club> update, Object id) {
                return update.execute(
                        Rows.of(Club.class).row(set -> set.value("id", id).value("name", "new")));
            }
        },
        NATURAL_ID {
            @Override
            MutationResult<Club> execute(UpdateByKey<Club> update, Object id) {
                return update.key("code")
                        .execute(Rows.of(Club.class)
                                .row(set -> set.value("code", "c1").value("name", "new")));
            }
        };

        abstract MutationResult<Club> execute(UpdateByKey<Club> update, Object id);
    }

    static Stream<Arguments> lines() {
        return MutationTable.lines().stream()
                .flatMap(line -> Stream.of(Key.values()).map(key -> Arguments.of(line, key)));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void anInstanceIsTreatedAsTheTableSays(MutationTable.Line line, Key key) {
        Object id = storedClub();
        inSession(session -> {
            Club held = line.state().hold(session, id);
            UpdateByKey<Club> update = update(session).synchronize(line.mode());
            if (line.updated() == Fate.REFUSED) {
                assertThatThrownBy(() -> key.execute(update, id))
                        .isInstanceOf(InvalidMutationException.class)
                        .hasMessageContaining("read-only");
                assertThat(held.name()).isEqualTo("old");
                assertThat(sent()).noneMatch(sql -> sql.contains("update "));
                return null;
            }

            MutationResult<Club> result = key.execute(update, id);

            assertThat(result.missing()).hasSize(line.updated() == Fate.DELETED ? 1 : 0);
            assertFate(session, held, line);
            return null;
        });

        boolean deleted = line.updated() == Fate.DELETED;
        boolean refused = line.updated() == Fate.REFUSED;
        assertThat(all(Club.class, "code"))
                .extracting(Club::name)
                .isEqualTo(deleted ? List.of() : List.of(refused ? "old" : "new"));
    }

    private void assertFate(Session session, Club held, MutationTable.Line line) {
        switch (line.updated()) {
            case REFRESHED -> {
                assertThat(session.contains(held)).isTrue();
                assertThat(held.name()).isEqualTo("new");
                assertThat(((Club) Hibernate.unproxy(held)).version)
                        .isEqualTo(line.state() == ManagedState.DIRTY ? 2 : 1);
            }
            case READ_WHEN_USED -> {
                assertThat(Hibernate.isInitialized(held)).isFalse();
                assertThat(held.name()).isEqualTo("new");
            }
            case STALE -> {
                assertThat(session.contains(held)).isTrue();
                assertThat(held.name()).isNotEqualTo("new");
            }
            default -> assertThat(session.contains(held)).isFalse();
        }
        assertFlushSends(session, 0);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void anInstanceIsReturnedAsTheTableSays(MutationTable.Line line, Key key) {
        Object id = storedClub();
        inSession(session -> {
            Club held = line.state().hold(session, id);
            UpdateByKey<Club> update = update(session).synchronize(line.mode()).returning();
            if (line.updated() == Fate.REFUSED) {
                return null; // what is returned is read anyway, and nothing needs to be told in memory
            }

            List<Club> returned = key.execute(update, id).entities();

            if (line.updated() == Fate.DELETED) {
                assertThat(returned).isEmpty();
                return null;
            }
            Club club = returned.get(0);
            assertThat(session.contains(club)).isTrue();
            if (line.updated() == Fate.DETACHED) {
                assertThat(club).isNotSameAs(held);
                assertThat(session.contains(held)).isFalse();
            } else {
                assertThat(club).isSameAs(held);
            }
            String unchanged = line.state() == ManagedState.DIRTY ? "changed" : "old";
            assertThat(club.name()).isEqualTo(line.updated() == Fate.STALE ? unchanged : "new");
            assertFlushSends(session, 0);
            if (line.updated() != Fate.STALE) {
                club.rename("newer");
                boolean stays = line.state() == ManagedState.READ_ONLY && line.updated() != Fate.DETACHED;
                assertFlushSends(session, stays ? 0 : 1);
            }
            return null;
        });
    }

    /** No change that was not flushed is lost: it is sent first, and what the row does not bring stays. */
    @ParameterizedTest
    @EnumSource
    void aChangeOfAnotherAttributeIsSentFirst(Synchronize mode) {
        Object id = storedClub();
        inSession(session -> {
            Club held = session.find(Club.class, id);
            held.emblem = "bear";
            held.colours.add("blue");

            Key.IDENTIFIER.execute(update(session).synchronize(mode), id);

            assertThat(held.emblem).isEqualTo("bear");
            assertFlushSends(session, 0);
            return null;
        });

        inSession(session -> {
            Club club = session.find(Club.class, id);
            assertThat(club.emblem).isEqualTo("bear");
            assertThat(club.name).isEqualTo("new");
            assertThat(club.colours).isEqualTo(Set.of("red", "blue"));
            return null;
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = FlushMode.class,
            names = {"MANUAL", "COMMIT"})
    void unflushedChangesAreNotOverwrittenWhereTheFlushModeForbidsToSendThem(FlushMode flushMode) {
        Object id = storedClub();
        for (Synchronize mode : Synchronize.values()) {
            for (ManagedState state : List.of(ManagedState.DIRTY, ManagedState.REMOVED)) {
                inSession(session -> {
                    session.setHibernateFlushMode(flushMode);
                    Club held = state.hold(session, id);
                    database().statements().clear();

                    assertThatThrownBy(
                                    () -> Key.IDENTIFIER.execute(update(session).synchronize(mode), id))
                            .isInstanceOf(InvalidMutationException.class)
                            .hasMessageContaining("flush");

                    assertThat(database().statements().count()).isZero();
                    assertThat(held.name).isEqualTo(state == ManagedState.DIRTY ? "changed" : "old");
                    session.clear();
                    return null;
                });
            }
        }
    }

    /** The flush that comes first gives it another version, and that one is expected. */
    @Test
    void aManagedInstanceThatWasChangedMayBeGivenItself() {
        Object id = storedClub();
        inSession(session -> {
            Club club = session.find(Club.class, id);
            club.rename("changed");

            MutationResult<Club> result = update(session).execute(List.of(club));

            assertThat(result.updated()).isEqualTo(1);
            assertThat(club.name).isEqualTo("changed");
            assertThat(club.version).isEqualTo(2);
            assertFlushSends(session, 0);
            return null;
        });
    }

    @Test
    void anInstanceThatThisSessionRemovesCannotBeGiven() {
        Object id = storedClub();
        inSession(session -> {
            Club club = session.find(Club.class, id);
            session.remove(club);
            database().statements().clear();

            assertThatThrownBy(() -> update(session).execute(List.of(club)))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("delete");

            assertThat(database().statements().count()).isZero();
            session.clear();
            return null;
        });
    }

    /** A row that is not there, or that the condition leaves alone, has nothing to tell an instance. */
    @ParameterizedTest
    @EnumSource(names = {"AUTO", "FETCH", "EVALUATE", "NONE"})
    void aRowThatIsLeftAloneChangesNoInstance(Synchronize mode) {
        Object id = storedClub();
        inSession(session -> {
            Club held = session.find(Club.class, id);

            MutationResult<Club> result = Key.IDENTIFIER.execute(
                    update(session).synchronize(mode).where(row -> row.builder().isNotNull(row.existing("emblem"))),
                    id);

            assertThat(result.skipped()).isEqualTo(1);
            assertThat(held.name).isEqualTo("old");
            assertThat(held.version).isZero();
            assertFlushSends(session, 0);
            return null;
        });
    }

    private static UpdateByKey<Club> update(Session session) {
        return Upsurge.of(session).updateByKey(Club.class);
    }

    private void assertFlushSends(Session session, int statements) {
        database().statements().clear();
        session.flush();
        assertThat(sent()).hasSize(statements);
    }

    /** A club with a player, a colour and a country. */
    private Object storedClub() {
        Country country = new Country("CH", "Schweiz");
        Club club = new Club("c1", "old");
        club.country = country;
        club.players.add(new Player("Ann", club));
        club.colours.add("red");
        stored(country, club);
        return Objects.requireNonNull(club.id);
    }
}
