package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.upsurge.Upsurge;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;

/**
 * What is upserted is found as if it had been persisted: inserted and updated, many rows and one, in a session that
 * manages entities and in one that does not (T44).
 *
 * @param <T> an entity with an assigned identifier
 */
final class LikePersist<T> {

    private final Supplier<SessionFactory> factory;
    private final Class<T> entity;

    LikePersist(Supplier<SessionFactory> factory, Class<T> entity) {
        this.factory = factory;
        this.entity = entity;
    }

    /**
     * Stores the first rows, then the second ones over them, by {@code persist} and by {@code upsert}.
     *
     * @param second as many rows as the first ones, with the same identifiers
     */
    void stores(Supplier<List<T>> first, Supplier<List<T>> second) {
        List<T> persistedFirst = persisted(first.get());
        List<T> persistedSecond = persisted(second.get());
        empty();

        assertThat(returned(first.get())).usingRecursiveComparison().isEqualTo(persistedFirst);
        assertThat(found(first.get())).usingRecursiveComparison().isEqualTo(persistedFirst);

        assertThat(returned(second.get())).usingRecursiveComparison().isEqualTo(persistedSecond);
        assertThat(found(first.get())).usingRecursiveComparison().isEqualTo(persistedSecond);

        assertThat(oneByOne(first.get())).usingRecursiveComparison().isEqualTo(persistedFirst);
        assertThat(found(first.get())).usingRecursiveComparison().isEqualTo(persistedFirst);

        assertThat(withoutManaging(second.get())).usingRecursiveComparison().isEqualTo(persistedSecond);
        assertThat(found(first.get())).usingRecursiveComparison().isEqualTo(persistedSecond);

        assertThat(overManaged(first.get())).usingRecursiveComparison().isEqualTo(persistedFirst);
    }

    /** Hibernate cannot persist such rows and find them, and says why; an upsert says the same. */
    void fails(Supplier<List<T>> rows) {
        Throwable hibernates = catchThrowable(() -> persisted(rows.get()));
        assertThat(hibernates).as("what persist or find says").isInstanceOf(RuntimeException.class);

        assertThatThrownBy(() -> returned(rows.get()))
                .hasSameClassAs(hibernates)
                .hasMessage(hibernates.getMessage());
    }

    private List<T> persisted(List<T> rows) {
        empty();
        factory.get().inTransaction(session -> rows.forEach(session::persist));
        return found(rows);
    }

    private List<T> found(List<T> rows) {
        return factory.get().fromTransaction(session -> {
            List<T> found = new ArrayList<>();
            rows.forEach(row -> found.add(session.find(entity, identifier(row))));
            return found;
        });
    }

    private List<T> returned(List<T> rows) {
        return factory.get()
                .fromTransaction(session -> Upsurge.of(session)
                        .upsertInto(entity)
                        .onPrimaryKey()
                        .returning()
                        .execute(rows)
                        .entities());
    }

    private List<T> oneByOne(List<T> rows) {
        return factory.get()
                .fromTransaction(session ->
                        rows.stream().map(Upsurge.of(session)::upsert).toList());
    }

    private List<T> withoutManaging(List<T> rows) {
        return factory.get()
                .fromStatelessTransaction(session -> Upsurge.of(session).upsertAll(rows));
    }

    /** The managed instances take the new values, and are then as clean as if they had been read. */
    private List<T> overManaged(List<T> rows) {
        return factory.get().fromTransaction(session -> {
            List<T> managed = new ArrayList<>();
            rows.forEach(row -> managed.add(session.find(entity, identifier(row))));
            Upsurge.of(session).upsertInto(entity).onPrimaryKey().execute(rows);
            assertThat(session.isDirty()).isFalse();
            return managed;
        });
    }

    private Object identifier(T row) {
        return factory.get().getPersistenceUnitUtil().getIdentifier(row);
    }

    private void empty() {
        factory.get()
                .inTransaction(session -> session.createMutationQuery("delete from " + entity.getSimpleName())
                        .executeUpdate());
    }
}
