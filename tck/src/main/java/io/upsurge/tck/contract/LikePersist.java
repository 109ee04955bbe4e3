package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.upsurge.Insert;
import io.upsurge.InvalidMutationException;
import io.upsurge.Transport;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.JDBCException;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/**
 * What is upserted, inserted or updated by key is found as if it had been persisted: many rows and one, in a session that
 * manages entities and in one that does not (T44).
 *
 * @param <T> an entity with an assigned identifier
 */
final class LikePersist<T> {

    /** A statement over rows, and the entities that it gives back. */
    private interface Writing<T> extends Function<List<T>, List<T>> {}

    private final Supplier<SessionFactory> factory;
    private final Class<T> entity;
    private final Function<? super T, ?> seen;

    LikePersist(Supplier<SessionFactory> factory, Class<T> entity) {
        this(factory, entity, row -> row);
    }

    /**
     * Values of an entity.
     *
     * @param seen what tells rows apart, read while their session is open
     */
    LikePersist(Supplier<SessionFactory> factory, Class<T> entity, Function<? super T, ?> seen) {
        this.factory = factory;
        this.entity = entity;
        this.seen = seen;
    }

    /**
     * Stores the first rows, then the second ones over them, by {@code persist} and by every statement over rows.
     *
     * @param second as many rows as the first ones, with the same identifiers
     */
    void stores(Supplier<List<T>> first, Supplier<List<T>> second) {
        factory.get().inTransaction(session -> {
            List<Object> persistedFirst = persisted(session, first.get());
            List<Object> persistedSecond = persisted(session, second.get());
            empty(session);
            Upsurge upsurge = Upsurge.of(session);
            Writing<T> upsert = upsert(upsurge);
            same(session, first.get(), upsert, persistedFirst, "upserts that insert");
            same(session, second.get(), upsert, persistedSecond, "upserts that update");
            Writing<T> oneByOne = rows -> rows.stream().map(upsurge::upsert).toList();
            same(session, first.get(), oneByOne, persistedFirst, "an upsert for each row");
            same(session, second.get(), overManaged(session), persistedSecond, "upserts over what is managed");
            same(session, first.get(), updateByKey(upsurge), persistedFirst, "updates by key");
            empty(session);
            same(session, second.get(), insert(upsurge), persistedSecond, "inserts");
            for (Transport transport : Transport.values()) {
                travelling(session, transport, upsurge, first.get(), persistedFirst, second.get(), persistedSecond);
            }
            empty(session);
            withoutManaging(session, first.get(), persistedFirst);
        });
    }

    private void same(Session session, List<T> rows, Writing<T> statement, List<Object> expected, String what) {
        same(seen(statement.apply(rows)), expected, what);
        session.flush();
        session.clear();
        same(found(session, rows), expected, "after " + what);
    }

    /** By each transport that there is; what is inserted is not given back, for what is loaded never is. */
    private void travelling(
            Session session,
            Transport transport,
            Upsurge upsurge,
            List<T> first,
            List<Object> persistedFirst,
            List<T> second,
            List<Object> persistedSecond) {
        Upsert<T> upsert = upsurge.upsertInto(entity).onPrimaryKey().transport(transport);
        if (!upsert.plan().refused().isEmpty()) {
            return;
        }
        empty(session);
        Insert<T> insert = upsurge.insertInto(entity).transport(transport);
        if (insert.plan().refused().isEmpty()) {
            insert.execute(first);
            same(found(session, first), persistedFirst, "after inserts by " + transport);
        }
        upsert.execute(second);
        same(found(session, second), persistedSecond, "after upserts by " + transport);
        upsert.returning().execute(first);
        session.clear();
        same(found(session, first), persistedFirst, "after upserts by " + transport + " that give rows back");
    }

    private static void same(List<Object> rows, List<Object> expected, String what) {
        assertThat(rows)
                .as(what)
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .withEqualsForType(Float::equals, Float.class)
                .withEqualsForType(Arrays::equals, byte[].class)
                .isEqualTo(expected);
    }

