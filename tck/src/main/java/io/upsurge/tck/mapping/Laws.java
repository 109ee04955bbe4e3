package io.upsurge.tck.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.MutationResult;
import io.upsurge.Outcomes;
import io.upsurge.Rows;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * What each statement owes to the rows of every mapping: the database holds what {@code persist} or a change of a managed
 * instance would have stored there, rows come back as they are stored, and managed instances take their values.
 *
 * @param <E> the entity
 */
final class Laws<E> {

    static final int ROWS = 3;
    private static final List<Integer> ALL = Stage.upTo(ROWS);
    private static final List<Integer> CHOSEN = List.of(0, 1);

    private final Stage<E> stage;
    private final Sample<E> sample;
    private List<Map<String, @Nullable Object>> persisted = List.of();
    private List<Object> identifiers = List.of();
    private List<Map<String, @Nullable Object>> changed = List.of();

    Laws(Stage<E> stage) {
        this.stage = stage;
        this.sample = stage.sample;
    }

    /** Stores what rows refer to, and finds out what {@code persist} stores. */
    void prepare() {
        stage.prepare(ROWS + 1);
        persisted = stage.beside(() -> stage.stored(stage.persisted(ALL)));
    }

    /** What is about rows that are not there. */
    Map<StatementForm, Runnable> inserting() {
        Map<StatementForm, Runnable> laws = new EnumMap<>(StatementForm.class);
        laws.put(StatementForm.UPSERT, this::upsertInserts);
        laws.put(StatementForm.UPSERT_INTO, this::upsertIntoInserts);
        laws.put(StatementForm.INSERT_INTO, this::insertInto);
        return laws;
    }

    /** Stores the rows, for what comes now is about rows that are there, and finds out what changes of them store. */
    Map<StatementForm, Runnable> changing() {
        identifiers = stage.persisted(ALL);
        changed = changed(ALL);
        Map<StatementForm, Runnable> laws = new EnumMap<>(StatementForm.class);
        laws.put(StatementForm.UPSERT, this::upsertUpdates);
        laws.put(StatementForm.UPSERT_INTO, this::upsertIntoUpdates);
        laws.put(StatementForm.ONLY_IF_CHANGED, this::onlyIfChanged);
        laws.put(StatementForm.UPDATE_BY_KEY, this::updateByKey);
        laws.put(StatementForm.UPDATE, this::update);
        laws.put(StatementForm.DELETE_FROM, this::deleteFrom);
        return laws;
    }

    private void upsertInserts() {
        stage.beside(() -> {
            List<E> stored = stage.call(() -> stage.upsurge.upsertAll(stage.made(ALL)));
            managedAndClean(stored);
            return same("upsertAll inserts", stage.stored(stage.identifiers(stored)), persisted);
        });
        try (StatelessSession stateless =
                stage.session.statelessWithOptions().connection().open()) {
            List<E> rows = stage.madeFromLoaded(ALL);
            List<E> stored = stage.call(() -> Upsurge.of(stateless).upsertAll(rows));
            same("upsertAll without managing", stage.stored(stage.identifiers(stored)), persisted);
        }
    }

    private void upsertUpdates() {
        var collections = stage.collections(identifiers);
        var changedFirst = changed(List.of(0));
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

    private void upsertIntoInserts() {
        MutationResult<E> result =
                stage.call(() -> into().outcomes(Outcomes.EXACT).returning().execute(stage.made(ALL)));
        assertThat(result.inserted()).isEqualTo(ROWS);
        managedAndClean(result.entities());
        same("rows of upsertInto", stage.held(result.entities()), persisted);
        same("upsertInto inserts", stage.stored(stage.identifiers(result.entities())), persisted);
    }

    private void upsertIntoUpdates() {
        List<E> copies = changedCopies();
        List<E> managed = stage.found(identifiers);
        MutationResult<E> result =
                stage.call(() -> into().outcomes(Outcomes.EXACT).returning().execute(copies));
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
        MutationResult<E> result =
                stage.call(() -> into().onlyIfChanged().outcomes(Outcomes.EXACT).execute(copies));
        assertThat(result.unchanged()).isEqualTo(2);
        assertThat(result.updated()).isEqualTo(1);
        same("onlyIfChanged", stage.stored(identifiers), List.of(before.get(0), changed.get(1), before.get(2)));
    }

    private void insertInto() {
        stage.beside(() -> {
            List<E> rows = stage.made(ALL);
            MutationResult<E> result =
                    stage.call(() -> stage.upsurge.insertInto(sample.entity()).execute(rows));
            assertThat(result.inserted()).isEqualTo(ROWS);
            return same("insertInto", stage.stored(stage.identifiers(rows)), persisted);
        });
        stage.beside(() -> {
            List<E> rows = stage.made(ALL);
            stage.call(
                    () -> stage.upsurge.insertInto(sample.entity()).managing().execute(rows));
            managedAndClean(rows);
            return same("rows that are managing", stage.held(rows), persisted);
        });
        MutationResult<E> result = stage.call(
                () -> stage.upsurge.insertInto(sample.entity()).returning().execute(stage.made(ALL)));
        managedAndClean(result.entities());
        same("rows of insertInto", stage.held(result.entities()), persisted);
        same("insertInto with rows", stage.stored(stage.identifiers(result.entities())), persisted);
    }

    private void updateByKey() {
        E missing = stage.beside(
                () -> stage.detached(stage.persisted(List.of(ROWS))).get(0));
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        List<E> copies = stage.detached(identifiers);
        ALL.forEach(number -> rows.add(row(copies.get(number), number)));
        rows.add(1, row(missing, ROWS));
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
            stage.found(identifiers).subList(0, CHOSEN.size()).forEach(row -> stage.changed(row, 0));
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

    Upsert<E> into() {
        Upsert<E> upsert = stage.upsurge.upsertInto(sample.entity());
        return sample.key().isEmpty()
                ? upsert.onPrimaryKey()
                : upsert.onConflict(sample.key().toArray(String[]::new));
    }

    /** The key of a stored row, and its new values. */
    Map<String, @Nullable Object> row(E stored, int number) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        List<String> key = sample.key().isEmpty() ? stage.attributes.identifiers(sample.entity()) : sample.key();
        key.forEach(attribute -> row.put(attribute, stage.attributes.value(stored, attribute)));
        row.putAll(stage.newValues(number));
        return row;
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
    private List<Map<String, @Nullable Object>> changed(List<Integer> numbers) {
        return stage.beside(() -> {
            List<E> rows = stage.found(identifiers);
            numbers.forEach(number -> stage.changed(rows.get(number), number));
            stage.session.flush();
            return stage.stored(identifiers);
        });
    }

    private void managedAndClean(List<E> rows) {
        assertThat(rows).allMatch(stage.session::contains, "is managed");
        assertThat(stage.session.isDirty()).as("dirty").isFalse();
        assertThat(stage.statementsOf(stage.session::flush)).as("flushed").isZero();
    }

    private void sameInstances(List<E> rows, List<E> managed) {
        assertThat(rows).hasSameSizeAs(managed);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i)).as("row %s", i).isSameAs(managed.get(i));
        }
    }

    private static boolean same(
            String what, List<Map<String, @Nullable Object>> rows, List<Map<String, @Nullable Object>> expected) {
        assertThat(rows).as(what).isEqualTo(expected);
        return true;
    }
}
