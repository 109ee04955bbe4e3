package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.UnsupportedMutationException;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.dialect.Capability;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.tck.TestDatabase;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What a dialect must answer: sessions on the database under test, over tables that are empty before each test. */
public abstract class Contract {

    private final Class<?>[] entities;
    private SessionFactory sessions;

    /** A contract over the tables of these entities, each before those that refer to it. */
    protected Contract(Class<?>... entities) {
        this.entities = entities;
    }

    protected abstract TestDatabase database();

    /** What the session factory is built with besides the entities. */
    protected Map<String, ?> settings() {
        return Map.of();
    }

    @BeforeEach
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void emptyTables() {
        sessions = database().sessionFactory(settings(), entities);
        sessions.inTransaction(session -> {
            for (int i = entities.length - 1; i >= 0; i--) {
                empty(session, entities[i]);
            }
        });
        database().statements().clear();
    }

    void empty(Session session, Class<?> entity) {
        session.createMutationQuery("delete from " + nameOf(entity)).executeUpdate();
    }

    /** What queries call an entity. */
    protected String nameOf(Class<?> entity) {
        return sessions.getMetamodel().entity(entity).getName();
    }

    protected SessionFactory sessions() {
        return sessions;
    }

    /**
     * Does something in a session and a transaction of its own, and forgets the statements sent before. An assertion
     * that fails rolls back, too, so that it locks no table for the tests behind it.
     */
    protected <T extends @Nullable Object> T inSession(Function<Session, T> work) {
        try (Session session = sessions.openSession()) {
            Transaction transaction = session.beginTransaction();
            try {
                database().statements().clear();
                T result = work.apply(session);
                transaction.commit();
                return result;
            } finally {
                if (transaction.getStatus().canRollback()) {
                    transaction.rollback();
                }
            }
        }
    }

    /** Does something with the {@link Upsurge} of a session of its own. */
    protected <T extends @Nullable Object> T upsurge(Function<Upsurge, T> work) {
        return inSession(session -> work.apply(Upsurge.of(session)));
    }

    /** The dialect that answers. */
    protected UpsurgeDialect dialect() {
        return database().dialect();
    }

    /** Whether the dialect declares it. */
    protected boolean can(Capability capability) {
        return dialect().capabilities().contains(capability);
    }

    /** The statement is refused, with the capability's reason and a way out, and nothing is sent; its plan says so too. */
    protected <E> void assertRefused(Capability missing, Function<Upsurge, Upsert<E>> statement, E entity) {
        upsurge(upsurge -> {
            Upsert<E> upsert = statement.apply(upsurge);
            assertThatThrownBy(() -> upsert.execute(List.of(entity)))
                    .isInstanceOf(UnsupportedMutationException.class)
                    .hasMessageContainingAll("this database cannot", missing.otherwise(), "Instead");
            assertThat(upsert.plan().refused()).anyMatch(reason -> reason.contains(missing.otherwise()));
            assertThat(database().statements().sql()).isEmpty();
            return null;
        });
    }

    /** Stores entities as an application would without Upsurge. */
    protected void stored(Object... given) {
        sessions.inTransaction(session -> {
            for (Object entity : given) {
                session.persist(entity);
            }
        });
        database().statements().clear();
    }

    /** Gives all rows of an entity a time stamp of long ago, so that a new one is later however fast the clock is asked. */
    protected void datedBack(Class<?> entity, String attribute) {
        sessions.inTransaction(
                session -> session.createMutationQuery("update " + nameOf(entity) + " set " + attribute + " = :then")
                        .setParameter("then", LocalDateTime.of(2000, 1, 1, 0, 0))
                        .executeUpdate());
        database().statements().clear();
    }

    /** All rows of an entity, in the order of an attribute. */
    protected <T> List<T> all(Class<T> entity, String order) {
        return sessions.fromTransaction(
                session -> session.createSelectionQuery("from " + nameOf(entity) + " order by " + order, entity)
                        .getResultList());
    }

    /** The statements that the last session sent, without those that generate identifiers. */
    protected List<String> sent() {
        return database().statements().sql().stream()
                .filter(sql -> !isGenerator(sql))
                .toList();
    }

    private static boolean isGenerator(String sql) {
        return !sql.contains("insert into")
                && (sql.contains("_seq") || sql.contains("next value for") || sql.contains("nextval"));
    }
}
