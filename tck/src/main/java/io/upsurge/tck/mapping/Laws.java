package io.upsurge.tck.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.Upsert;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each statement owes to the rows of every mapping: the database holds what {@code persist} or a change of a managed
 * instance would have stored there, rows come back as they are stored, and managed instances take their values.
 *
 * @param <E> the entity
 */
abstract class Laws<E> {

    /** As many rows as each law is about. */
    static final int ROWS = 3;

    static final List<Integer> ALL = Stage.upTo(ROWS);

    final Stage<E> stage;
    final Sample<E> sample;

    Laws(Stage<E> stage) {
        this.stage = stage;
        this.sample = stage.sample;
    }

    /** The law of each form, which leaves rows behind. */
    abstract Map<StatementForm, Runnable> laws();

    /** An upsert by the key that the sample names. */
    static <E> Upsert<E> into(Stage<E> stage) {
        Upsert<E> upsert = stage.upsurge.upsertInto(stage.sample.entity());
        return stage.sample.key().isEmpty()
                ? upsert.onPrimaryKey()
                : upsert.onConflict(stage.sample.key().toArray(String[]::new));
    }

    /** The key of a stored row, and its new values. */
    static <E> Map<String, @Nullable Object> row(Stage<E> stage, E stored, int number) {
        Sample<E> sample = stage.sample;
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        List<String> key = sample.key().isEmpty() ? stage.attributes.identifiers(sample.entity()) : sample.key();
        key.forEach(attribute -> row.put(attribute, stage.attributes.value(stored, attribute)));
        row.putAll(stage.newValues(number));
        return row;
    }

    void managedAndClean(List<E> rows) {
        assertThat(rows).allMatch(stage.session::contains, "is managed");
        assertThat(stage.session.isDirty()).as("dirty").isFalse();
        assertThat(stage.statementsOf(stage.session::flush)).as("flushed").isZero();
    }

    static boolean same(
            String what, List<Map<String, @Nullable Object>> rows, List<Map<String, @Nullable Object>> expected) {
        assertThat(rows).as(what).isEqualTo(expected);
        return true;
    }
}
