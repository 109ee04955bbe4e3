package io.upsurge.tck.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.MutationResult;
import io.upsurge.Outcomes;
import io.upsurge.Rows;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The laws over rows that are there.
 *
 * @param <E> the entity
 */
final class ChangeLaws<E> extends Laws<E> {

    private static final List<Integer> CHOSEN = List.of(0, 1);

    private final List<Object> identifiers;
    private final List<Map<String, @Nullable Object>> changed;

    /** Stores the rows, and finds out what changes of managed instances store. */
    ChangeLaws(Stage<E> stage) {
        super(stage);
        identifiers = stage.persisted(ALL);
        changed = changed(stage, identifiers, ALL);
    }

    @Override
    Map<StatementForm, Runnable> laws() {
        Map<StatementForm, Runnable> laws = new EnumMap<>(StatementForm.class);
        laws.put(StatementForm.UPSERT, this::upsert);
        laws.put(StatementForm.UPSERT_INTO, this::upsertInto);
        laws.put(StatementForm.ONLY_IF_CHANGED, this::onlyIfChanged);
        laws.put(StatementForm.UPDATE_BY_KEY, this::updateByKey);
        laws.put(StatementForm.UPDATE, this::update);
        laws.put(StatementForm.DELETE_FROM, this::deleteFrom);
        return laws;
    }

    private void upsert() {
        var collections = stage.collections(identifiers);
        var changedFirst = changed(stage, identifiers, List.of(0));
        stage.beside(() -> {
            E first = stage.detached(identifiers).get(0);
            E stored = stage.call(() -> stage.upsurge.upsert(stage.changed(first, 0)));
            managedAndClean(List.of(stored));
            return same("upsert", stage.stored(identifiers), changedFirst);
        });
        List<E> stored = stage.call(() -> stage.upsurge.upsertAll(changedCopies()));
        managedAndClean(stored);
        same("upsertAll updates", stage.stored(identifiers), changed);
        assertThat(stage.collections(identifiers)).as("collections stay").isEqualTo(collections);
    }

    private void upsertInto() {
        List<E> copies = changedCopies();
        List<E> managed = stage.found(identifiers);
        MutationResult<E> result = stage.call(
                () -> into(stage).outcomes(Outcomes.EXACT).returning().execute(copies));
        assertThat(result.updated()).isEqualTo(ROWS);
        sameInstances(result.entities(), managed);
        managedAndClean(managed);
        same("managed instances", stage.held(managed), changed);
        same("upsertInto updates", stage.stored(identifiers), changed);
    }

    private void onlyIfChanged() {
        var before = stage.stored(identifiers);
        List<E> copies = stage.detached(identifiers);
        stage.changed(copies.get(1), 1);
        MutationResult<E> result = stage.call(
                () -> into(stage).onlyIfChanged().outcomes(Outcomes.EXACT).execute(copies));
        assertThat(result.unchanged()).isEqualTo(2);
        assertThat(result.updated()).isEqualTo(1);
        same("onlyIfChanged", stage.stored(identifiers), List.of(before.get(0), changed.get(1), before.get(2)));
    }

    private void updateByKey() {
        E missing = stage.beside(
                () -> stage.detached(stage.persisted(List.of(ROWS))).get(0));
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        List<E> copies = stage.detached(identifiers);
        ALL.forEach(number -> rows.add(row(stage, copies.get(number), number)));
        rows.add(1, row(stage, missing, ROWS));
        List<E> managed = stage.found(identifiers);

        MutationResult<E> result = stage.call(() -> {
            var update = stage.upsurge.updateByKey(sample.entity());
            return (sample.key().isEmpty() ? update : update.key(sample.key().toArray(String[]::new)))
                    .returning()
                    .execute(Rows.maps(sample.entity(), rows));
        });

        assertThat(result.missing()).containsExactly(1L);
        sameInstances(result.entities(), managed);
        managedAndClean(managed);
        same("managed instances", stage.held(managed), changed);
        same("updateByKey", stage.stored(identifiers), changed);
    }

    private void update() {
        var changedAlike = stage.beside(() -> {
            List<E> rows = stage.found(identifiers).subList(0, CHOSEN.size());
            stage.forHibernate(
                    () -> rows.stream().map(row -> stage.changed(row, 0)).toList());
            stage.session.flush();
            return stage.stored(identifiers);
        });
        List<Object> told = told();
        List<E> managed = stage.found(identifiers);

        MutationResult<E> result = stage.call(() -> {
            var update = stage.upsurge.update(sample.entity());
            for (var value : stage.newValues(0).entrySet()) {
                update = update.value(value.getKey(), value.getValue());
            }
            return update.where(row -> row.existing(sample.told()).in(told))
                    .returning()
                    .execute();
        });

        assertThat(result.updated()).isEqualTo(CHOSEN.size());
        assertThat(result.entities()).containsExactlyInAnyOrderElementsOf(managed.subList(0, CHOSEN.size()));
        managedAndClean(managed);
        same("managed instances", stage.held(managed), changedAlike);
        same("update", stage.stored(identifiers), changedAlike);
    }

    private void deleteFrom() {
        var before = stage.stored(identifiers);
        List<Object> told = told();
        List<E> managed = stage.found(identifiers);

        MutationResult<E> result = stage.call(() -> stage.upsurge
                .deleteFrom(sample.entity())
                .where(row -> row.existing(sample.told()).in(told))
                .returning()
                .execute());

        assertThat(result.deleted()).isEqualTo(CHOSEN.size());
        assertThat(stage.held(result.entities()))
                .as("rows of deleteFrom")
                .containsExactlyInAnyOrderElementsOf(before.subList(0, CHOSEN.size()));
        assertThat(managed).extracting(stage.session::contains).containsExactly(false, false, true);
        stage.session.flush();
        stage.session.clear();
        assertThat(stage.found(identifiers)).extracting(row -> row == null).containsExactly(true, true, false);
        same("what stays", stage.stored(identifiers.subList(2, 3)), before.subList(2, 3));
    }

    private List<Object> told() {
        List<Object> values = new ArrayList<>();
        for (E row : stage.detached(identifiers).subList(0, CHOSEN.size())) {
            values.add(Objects.requireNonNull(stage.attributes.value(row, sample.told())));
        }
        return values;
    }

    private List<E> changedCopies() {
        List<E> copies = stage.detached(identifiers);
        ALL.forEach(number -> stage.changed(copies.get(number), number));
        return copies;
    }

    /** What is stored after managed instances were changed. */
    private static <E> List<Map<String, @Nullable Object>> changed(
            Stage<E> stage, List<Object> identifiers, List<Integer> numbers) {
        return stage.beside(() -> {
            List<E> rows = stage.found(identifiers);
            stage.forHibernate(() -> numbers.stream()
                    .map(number -> stage.changed(rows.get(number), number))
                    .toList());
            stage.session.flush();
            return stage.stored(identifiers);
        });
    }

    private void sameInstances(List<E> rows, List<E> managed) {
        assertThat(rows).hasSameSizeAs(managed);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i)).as("row %s", i).isSameAs(managed.get(i));
        }
    }
}
