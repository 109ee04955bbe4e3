package io.upsurge.tck.mapping;

import io.upsurge.Rows;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many statements are sent for so many rows, those apart that generate identifiers.
 *
 * @param <E> the entity
 */
final class StatementCounts<E> {

    private final Stage<E> stage;
    private final Sample<E> sample;

    StatementCounts(Stage<E> stage) {
        this.stage = stage;
        this.sample = stage.sample;
    }

    /** Of each statement; every row comes back, and none is managed before. */
    Map<StatementForm, Integer> of(int rows) {
        List<Integer> numbers = Stage.upTo(rows);
        Map<StatementForm, Integer> counts = new EnumMap<>(StatementForm.class);
        counts.put(StatementForm.INSERT_INTO, beside(() -> {
            List<E> made = stage.made(numbers);
            return () -> stage.upsurge.insertInto(sample.entity()).returning().execute(made);
        }));
        counts.put(StatementForm.UPSERT, beside(() -> {
            List<E> made = stage.made(numbers);
            return () -> stage.upsurge.upsertAll(made);
        }));
        List<Object> identifiers = stage.persisted(numbers);
        List<E> copies = stage.detached(identifiers);
        counts.put(
                StatementForm.UPSERT_INTO,
                beside(() -> () -> Laws.into(stage).returning().execute(copies)));
        counts.put(StatementForm.UPDATE_BY_KEY, beside(() -> {
            List<Map<String, @Nullable Object>> values = new ArrayList<>();
            numbers.forEach(number -> values.add(Laws.row(stage, copies.get(number), number)));
            var update = stage.upsurge.updateByKey(sample.entity());
            var byKey =
                    sample.key().isEmpty() ? update : update.key(sample.key().toArray(String[]::new));
            return () -> byKey.returning().execute(Rows.maps(sample.entity(), values));
        }));
        List<Object> told = new ArrayList<>();
        copies.forEach(row -> told.add(Objects.requireNonNull(stage.attributes.value(row, sample.told()))));
        counts.put(StatementForm.UPDATE, beside(() -> {
            var update = stage.upsurge.update(sample.entity());
            for (var value : stage.newValues(0).entrySet()) {
                update = update.value(value.getKey(), value.getValue());
            }
            var chosen = update.where(row -> row.existing(sample.told()).in(told));
            return () -> chosen.returning().execute();
        }));
        counts.put(
                StatementForm.DELETE_FROM,
                beside(() -> () -> stage.upsurge
                        .deleteFrom(sample.entity())
                        .where(row -> row.existing(sample.told()).in(told))
                        .returning()
                        .execute()));
        return counts;
    }

    private interface Prepared {
        Runnable call();
    }

    private int beside(Prepared prepared) {
        return stage.beside(() -> {
            Runnable call = prepared.call();
            return stage.statementsOf(call);
        });
    }
}
