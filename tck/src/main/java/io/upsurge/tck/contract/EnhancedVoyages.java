package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.Rows;
import io.upsurge.Synchronize;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.VersionPolicy;
import io.upsurge.tck.model.Voyage;
import io.upsurge.tck.model.Voyage.Leg;
import io.upsurge.tck.model.Voyage.Log;
import io.upsurge.tck.model.Voyage.Route;
import io.upsurge.tck.model.Voyage.Ship;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.engine.spi.ManagedEntity;
import org.hibernate.engine.spi.SelfDirtinessTracker;

/**
 * What is done with a managed voyage: its class keeps an account of what was changed, which must say that nothing is
 * pending when a statement has written it, and still notice what changes afterwards. Loaded together with the enhanced
 * classes, which are others than those that the compiler knows.
 */
public final class EnhancedVoyages implements BiConsumer<String, Session> {

    private static final String SHIP = "s1";

    /** One of the statements that write a managed voyage. */
    enum Writing {
        UPSERT {
            @Override
            void write(Session session, Voyage managed) {
                upsert(session).returning().execute(List.of(written(session)));
            }
        },
        UPSERT_WITH_NOTHING_BACK {
            @Override
            void write(Session session, Voyage managed) {
                upsert(session).execute(List.of(written(session)));
            }
        },
        UPDATE_BY_KEY {
            @Override
            void write(Session session, Voyage managed) {
                Upsurge.of(session)
                        .updateByKey(Voyage.class)
                        .execute(Rows.of(Voyage.class)
                                .row(row -> row.value("id", managed.id())
                                        .value("captain", "written")
                                        .value("route.destination", "Bari")));
            }
        },
        UPDATE_BY_KEY_OF_ITSELF {
            @Override
            void write(Session session, Voyage managed) {
                managed.command("written");
                Objects.requireNonNull(managed.route()).leadTo("Bari");
                Upsurge.of(session).updateByKey(Voyage.class).execute(List.of(managed));
            }
        },
        UPDATE_FETCHED {
            @Override
            void write(Session session, Voyage managed) {
                update(session, Synchronize.FETCH);
            }
        },
        UPDATE_EVALUATED {
            @Override
            void write(Session session, Voyage managed) {
                update(session, Synchronize.EVALUATE);
            }
        };

        abstract void write(Session session, Voyage managed);

        static Upsert<Voyage> upsert(Session session) {
            return Upsurge.of(session)
                    .upsertInto(Voyage.class)
                    .onConflict("code")
                    .version(VersionPolicy.IGNORE);
        }

        static void update(Session session, Synchronize mode) {
            Upsurge.of(session)
                    .update(Voyage.class)
                    .value("captain", "written")
                    .value("route", new Route("Split", "Bari"))
                    .everyRow()
                    .synchronize(mode)
                    .execute();
        }

        static Voyage written(Session session) {
            return new Voyage(1, "v1", "written", new Route("Split", "Bari"), session.getReference(Ship.class, SHIP));
        }
    }

    /** Does what the word says: the name of a {@link Writing}, or one of those below. */
    @Override
    public void accept(String what, Session session) {
        switch (what) {
            case "STORE" -> {
                Ship ship = new Ship(SHIP, "Vesna");
                session.persist(ship);
                Voyage voyage = new Voyage(1, "v1", "stored", new Route("Split", "Ancona"), ship);
                session.persist(voyage);
                session.persist(new Log(voyage, "calm"));
            }
            case "INSERT_MANAGING" -> insertManaging(session);
            case "GIVE_A_REFERENCE" -> giveReference(session);
            case "GIVE_WHAT_WAS_DETACHED" -> giveDetached(session);
            case "REFER_TO_WHAT_MAY_BE_MISSING" -> referToLogs(session);
            case "BECOME_OF_ANOTHER_CLASS" -> becomeLong(session);
            default -> writeManaged(Writing.valueOf(what), session);
        }
    }

