package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.Mutation;
import io.upsurge.Synchronize;
import io.upsurge.Upsurge;
import io.upsurge.tck.contract.MutationTable.Fate;
import io.upsurge.tck.model.Club;
import io.upsurge.tck.model.Country;
import io.upsurge.tck.model.Parcel;
import io.upsurge.tck.model.Player;
import jakarta.persistence.EntityNotFoundException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of managed instances whose rows are updated or deleted by a condition (A22). */
public abstract class SynchronizedMutationsContract extends Contract {

    protected SynchronizedMutationsContract() {
        super(Country.class, Club.class, Player.class, Parcel.class);
    }

    static Stream<MutationTable.Line> lines() {
        return MutationTable.lines().stream();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void anUpdatedInstanceIsTreatedAsTheTableSays(MutationTable.Line line) {
        Object id = storedClub();
        inSession(session -> {
            Club held = line.state().hold(session, id);
            executeOrRefuse(renamed(session, id).synchronize(line.mode()), line.updated());
            switch (line.updated()) {
                case REFRESHED -> {
                    assertThat(session.contains(held)).isTrue();
                    assertThat(held.name()).isEqualTo("new");
                    assertThat(((Club) Hibernate.unproxy(held)).version).isEqualTo(versionAfter(line));
                    assertFlushSends(session, 0);
                    held.rename("newer");
                    assertFlushSends(session, line.state() == ManagedState.READ_ONLY ? 0 : 1);
                }
                case READ_WHEN_USED -> {
                    assertThat(Hibernate.isInitialized(held)).isFalse();
                    assertThat(held.name()).isEqualTo("new");
                }
                case STALE -> {
                    assertThat(session.contains(held)).isTrue();
                    assertThat(held.name()).isNotEqualTo("new");
                    assertFlushSends(session, 0);
                }
                case REFUSED -> assertThat(held.name()).isEqualTo("old");
                default -> {
                    assertThat(session.contains(held)).isFalse();
                    assertFlushSends(session, 0);
                }
            }
            return null;
        });
    }

    private static int versionAfter(MutationTable.Line line) {
        return line.state() == ManagedState.DIRTY ? 2 : 1;
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aDeletedInstanceIsTreatedAsTheTableSays(MutationTable.Line line) {
        Object id = storedClub();
        inSession(session -> {
            Club held = line.state().hold(session, id);
            executeOrRefuse(deleted(session, id).synchronize(line.mode()), line.deleted());
            switch (line.deleted()) {
                case STILL_MANAGED, REFUSED ->
                    assertThat(session.contains(held)).isTrue();
                case MISSED_WHEN_USED ->
                    assertThatThrownBy(() -> Hibernate.initialize(held)).isInstanceOf(EntityNotFoundException.class);
                default -> {
                    assertThat(session.contains(held)).isFalse();
                    assertThat(session.find(Club.class, id)).isNull();
                }
            }
            assertFlushSends(session, 0);
            return null;
        });
    }

    private static void executeOrRefuse(Mutation<Club> mutation, Fate fate) {
        if (fate == Fate.REFUSED) {
            assertThatThrownBy(mutation::execute)
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("read-only");
        } else {
            mutation.execute();
        }
    }

    /** A refreshed instance keeps its collections and its references. */
    @ParameterizedTest
    @EnumSource(names = {"AUTO", "FETCH", "EVALUATE"})
    void aRefreshedInstanceKeepsWhatItHolds(Synchronize mode) {
        Object id = storedClub();
        inSession(session -> {
            Club held = session.find(Club.class, id);
            Hibernate.initialize(held.colours);
            Set<String> colours = held.colours;
            Country country = held.country;

            renamed(session, id).synchronize(mode).execute();

            assertThat(held.colours).isSameAs(colours).containsExactly("red");
            assertThat(held.country).isSameAs(country);
            held.colours.add("blue");
            session.flush();
            return null;
        });
        inSession(session -> {
            assertThat(session.find(Club.class, id).colours).containsExactlyInAnyOrder("red", "blue");
            return null;
        });
    }

    @ParameterizedTest
    @EnumSource
    void aReturnedInstanceIsTheManagedOne(Synchronize mode) {
        Object id = storedClub();
        inSession(session -> {
            Club held = session.find(Club.class, id);

            List<Club> returned =
                    renamed(session, id).synchronize(mode).returning().execute().entities();

            assertThat(returned).hasSize(1);
            assertThat(session.contains(returned.get(0))).isTrue();
            if (mode == Synchronize.EVICT) {
                assertThat(returned.get(0)).isNotSameAs(held);
            } else {
                assertThat(returned.get(0)).isSameAs(held);
            }
            assertThat(returned.get(0).name).isEqualTo(mode == Synchronize.NONE ? "old" : "new");
            assertFlushSends(session, 0);
            return null;
        });
    }

    /** What the session does not hold is not loaded for the sake of what it does. */
    @Test
    void onlyWhatIsManagedIsRead() {
        Object id = storedClub();
        stored(new Club("c2", "old"));
        inSession(session -> {
            Club held = session.find(Club.class, id);
            Upsurge.of(session)
                    .update(Club.class)
                    .value("name", "new")
                    .everyRow()
                    .synchronize(Synchronize.FETCH)
                    .execute();
            assertThat(held.name).isEqualTo("new");
            assertThat(session.getStatistics().getEntityCount()).isEqualTo(1);
            return null;
        });
    }

    private static Mutation<Club> renamed(Session session, Object id) {
        return Upsurge.of(session)
                .update(Club.class)
                .value("name", "new")
                .where(e -> e.builder().equal(e.existing("id"), id));
    }

    private static Mutation<Club> deleted(Session session, Object id) {
        session.createMutationQuery("delete Player").executeUpdate();
        return Upsurge.of(session).deleteFrom(Club.class).where(e -> e.builder().equal(e.existing("id"), id));
    }

    private void assertFlushSends(Session session, int statements) {
        database().statements().clear();
        session.flush();
        assertThat(sent()).hasSize(statements);
    }

    /** A club with colours and a country. */
    private Object storedClub() {
        Country country = new Country("CH", "Schweiz");
        Club club = new Club("c1", "old");
        club.country = country;
        club.colours.add("red");
        stored(country, club);
        return Objects.requireNonNull(club.id);
    }
}
