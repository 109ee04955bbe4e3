package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.Insert;
import io.upsurge.InvalidMutationException;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Book;
import io.upsurge.tck.model.Club;
import io.upsurge.tck.model.Country;
import io.upsurge.tck.model.Player;
import io.upsurge.tck.model.Voucher;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Synchronization;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A transaction that fails, before, during or after an insert, leaves the table as it was and nothing stale in the
 * session (T27).
 *
 * <p>The entities that were given keep what was written back into them, as those that {@code persist} was given do, and
 * are managed by nobody: given again, they are inserted with it.
 */
public abstract class InsertRollbackContract extends Contract {

    private UUID id = new UUID(0, 0);

    protected InsertRollbackContract() {
        super(Country.class, Club.class, Player.class, Book.class, Voucher.class);
    }

    /** What the session gets of the rows. */
    enum Form {
        SILENT {
            @Override
            Insert<Club> of(Session session) {
                return Upsurge.of(session).insertInto(Club.class);
            }
        },
        MANAGING {
            @Override
            Insert<Club> of(Session session) {
                return SILENT.of(session).managing();
            }
        },
        RETURNING {
            @Override
            Insert<Club> of(Session session) {
                return SILENT.of(session).returning();
            }
        };

        abstract Insert<Club> of(Session session);
    }

    @BeforeEach
    void storeAClub() {
        Club club = new Club("c1", "old");
        club.emblem = "lion";
        stored(club);
        id = Objects.requireNonNull(club.id);
    }

    @ParameterizedTest
    @EnumSource
    void beforeAnySqlNothingIsWrittenIntoTheEntitiesAndTheTransactionMayGoOn(Form form) {
        List<Club> given = List.of(new Club("c2", "new"), new Club("c3", "half a character: \ud800"));
        inSession(session -> {
            Club held = session.find(Club.class, id);
            database().statements().clear();

            assertThatThrownBy(() -> form.of(session).execute(given)).isInstanceOf(InvalidMutationException.class);

            assertThat(database().statements().count()).isZero();
            assertThat(session.getTransaction().getRollbackOnly()).isFalse();
            assertThat(given).allMatch(club -> club.id == null && club.version == null);
            assertThat(given).noneMatch(session::contains);
            held.rename("changed");
            return null;
        });

        assertThat(all(Club.class, "code")).extracting(Club::name).containsExactly("changed");
    }

    /** The second chunk meets a unique key. */
    @ParameterizedTest
    @EnumSource
    void inTheMiddleOfTheChunks(Form form) {
        List<Club> given = List.of(new Club("c2", "new"), new Club("c3", "new"));
        given.get(1).emblem = "lion";
        leavesNothingBehind(given, (session, clubs) -> {
            assertThatThrownBy(() -> form.of(session).chunkSize(1).execute(clubs))
                    .isInstanceOf(PersistenceException.class);

            assertThat(session.getTransaction().getRollbackOnly()).isTrue();
            session.getTransaction().rollback();
        });
    }

