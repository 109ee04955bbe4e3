package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Club;
import io.upsurge.tck.model.Country;
import io.upsurge.tck.model.Player;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A transaction that fails, before, during or after an upsert, leaves the table as it was and nothing stale in the
 * session (T27).
 *
 * <p>Hibernate detaches all instances of a session whose transaction was rolled back; what an upsert brought into the
 * session goes with them.
 */
public abstract class RollbackContract extends Contract {

    private UUID id = new UUID(0, 0);

    protected RollbackContract() {
        super(Country.class, Club.class, Player.class);
    }

    @BeforeEach
    void storeTwoClubs() {
        Club first = new Club("c1", "old");
        Club second = new Club("c2", "old");
        second.emblem = "lion";
        stored(first, second);
        id = Objects.requireNonNull(first.id);
    }

    @Test
    void beforeAnySqlTheTransactionMayGoOn() {
        inSession(session -> {
            Club held = session.find(Club.class, id);
            database().statements().clear();

            assertThatThrownBy(() -> upsert(session).onConflict("name").execute(List.of(new Club("c1", "new"))))
                    .isInstanceOf(InvalidMutationException.class);

            assertThat(database().statements().count()).isZero();
            assertThat(session.getTransaction().getRollbackOnly()).isFalse();
            assertThat(session.contains(held)).isTrue();
            held.rename("changed");
            return null;
        });

        assertThat(all(Club.class, "code")).extracting(Club::name).containsExactly("changed", "old");
    }

    /** The second chunk meets a unique key that is not the conflict target. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void inTheMiddleOfTheChunks(boolean returning) {
        Club colliding = new Club("c4", "new");
        colliding.emblem = "lion";

        leavesNothingBehind(session -> {
            Upsert<Club> upsert = upsert(session).chunkSize(1);
            List<Club> given = List.of(new Club("c1", "new"), new Club("c3", "new"), colliding);

            assertThatThrownBy(() -> (returning ? upsert.returning() : upsert).execute(given))
                    .isInstanceOf(PersistenceException.class);

            assertThat(session.getTransaction().getRollbackOnly()).isTrue();
            session.getTransaction().rollback();
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void afterTheSql(boolean returning) {
        leavesNothingBehind(session -> {
            Upsert<Club> upsert = upsert(session);
            (returning ? upsert.returning() : upsert).execute(List.of(new Club("c1", "new"), new Club("c3", "new")));

            assertThat(session.find(Club.class, id).name).isEqualTo("new");
            session.getTransaction().rollback();
        });
    }

    @Test
    void inAListenerOfWhatComesBack() {
        leavesNothingBehind(session -> {
            List<Club> given = List.of(new Club("c1", "new"), new Club("c3", Club.UNLOADABLE));

            assertThatThrownBy(() -> upsert(session).returning().execute(given))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("listener");

            assertThat(session.getTransaction().getRollbackOnly()).isTrue();
            session.getTransaction().rollback();
        });
    }

    /** A flush at commit meets a unique key. */
    @Test
    void atCommit() {
        leavesNothingBehind(session -> {
            upsert(session).returning().execute(List.of(new Club("c1", "new"), new Club("c3", "new")));
            Club colliding = new Club("c4", "new");
            colliding.emblem = "lion";
            session.persist(colliding);

            assertThatThrownBy(() -> session.getTransaction().commit()).isInstanceOf(PersistenceException.class);
        });
    }

    @Test
    void beforeCompletion() {
        leavesNothingBehind(session -> {
            session.getTransaction().registerSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    throw new IllegalStateException("A synchronization that throws");
                }

                @Override
                public void afterCompletion(int status) {}
            });
            upsert(session).returning().execute(List.of(new Club("c1", "new"), new Club("c3", "new")));

            assertThatThrownBy(() -> session.getTransaction().commit()).isInstanceOf(RuntimeException.class);
        });
    }

    /** What was committed stays, and the session is in step with it. */
    @Test
    void afterCompletion() {
        try (Session session = sessions().openSession()) {
            session.beginTransaction();
            Club held = session.find(Club.class, id);
            session.getTransaction().registerSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {}

                @Override
                public void afterCompletion(int status) {
                    assertThat(status).isEqualTo(Status.STATUS_COMMITTED);
                    throw new IllegalStateException("A synchronization that throws");
                }
            });
            upsert(session).execute(List.of(new Club("c1", "new"), new Club("c3", "new")));

            try {
                session.getTransaction().commit();
            } catch (RuntimeException e) {
                assertThat(e).hasMessageContaining("Synchronization");
            }

            assertThat(held.name).isEqualTo("new");
        }
        assertThat(all(Club.class, "code")).extracting(Club::name).containsExactly("new", "old", "new");
    }

    @Test
    void aStatelessSessionLeavesTheTableAsItWas() {
        Club colliding = new Club("c4", "new");
        colliding.emblem = "lion";

        assertThatThrownBy(() -> sessions()
                        .inStatelessTransaction(session -> Upsurge.of(session)
                                .upsertInto(Club.class)
                                .chunkSize(1)
                                .execute(List.of(new Club("c1", "new"), new Club("c3", "new"), colliding))))
                .isInstanceOf(PersistenceException.class);

        assertThat(all(Club.class, "code")).extracting(Club::name).containsExactly("old", "old");
    }

    private static Upsert<Club> upsert(Session session) {
        return Upsurge.of(session).upsertInto(Club.class).doUpdate(set -> set.excluded("name"));
    }

    /** Does something that ends the transaction badly, and looks at the session and the table afterwards. */
    private void leavesNothingBehind(Consumer<Session> work) {
        try (Session session = sessions().openSession()) {
            session.beginTransaction();
            Club held = session.find(Club.class, id);
            try {
                work.accept(session);
            } finally {
                if (session.getTransaction().isActive()) {
                    session.getTransaction().rollback();
                }
            }

            assertThat(session.contains(held)).isFalse();
            assertThat(session.getStatistics().getEntityCount()).isZero();
            session.beginTransaction();
            database().statements().clear();
            session.flush();
            assertThat(database().statements().count()).isZero();
            Club read = session.find(Club.class, id);
            assertThat(read).isNotSameAs(held);
            assertThat(read.name).isEqualTo("old");
            assertThat(read.version).isZero();
            assertThat(session.bySimpleNaturalId(Club.class).load("c1")).isSameAs(read);
            assertThat(session.bySimpleNaturalId(Club.class).load("c3")).isNull();
            session.getTransaction().commit();
        }
        assertThat(all(Club.class, "code")).extracting(Club::name).containsExactly("old", "old");
    }
}
