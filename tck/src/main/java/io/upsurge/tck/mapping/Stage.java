package io.upsurge.tck.mapping;

import io.upsurge.InvalidMutationException;
import io.upsurge.UnsupportedMutationException;
import io.upsurge.Upsurge;
import io.upsurge.tck.Statements;
import java.sql.Connection;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hibernate.CacheMode;
import org.hibernate.Session;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a sample in a transaction that is rolled back in the end, so that a try costs neither a commit nor a clean-up.
 *
 * @param <E> the entity
 */
final class Stage<E> {

    final Sample<E> sample;
    final Session session;
    final Upsurge upsurge;
    final Attributes attributes;
    private final Given given;
    private final Statements statements;

    Stage(Sample<E> sample, Session session, List<Sample<?>> samples, Statements statements) {
        this.sample = sample;
        this.session = session;
        this.statements = statements;
        this.upsurge = Upsurge.of(session);
        this.attributes = new Attributes(session.getSessionFactory());
        this.given = new Given(session, samples);
        session.setCacheMode(CacheMode.IGNORE);
    }

    /** Stores what so many rows refer to, also when they are changed. */
    void prepare(int rows) {
        for (int number = 0; number < rows; number++) {
            changed(made(number), number);
        }
        session.flush();
        session.clear();
    }

    E made(int number) {
        return sample.make(given, number);
    }

    List<E> made(List<Integer> numbers) {
        return numbers.stream().map(this::made).toList();
    }

    /** Rows that refer to instances which somebody has read, and not to proxies. */
    List<E> madeFromLoaded(List<Integer> numbers) {
        given.load(true);
        try {
            return made(numbers);
        } finally {
            given.load(false);
        }
    }

    List<E> madeGraphs(List<Integer> numbers) {
        return numbers.stream().map(number -> sample.makeGraph(given, number)).toList();
    }

    List<E> madeOther(List<Integer> numbers) {
        return numbers.stream().map(number -> sample.makeOther(given, number)).toList();
    }

    /** Does something with what Hibernate's own methods take. */
    <T> T forHibernate(Supplier<T> work) {
        given.forHibernate(true);
        try {
            return work.get();
        } finally {
            given.forHibernate(false);
        }
    }

    static List<Integer> upTo(int rows) {
        return IntStream.range(0, rows).boxed().toList();
    }

    /** The row with its changes, itself. */
    E changed(E row, int number) {
        newValues(number).forEach((attribute, value) -> attributes.change(row, attribute, value));
        return row;
    }

    Map<String, @Nullable Object> newValues(int number) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Sample.Change change : sample.changes()) {
            values.put(change.attribute(), change.value().of(given, number));
        }
        return values;
    }

    /** Persists rows, and forgets them; their identifiers. */
    List<Object> persisted(List<Integer> numbers) {
        List<E> rows = forHibernate(() -> made(numbers));
        rows.forEach(session::persist);
        session.flush();
        List<Object> identifiers = identifiers(rows);
        session.clear();
        return identifiers;
    }

    List<Object> identifiers(List<E> rows) {
        return rows.stream().map(attributes::identifier).toList();
    }

    List<E> found(List<Object> identifiers) {
        return identifiers.stream()
                .map(identifier -> session.find(sample.entity(), identifier))
                .toList();
    }

    /** The rows as a caller holds them who has read them some time ago. */
    List<E> detached(List<Object> identifiers) {
        List<E> rows = found(identifiers);
        session.clear();
        return rows;
    }

    /** What the instances hold, but for values that are made anew for every row. */
    List<Map<String, @Nullable Object>> held(List<E> rows) {
        List<Map<String, @Nullable Object>> held = new ArrayList<>();
        for (E row : rows) {
            Map<String, @Nullable Object> values = attributes.of(row);
            for (String made : sample.made()) {
                hide(made, values);
            }
            held.add(values);
        }
        return held;
    }

    /** What stands in the place of a value that is made, which may be a part of an embeddable. */
    @SuppressWarnings("unchecked")
    private static void hide(String made, Map<String, @Nullable Object> values) {
        int dot = made.indexOf('.');
        Object value = values.get(dot < 0 ? made : made.substring(0, dot));
        if (dot < 0) {
            values.replace(made, value == null ? "nothing" : "made");
        } else if (value != null) {
            hide(made.substring(dot + 1), (Map<String, @Nullable Object>) value);
        }
    }

    /** What is stored, read anew. */
    List<Map<String, @Nullable Object>> stored(List<Object> identifiers) {
        session.clear();
        List<Map<String, @Nullable Object>> stored = held(found(identifiers));
        session.clear();
        return stored;
    }

    /** All rows that graphs of these rows are of, and what refers to what by collections. */
    List<Object> graph() {
        session.flush();
        session.clear();
        List<Object> graph = new ArrayList<>();
        List<Class<?>> entities = new ArrayList<>(sample.reached());
        entities.add(sample.entity());
        for (Class<?> entity : entities) {
            for (Object row : session.createSelectionQuery("from " + entity.getName() + " e order by e.id", entity)
                    .getResultList()) {
                Object stored = Objects.requireNonNull(row);
                graph.add(attributes.of(stored));
                graph.add(attributes.collectionsOf(stored));
            }
        }
        session.clear();
        return graph;
    }

    List<Map<String, List<@Nullable Object>>> collections(List<Object> identifiers) {
        List<Map<String, List<@Nullable Object>>> stored =
                found(identifiers).stream().map(attributes::collectionsOf).toList();
        session.clear();
        return stored;
    }

    /** Does something of which nothing stays in the database. */
    <T> T beside(Supplier<T> work) {
        Savepoint before = session.doReturningWork(Connection::setSavepoint);
        try {
            return work.get();
        } finally {
            session.clear();
            session.doWork(connection -> connection.rollback(before));
        }
    }

    /** Whether the session's connection is one of its tenant's, beside which Hibernate (7.4.1) opens no other session. */
    boolean hasAConnectionOfItsTenant() {
        return session.getSessionFactory()
                        .unwrap(SessionFactoryImplementor.class)
                        .getServiceRegistry()
                        .getService(MultiTenantConnectionProvider.class)
                != null;
    }

    /** A call that keeps the laws or is refused before any SQL. */
    <T> T call(Supplier<T> call) {
        statements.clear();
        try {
            return call.get();
        } catch (InvalidMutationException | UnsupportedMutationException refused) {
            if (statements.count() > 0) {
                throw new AssertionError("Refused after SQL was sent: " + statements.sql(), refused);
            }
            throw new Refusal(refused);
        }
    }

    /** How many statements the call sends. */
    int statementsOf(Runnable call) {
        statements.clear();
        call.run();
        return statements.count();
    }

    /** Refused, as the planner should. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refusal(RuntimeException refused) {
            super(refused.getMessage(), refused);
        }
    }
}