    /**
     * Hibernate cannot persist such rows and find them, and says why; what writes rows says the same, and writes none.
     *
     * @param blanks rows with the same identifiers that can be stored
     */
    void fails(Supplier<List<T>> rows, Supplier<List<T>> blanks) {
        Throwable hibernates =
                catchThrowable(() -> factory.get().inTransaction(session -> persisted(session, rows.get())));
        assertThat(hibernates).as("what persist or find says").isInstanceOf(RuntimeException.class);

        fails(upsurge -> upsert(upsurge).apply(rows.get()), List.of(), hibernates);
        fails(upsurge -> insert(upsurge).apply(rows.get()), List.of(), hibernates);
        fails(upsurge -> updateByKey(upsurge).apply(rows.get()), blanks.get(), hibernates);
    }

    private void fails(Function<Upsurge, ?> statement, List<T> before, Throwable hibernates) {
        Throwable failure = catchThrowable(() -> {
            factory.get().inTransaction(session -> {
                empty(session);
                before.forEach(session::persist);
            });
            factory.get().fromTransaction(session -> statement.apply(Upsurge.of(session)));
        });
        if (hibernates instanceof JDBCException) {
            assertThat(failure).isInstanceOf(JDBCException.class);
            assertThat(count()).isEqualTo(before.size());
        } else {
            assertThat(failure).hasSameClassAs(hibernates).hasMessage(hibernates.getMessage());
        }
    }

    /** Every statement over rows is refused, and the reason says so. */
    void refused(Supplier<List<T>> rows, String reason) {
        factory.get().inTransaction(session -> {
            Upsurge upsurge = Upsurge.of(session);
            for (Writing<T> statement : List.of(upsert(upsurge), insert(upsurge), updateByKey(upsurge))) {
                assertThatThrownBy(() -> statement.apply(rows.get()))
                        .isInstanceOf(InvalidMutationException.class)
                        .hasMessageContaining(reason);
            }
        });
    }

    private List<Object> persisted(Session session, List<T> rows) {
        empty(session);
        rows.forEach(session::persist);
        session.flush();
        session.clear();
        return found(session, rows);
    }

    private List<Object> found(Session session, List<T> rows) {
        List<T> found = new ArrayList<>();
        rows.forEach(row -> found.add(session.find(entity, identifier(row))));
        List<Object> all = seen(found);
        session.clear();
        return all;
    }

    private List<Object> seen(List<T> rows) {
        List<Object> all = new ArrayList<>();
        rows.forEach(row -> all.add(seen.apply(row)));
        return all;
    }

    private Writing<T> upsert(Upsurge upsurge) {
        return rows -> upsurge.upsertInto(entity)
                .onPrimaryKey()
                .returning()
                .execute(rows)
                .entities();
    }

    private Writing<T> insert(Upsurge upsurge) {
        return rows -> upsurge.insertInto(entity).returning().execute(rows).entities();
    }

    private Writing<T> updateByKey(Upsurge upsurge) {
        return rows -> upsurge.updateByKey(entity).returning().execute(rows).entities();
    }

    /** The managed instances take the new values, and are then as clean as if they had been read. */
    private Writing<T> overManaged(Session session) {
        return rows -> {
            List<T> managed = new ArrayList<>();
            rows.forEach(row -> managed.add(session.find(entity, identifier(row))));
            Upsurge.of(session).upsertInto(entity).onPrimaryKey().execute(rows);
            assertThat(session.isDirty()).isFalse();
            return managed;
        };
    }

    private void withoutManaging(Session session, List<T> rows, List<Object> expected) {
        try (StatelessSession stateless =
                session.statelessWithOptions().connection().open()) {
            same(seen(Upsurge.of(stateless).upsertAll(rows)), expected, "upserts that manage nothing");
        }
        same(found(session, rows), expected, "after upserts that manage nothing");
    }

    private Object identifier(T row) {
        return factory.get().getPersistenceUnitUtil().getIdentifier(row);
    }

    private long count() {
        return factory.get()
                .fromTransaction(session -> session.createSelectionQuery("select count(*) from " + name(), Long.class)
                        .getSingleResult());
    }

    private void empty(Session session) {
        session.createMutationQuery("delete from " + name()).executeUpdate();
    }

    private String name() {
        return factory.get().getMetamodel().entity(entity).getName();
    }
}
