package io.upsurge.tck.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.MutationResult;
import io.upsurge.Outcomes;
import io.upsurge.Upsurge;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * The laws over rows that are not there.
 *
 * @param <E> the entity
 */
final class InsertLaws<E> extends Laws<E> {

    private final List<Map<String, @Nullable Object>> persisted;

    /** Stores what rows refer to, and finds out what {@code persist} stores. */
    InsertLaws(Stage<E> stage) {
        super(stage);
        stage.prepare(ROWS + 1);
        persisted = stage.beside(() -> stage.stored(stage.persisted(ALL)));
    }

    @Override
    Map<StatementForm, Runnable> laws() {
        Map<StatementForm, Runnable> laws = new EnumMap<>(StatementForm.class);
        laws.put(StatementForm.UPSERT, this::upsert);
        laws.put(StatementForm.UPSERT_INTO, this::upsertInto);
        laws.put(StatementForm.INSERT_INTO, this::insertInto);
        return laws;
    }

    private void upsert() {
        stage.beside(() -> {
            List<E> stored = stage.call(() -> stage.upsurge.upsertAll(stage.made(ALL)));
            managedAndClean(stored);
            return same("upsertAll inserts", stage.stored(stage.identifiers(stored)), persisted);
        });
        if (!stage.hasAConnectionOfItsTenant()) {
            upsertWithoutManaging();
        }
    }

    private void upsertWithoutManaging() {
        try (StatelessSession stateless =
                stage.session.statelessWithOptions().connection().open()) {
            List<E> rows = stage.madeFromLoaded(ALL);
            List<E> stored = stage.call(() -> Upsurge.of(stateless).upsertAll(rows));
            same("upsertAll without managing", stage.stored(stage.identifiers(stored)), persisted);
        }
    }

    private void upsertInto() {
        MutationResult<E> result = stage.call(
                () -> into(stage).outcomes(Outcomes.EXACT).returning().execute(stage.made(ALL)));
        assertThat(result.inserted()).isEqualTo(ROWS);
        managedAndClean(result.entities());
        same("rows of upsertInto", stage.held(result.entities()), persisted);
        same("upsertInto inserts", stage.stored(stage.identifiers(result.entities())), persisted);
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
}