    @ParameterizedTest
    @EnumSource
    void afterTheSql(Form form) {
        leavesNothingBehind(clubs(), (session, clubs) -> {
            form.of(session).execute(clubs);

            assertThat(clubs).allMatch(club -> club.id != null && Objects.equals(club.version, 0));
            session.getTransaction().rollback();
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"MANAGING", "RETURNING"})
    void inAListenerOfWhatComesBack(Form form) {
        List<Club> given = List.of(new Club("c2", "new"), new Club("c3", Club.UNLOADABLE));
        leavesNothingBehind(given, (session, clubs) -> {
            assertThatThrownBy(() -> form.of(session).execute(clubs))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("listener");

            assertThat(session.getTransaction().getRollbackOnly()).isTrue();
            session.getTransaction().rollback();
        });
    }

    /** A flush at commit meets a unique key; what was inserted is changed before it. */
    @ParameterizedTest
    @EnumSource
    void atCommit(Form form) {
        leavesNothingBehind(clubs(), (session, clubs) -> {
            form.of(session).execute(clubs);
            clubs.get(0).rename("changed");
            Club colliding = new Club("c4", "new");
            colliding.emblem = "lion";
            session.persist(colliding);

            assertThatThrownBy(() -> session.getTransaction().commit()).isInstanceOf(PersistenceException.class);
        });
    }

    @ParameterizedTest
    @EnumSource
    void beforeCompletion(Form form) {
        leavesNothingBehind(clubs(), (session, clubs) -> {
            session.getTransaction().registerSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    throw new IllegalStateException("A synchronization that throws");
                }

                @Override
                public void afterCompletion(int status) {}
            });
            form.of(session).execute(clubs);

            assertThatThrownBy(() -> session.getTransaction().commit()).isInstanceOf(RuntimeException.class);
        });
    }

    /** What was committed stays, and the session goes on with what it manages. */
    @ParameterizedTest
    @EnumSource
    void afterCompletion(Form form) {
        List<Club> clubs = clubs();
        try (Session session = sessions().openSession()) {
            session.beginTransaction();
            session.getTransaction().registerSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {}

                @Override
                public void afterCompletion(int status) {
                    throw new IllegalStateException("A synchronization that throws");
                }
            });
            form.of(session).execute(clubs);

            try {
                session.getTransaction().commit();
            } catch (RuntimeException e) {
                assertThat(e).hasMessageContaining("Synchronization");
            }

            session.beginTransaction();
            database().statements().clear();
            session.flush();
            assertThat(sent()).isEmpty();
            Club found = session.find(Club.class, clubs.get(0).id);
            assertThat(found.name).isEqualTo("new");
            assertThat(found == clubs.get(0)).isEqualTo(form == Form.MANAGING);
            session.getTransaction().commit();
        }
        assertThat(all(Club.class, "code")).extracting(Club::name).containsExactly("old", "new", "new");
    }

    /**
     * An entity that is made.
     *
     * @param make makes one with a key
     * @param written what is written back into it, the identifier first
     */
    record Made<E>(Class<E> type, Function<String, E> make, Function<E, List<Object>> written) {
        Object identifier(E entity) {
            return written.apply(entity).get(0);
        }

        List<List<Object>> written(List<E> entities) {
            List<List<Object>> all = new ArrayList<>();
            entities.forEach(entity -> all.add(written.apply(entity)));
            return all;
        }
    }

    static Stream<Made<?>> entities() {
        return Stream.of(
                new Made<>(
                        Book.class,
                        key -> new Book(key, "title", 1),
                        book -> values(book.id, book.created, book.updated)),
                new Made<>(Voucher.class, key -> new Voucher(key, "text"), voucher -> values(voucher.id)),
                new Made<>(Club.class, key -> new Club(key, "name"), club -> values(club.id, club.version)));
    }

    private static List<Object> values(@Nullable Object... values) {
        List<Object> present = new ArrayList<>();
        for (Object value : values) {
            present.add(Objects.requireNonNull(value));
        }
        return present;
    }

    /** Identifiers from a sequence, from the database and made by Hibernate; generated time stamps; a version. */
    @ParameterizedTest
    @MethodSource("entities")
    <E> void theEntitiesKeepWhatWasWrittenBackAndMayBeGivenAgain(Made<E> made) {
        for (boolean managing : new boolean[] {false, true}) {
            List<E> given =
                    Stream.of("b" + managing, "a" + managing).map(made.make()).toList();
            try (Session session = sessions().openSession()) {
                session.beginTransaction();
                insert(session, made.type(), managing).execute(given);
                List<List<Object>> before = made.written(given);
                session.getTransaction().rollback();

                assertThat(made.written(given)).isEqualTo(before);
                assertThat(given).noneMatch(session::contains);
                session.beginTransaction();
                insert(session, made.type(), managing).execute(given);
                session.getTransaction().commit();

                session.clear();
                for (int i = 0; i < given.size(); i++) {
                    assertThat(made.identifier(given.get(i)))
                            .isEqualTo(before.get(i).get(0));
                    assertThat(session.find(made.type(), before.get(i).get(0))).isNotNull();
                }
            }
        }
    }

    private static <E> Insert<E> insert(Session session, Class<E> type, boolean managing) {
        Insert<E> insert = Upsurge.of(session).insertInto(type);
        return managing ? insert.managing() : insert;
    }

    @Test
    void aStatelessSessionLeavesTheTableAsItWas() {
        List<Club> given = List.of(new Club("c2", "new"), new Club("c3", "new"));
        given.get(1).emblem = "lion";

        assertThatThrownBy(() -> sessions()
                        .inStatelessTransaction((StatelessSession session) -> Upsurge.of(session)
                                .insertInto(Club.class)
                                .chunkSize(1)
                                .execute(given)))
                .isInstanceOf(PersistenceException.class);

        assertThat(all(Club.class, "code")).extracting(Club::name).containsExactly("old");
    }

    private static List<Club> clubs() {
        return List.of(new Club("c2", "new"), new Club("c3", "new"));
    }

    /** Does something that ends the transaction badly, and looks at the session, the table and the entities afterwards. */
    private void leavesNothingBehind(List<Club> given, BiConsumer<Session, List<Club>> work) {
        try (Session session = sessions().openSession()) {
            session.beginTransaction();
            Club held = session.find(Club.class, id);
            try {
                work.accept(session, given);
            } finally {
                if (session.getTransaction().isActive()) {
                    session.getTransaction().rollback();
                }
            }

            assertThat(session.contains(held)).isFalse();
            assertThat(given).noneMatch(session::contains);
            assertThat(session.getStatistics().getEntityCount()).isZero();
            session.beginTransaction();
            database().statements().clear();
            given.get(0).rename("changed by nobody");
            session.flush();
            assertThat(database().statements().count()).isZero();
            for (Club club : given) {
                assertThat(session.bySimpleNaturalId(Club.class).load(club.code))
                        .isNull();
                if (club.id != null) {
                    assertThat(session.find(Club.class, club.id)).isNull();
                }
            }
            session.getTransaction().commit();
        }
        assertThat(all(Club.class, "code")).extracting(Club::name).containsExactly("old");
    }
}
