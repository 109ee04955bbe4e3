package io.upsurge.tck.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.tck.Statements;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.CacheMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Rows in transactions that are committed, with caches at work.
 *
 * @param <E> an entity that refers to no other one
 */
final class CommittedRows<E> {

    private final SessionFactory factory;
    private final Sample<E> sample;
    private final List<Sample<?>> samples;
    private final Statements statements;

    CommittedRows(SessionFactory factory, Sample<E> sample, List<Sample<?>> samples, Statements statements) {
        this.factory = factory;
        this.sample = sample;
        this.samples = samples;
        this.statements = statements;
    }

    void check(int first) {
        List<Integer> numbers = List.of(first, first + 1);
        List<Object> identifiers = committed(stage -> stage.identifiers(stage.upsurge.upsertAll(stage.made(numbers))));
        var inserted = stored(identifiers);
        assertThat(cached(identifiers)).as("after an insert").isEqualTo(inserted);

        committed(stage -> {
            List<E> copies = stage.detached(identifiers);
            numbers.forEach(number -> stage.changed(copies.get(number - first), number));
            return stage.upsurge.upsertAll(copies);
        });
        var updated = stored(identifiers);
        assertThat(updated).doesNotContainAnyElementsOf(inserted);
        assertThat(cached(identifiers)).as("after an update").isEqualTo(updated);

        committed(stage -> stage.upsurge
                .deleteFrom(sample.entity())
                .where(row -> row.existing(sample.told())
                        .in(stage.found(identifiers).stream()
                                .map(found -> stage.attributes.value(found, sample.told()))
                                .toList()))
                .execute());
        List<E> gone = committed(stage -> stage.found(identifiers));
        assertThat(gone).as("after a delete").containsOnlyNulls();
    }

    private List<Map<String, @Nullable Object>> cached(List<Object> identifiers) {
        return committed(stage -> {
            List<E> once = stage.found(identifiers);
            assertThat(once).doesNotContainNull();
            stage.session.clear();
            return stage.held(stage.found(identifiers));
        });
    }

    private List<Map<String, @Nullable Object>> stored(List<Object> identifiers) {
        return committed(stage -> {
            stage.session.setCacheMode(CacheMode.IGNORE);
            return stage.held(stage.found(identifiers));
        });
    }

    private <T> T committed(Function<Stage<E>, T> work) {
        return factory.fromTransaction((Session session) -> {
            Stage<E> stage = new Stage<>(sample, session, samples, statements);
            session.setCacheMode(CacheMode.NORMAL);
            return work.apply(stage);
        });
    }
}