    private static void writeManaged(Writing writing, Session session) {
        Voyage managed = voyage(session);
        writing.write(session, managed);
        assertThat(managed.captain()).isEqualTo("written");
        assertThat(managed.route()).hasToString("Split-Bari");
        requireClean(session, managed);
        assertThat(Hibernate.isInitialized(managed.ship())).isFalse();

        Objects.requireNonNull(managed.route()).leadTo("Rijeka");
        assertThat(session.isDirty()).isTrue();
        managed.command("changed");
        session.flush();
        session.clear();

        Voyage stored = voyage(session);
        assertThat(stored.captain()).isEqualTo("changed");
        assertThat(stored.route()).hasToString("Split-Rijeka");
        assertThat(Objects.requireNonNull(stored.ship()).name()).isEqualTo("Vesna");
    }

    private static void insertManaging(Session session) {
        Voyage given = new Voyage(2, "v2", "given", new Route("Pula", "Bari"), session.getReference(Ship.class, SHIP));
        Upsurge.of(session).insertInto(Voyage.class).managing().execute(List.of(given));
        requireClean(session, given);
        given.command("changed");
        session.flush();
        session.clear();

        assertThat(session.find(Voyage.class, given.id())).hasToString("v2 changed Pula-Bari v1");
    }

    /** A reference is an instance of the class itself that holds nothing but the identifier. */
    private static void giveReference(Session session) {
        Object id = Objects.requireNonNull(voyage(session).id());
        session.clear();
        Voyage reference = session.getReference(Voyage.class, id);
        assertThat(reference.getClass()).isSameAs(Voyage.class);
        session.detach(reference);

        assertThatThrownBy(() -> Upsurge.of(session).upsert(reference))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContaining("was never loaded");
        assertThat(voyage(session)).hasToString("v1 stored Split-Ancona v0");
    }

    private static void giveDetached(Session session) {
        Voyage detached = voyage(session);
        session.clear();
        detached.command("changed");
        Objects.requireNonNull(detached.route()).leadTo("Bari");

        Voyage managed = Upsurge.of(session).upsert(detached);

        assertThat(managed).isNotSameAs(detached).hasToString("v1 changed Split-Bari v1");
        requireClean(session, managed);
    }

    /** No reference can be made to a log, for there may be none; what refers to one is read, managed or not. */
    private static void referToLogs(Session session) {
        for (int time = 0; time < 2; time++) {
            List<Voyage> stored = Writing.upsert(session)
                    .returning()
                    .execute(List.of(
                            Writing.written(session), new Voyage(2, "v2", "written", new Route("Pula", "Bari"), null)))
                    .entities();

            Log log = Objects.requireNonNull(stored.get(0).log());
            assertThat(Hibernate.isInitialized(log)).isTrue();
            assertThat(log.text()).isEqualTo("calm");
            assertThat(log.voyage()).isSameAs(stored.get(0));
            assertThat(stored.get(1).log()).isNull();
            stored.forEach(voyage -> requireClean(session, voyage));
        }
    }

    private static void becomeLong(Session session) {
        session.persist(new Leg(1, 10));

        assertThatThrownBy(() -> Upsurge.of(session)
                        .update(Leg.class)
                        .value("miles", 2000)
                        .everyRow()
                        .synchronize(Synchronize.FETCH)
                        .execute())
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContaining("is of another class now");
        session.getTransaction().markRollbackOnly();
    }

    private static Voyage voyage(Session session) {
        Voyage voyage = session.createSelectionQuery("from Voyage where code = 'v1'", Voyage.class)
                .getSingleResult();
        assertThat(((ManagedEntity) (Object) voyage).$$_hibernate_getEntityEntry())
                .isNotNull();
        return voyage;
    }

    private static void requireClean(Session session, Voyage voyage) {
        assertThat(((SelfDirtinessTracker) (Object) voyage).$$_hibernate_hasDirtyAttributes())
                .as("dirty by its own account")
                .isFalse();
        String before = voyage.toString();
        session.flush();
        assertThat(voyage).hasToString(before);
    }
}
