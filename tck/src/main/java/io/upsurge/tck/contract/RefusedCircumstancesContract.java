package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.InvalidMutationException;
import io.upsurge.UnsupportedMutationException;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Book;
import io.upsurge.tck.model.Country;
import io.upsurge.tck.model.Unwritable;
import jakarta.persistence.TransactionRequiredException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.cfg.StateManagementSettings;
import org.hibernate.temporal.TemporalTableStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Sessions and mappings in which nothing can be sent, however right the statement is. A14, E10, E11, E12, T31, T33. */
public abstract class RefusedCircumstancesContract extends Contract {

    /** Where the database keeps histories by itself, Hibernate 7.4.1 cannot build a factory with an audit log besides. */
    private static final Map<String, ?> WITHOUT_TABLES = Map.<String, Object>of(
            SchemaToolingSettings.HBM2DDL_AUTO,
            "none",
            StateManagementSettings.TEMPORAL_TABLE_STRATEGY,
            TemporalTableStrategy.HISTORY_TABLE);

    static final List<Class<?>> UNWRITABLE = Unwritable.ALL;

    static final List<Class<?>> KEEPERS = Unwritable.KEEPERS;

    protected RefusedCircumstancesContract() {
        super(Country.class, Book.class);
    }

    @Test
    void refusesToWriteOutsideOfATransaction() {
        try (Session session = sessions().openSession()) {
            Upsurge upsurge = Upsurge.of(session);
            for (Runnable call : List.<Runnable>of(
                    () -> upsurge.upsert(new Book("978-1", "Dune", 1)),
                    () -> upsurge.insertIfAbsent(new Book("978-1", "Dune", 1)),
                    () -> upsurge.upsertInto(Book.class).execute(Stream.of(new Book("978-1", "Dune", 1))))) {
                assertThatThrownBy(call::run)
                        .isInstanceOf(TransactionRequiredException.class)
                        .hasMessageContaining("An upsert of Book")
                        .hasMessageContaining("without a transaction")
                        .hasMessageContaining("Begin one first");
            }
            assertThat(database().statements().sql()).isEmpty();

            session.beginTransaction();
            upsurge.upsert(new Book("978-1", "Dune", 1));
            session.getTransaction().commit();
        }
        assertThat(all(Book.class, "isbn")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"MANUAL", "COMMIT"})
    void refusesToOvertakeChangesThatItMayNotFlush(FlushMode mode) {
        stored(new Country("CH", "Schweiz"));
        inSession(session -> {
            session.setHibernateFlushMode(mode);
            session.find(Country.class, "CH").population = 9;
            database().statements().clear();

            assertThatThrownBy(() -> Upsurge.of(session).upsert(new Country("AT", "Österreich")))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("Country CH has changes that were not flushed")
                    .hasMessageContaining("the flush mode forbids")
                    .hasMessageContaining("Flush first");
            assertThat(database().statements().sql()).isEmpty();

            session.flush();
            Upsurge.of(session).upsert(new Country("AT", "Österreich"));
            return null;
        });
        assertThat(all(Country.class, "code"))
                .extracting(country -> country.code, country -> country.population)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("AT", null), org.assertj.core.groups.Tuple.tuple("CH", 9));
    }

    @ParameterizedTest
    @EnumSource(names = {"MANUAL", "COMMIT"})
    void refusesToOvertakeInsertsAndDeletesThatItMayNotFlush(FlushMode mode) {
        stored(new Country("CH", "Schweiz"));
        inSession(session -> {
            session.setHibernateFlushMode(mode);
            session.persist(new Country("DE", "Deutschland"));
            database().statements().clear();

            assertThatThrownBy(() -> Upsurge.of(session).upsert(new Country("AT", "Österreich")))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("were not flushed")
                    .hasMessageContaining("Flush first");
            assertThat(database().statements().sql()).isEmpty();

            session.flush();
            session.remove(session.find(Country.class, "CH"));
            database().statements().clear();
            assertThatThrownBy(() -> Upsurge.of(session).upsert(new Country("AT", "Österreich")))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("were not flushed");
            assertThat(database().statements().sql()).isEmpty();
            session.flush();
            return null;
        });
        assertThat(all(Country.class, "code"))
                .extracting(country -> country.code)
                .containsExactly("DE");
    }

    @Test
    void refusesASessionThatIsClosed() {
        Session session = sessions().openSession();
        Upsurge upsurge = Upsurge.of(session);
        session.close();

        assertThatThrownBy(() -> upsurge.upsert(new Country("CH", "Schweiz")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThat(database().statements().sql()).isEmpty();
    }

    /** Until Upsurge can write them, these mappings are refused, and the error says which one it is. */
    @ParameterizedTest
    @FieldSource("UNWRITABLE")
    void refusesMappingsThatItCannotWriteYet(Class<?> entity) throws ReflectiveOperationException {
        SessionFactory factory = database().sessionFactory(WITHOUT_TABLES, Unwritable.MAPPED.toArray(Class<?>[]::new));
        Object instance = entity.getDeclaredConstructor().newInstance();
        String why = entity.getAnnotation(Unwritable.Because.class).value();
        try (Session session =
                factory.withOptions().tenantIdentifier("a tenant").openSession()) {
            session.beginTransaction();
            Upsurge upsurge = Upsurge.of(session);
            database().statements().clear();
            for (Runnable call : statements(upsurge, entity, instance)) {
                assertThatThrownBy(call::run)
                        .isInstanceOf(UnsupportedMutationException.class)
                        .hasMessageContaining(entity.getSimpleName())
                        .hasMessageContaining(why)
                        .hasMessageContaining("cannot write such a mapping yet")
                        .hasMessageContaining("Use the session's own methods");
            }
            assertThat(database().statements().sql()).isEmpty();
            session.getTransaction().rollback();
        }
    }

    @Test
    void refusesWhatAQueryGives() {
        SessionFactory factory =
                database().sessionFactory(WITHOUT_TABLES, Unwritable.Queried.class, Unwritable.OwnInsert.class);
        try (Session session = factory.openSession()) {
            session.beginTransaction();
            Upsurge upsurge = Upsurge.of(session);
            database().statements().clear();
            for (Runnable call : statements(upsurge, Unwritable.Queried.class, new Unwritable.Queried())) {
                assertThatThrownBy(call::run)
                        .isInstanceOf(UnsupportedMutationException.class)
                        .hasMessageContainingAll(
                                "Queried", "@Subselect", "has no table", "write the entities whose tables");
            }
            assertThat(database().statements().sql()).isEmpty();
            session.getTransaction().rollback();
        }
    }

    /** One of each form. */
    private static <E> List<Runnable> statements(Upsurge upsurge, Class<E> entity, Object instance) {
        E row = entity.cast(instance);
        return List.of(
                () -> upsurge.upsert(row),
                () -> upsurge.insertIfAbsent(row),
                () -> upsurge.upsertAll(List.of(row)),
                () -> upsurge.upsertInto(entity).execute(Stream.of()),
                () -> upsurge.upsertInto(entity).plan(),
                () -> upsurge.insertInto(entity).execute(Stream.of()),
                () -> upsurge.updateByKey(entity).execute(Stream.of()),
                () -> upsurge.update(entity).value("id", 1L).everyRow().execute(),
                () -> upsurge.deleteFrom(entity).everyRow().execute());
    }

    /** The rows of these collections are kept, marked or logged when they are deleted. */
    @ParameterizedTest
    @FieldSource("KEEPERS")
    void refusesDeletesWhereTheRowsOfACollectionAreMoreThanDeleted(Class<?> entity) {
        SessionFactory factory = database().sessionFactory(WITHOUT_TABLES, Unwritable.KEEPERS.toArray(Class<?>[]::new));
        String why = entity.getAnnotation(Unwritable.Because.class).value();
        try (Session session = factory.openSession()) {
            session.beginTransaction();
            Upsurge upsurge = Upsurge.of(session);
            database().statements().clear();
            assertThatThrownBy(() -> upsurge.deleteFrom(entity).everyRow().execute())
                    .isInstanceOf(UnsupportedMutationException.class)
                    .hasMessageContainingAll(entity.getSimpleName(), "tags", why, "remove them with the session");
            assertThat(database().statements().sql()).isEmpty();
            session.getTransaction().rollback();
        }
    }
}
