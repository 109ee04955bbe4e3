package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.Rows;
import io.upsurge.Synchronize;
import io.upsurge.UpdateByKey;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Club;
import io.upsurge.tck.model.Country;
import io.upsurge.tck.model.Player;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A transaction that fails, before, during or after an update by key, leaves the table as it was and nothing stale in the
 * session (T27).
 */
public abstract class UpdateByKeyRollbackContract extends Contract {

    private UUID id = new UUID(0, 0);

    protected UpdateByKeyRollbackContract() {
        super(Country.class, Club.class, Player.class);
    }

    /** What is done with managed instances, and whether entities are given back. */
    record Form(Synchronize mode, boolean returning) {
        UpdateByKey<Club> of(Session session) {
            UpdateByKey<Club> update =
                    Upsurge.of(session).updateByKey(Club.class).key("code").synchronize(mode);
            return returning ? update.returning() : update;
        }
    }

    static Stream<Form> forms() {
        return Arrays.stream(Synchronize.values())
                .flatMap(mode -> Stream.of(new Form(mode, false), new Form(mode, true)));
    }

    @BeforeEach
    void storeClubs() {
        Club first = new Club("c1", "old");
        Club second = new Club("c2", "old");
        second.emblem = "lion";
        stored(first, second, new Club("c3", "old"));
        id = Objects.requireNonNull(first.id);
    }

    @ParameterizedTest
    @EnumSource
    void beforeAnySqlTheTransactionMayGoOn(Synchronize mode) {
        inSession(session -> {
            Club held = session.find(Club.class, id);
            database().statements().clear();

            assertThatThrownBy(
                            () -> new Form(mode, false).of(session).key("name").execute(named("new", "c1")))
                    .isInstanceOf(InvalidMutationException.class);

            assertThat(database().statements().count()).isZero();
            assertThat(session.getTransaction().getRollbackOnly()).isFalse();
            assertThat(session.contains(held)).isTrue();
            assertThat(held.name).isEqualTo("old");
            held.rename("changed");
            return null;
        });

        assertNames("changed", "old", "old");
    }

    /** The second chunk meets a unique key that is not the one by which rows are found. */
    @ParameterizedTest
    @MethodSource("forms")
    void inTheMiddleOfTheChunks(Form form) {
        leavesNothingBehind(session -> {
            Rows<Club> rows = Rows.maps(
                    Club.class,
                    List.of(
                            Map.of("code", "c1", "name", "new", "emblem", "bear"),
                            Map.of("code", "c3", "name", "new", "emblem", "lion")));

            assertThatThrownBy(() -> form.of(session).chunkSize(1).execute(rows))
                    .isInstanceOf(PersistenceException.class);

            assertThat(session.getTransaction().getRollbackOnly()).isTrue();
            session.getTransaction().rollback();
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void afterTheSql(Form form) {
        leavesNothingBehind(session -> {
            form.of(session).execute(named("new", "c1", "c3"));

            session.getTransaction().rollback();
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "FETCH", "EVICT"})
    void inAListenerOfWhatComesBack(Synchronize mode) {
        leavesNothingBehind(session -> {
            assertThatThrownBy(() -> new Form(mode, true).of(session).execute(named(Club.UNLOADABLE, "c3", "c1")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("listener");

            assertThat(session.getTransaction().getRollbackOnly()).isTrue();
            session.getTransaction().rollback();
        });
    }

    /** A flush at commit meets a unique key. */
    @ParameterizedTest
    @MethodSource("forms")
    void atCommit(Form form) {
        leavesNothingBehind(session -> {
            form.of(session).execute(named("new", "c1", "c3"));
            Club colliding = new Club("c4", "new");
            colliding.emblem = "lion";
            session.persist(colliding);

            assertThatThrownBy(() -> session.getTransaction().commit()).isInstanceOf(PersistenceException.class);
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void beforeCompletion(Form form) {
        leavesNothingBehind(session -> {
            session.getTransaction().registerSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    throw new IllegalStateException("A synchronization that throws");
                }

                @Override
                public void afterCompletion(int status) {}
            });
            form.of(session).execute(named("new", "c1", "c3"));

            assertThatThrownBy(() -> session.getTransaction().commit()).isInstanceOf(RuntimeException.class);
        });
    }

    /** What was committed stays, and the session is in step with it. */
    @ParameterizedTest
    @MethodSource("forms")
    void afterCompletion(Form form) {
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
            form.of(session).execute(named("new", "c1", "c3"));

            try {
                session.getTransaction().commit();
            } catch (RuntimeException e) {
                assertThat(e).hasMessageContaining("Synchronization");
            }

            boolean leftAlone = form.mode() == Synchronize.NONE || form.mode() == Synchronize.EVICT;
            assertThat(held.name).isEqualTo(leftAlone ? "old" : "new");
        }
        assertNames("new", "old", "new");
    }

    @Test
    void aStatelessSessionLeavesTheTableAsItWas() {
        assertThatThrownBy(() -> sessions()
                        .inStatelessTransaction(session -> Upsurge.of(session)
                                .updateByKey(Club.class)
                                .key("code")
                                .chunkSize(1)
                                .execute(Rows.maps(
                                        Club.class,
                                        List.of(
                                                Map.of("code", "c1", "name", "new", "emblem", "bear"),
                                                Map.of("code", "c3", "name", "new", "emblem", "lion"))))))
                .isInstanceOf(PersistenceException.class);

        assertNames("old", "old", "old");
    }

    private static Rows<Club> named(String name, String... codes) {
        return Rows.columns(Club.class)
                .column("code", List.of(codes))
                .column("name", Stream.of(codes).map(code -> name).toList());
    }

    private void assertNames(String... names) {
        assertThat(all(Club.class, "code")).extracting(Club::name).containsExactly(names);
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
            assertThat(read.emblem).isNull();
            assertThat(read.version).isZero();
            assertThat(session.bySimpleNaturalId(Club.class).load("c1")).isSameAs(read);
            session.getTransaction().commit();
        }
        assertNames("old", "old", "old");
    }
}
