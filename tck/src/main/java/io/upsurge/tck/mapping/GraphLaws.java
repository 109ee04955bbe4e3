package io.upsurge.tck.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * What an upsert owes to a graph: all its rows are stored as {@code persist} and {@code merge} store them, and what is in which
 * collection.
 *
 * @param <E> the entity
 */
final class GraphLaws<E> {

    private final Stage<E> stage;
    private final List<Object> persisted;
    private final List<Object> merged;

    GraphLaws(Stage<E> stage) {
        this.stage = stage;
        persisted = stage.beside(() -> {
            stage.madeGraphs(Laws.ALL).forEach(stage.session::persist);
            return stage.graph();
        });
        merged = stage.beside(() -> {
            stage.madeGraphs(Laws.ALL).forEach(stage.session::persist);
            stage.session.flush();
            stage.session.clear();
            stage.madeOther(Laws.ALL).forEach(stage.session::merge);
            return stage.graph();
        });
        assertThat(merged).as("what merge makes of it").isNotEqualTo(persisted);
    }

    void upsert() {
        stage.beside(() -> {
            stage.call(() -> stage.upsurge.upsertAll(stage.madeGraphs(Laws.ALL)));
            assertThat(stage.graph()).as("graphs that are inserted").isEqualTo(persisted);
            stage.call(() -> stage.upsurge.upsertAll(stage.madeOther(Laws.ALL)));
            assertThat(stage.graph()).as("graphs that are updated").isEqualTo(merged);
            return stage;
        });
        stage.call(() -> stage.upsurge.upsertAll(stage.madeOther(Laws.ALL)));
        assertThat(stage.graph()).as("other graphs that are inserted").isEqualTo(merged);
    }
}
