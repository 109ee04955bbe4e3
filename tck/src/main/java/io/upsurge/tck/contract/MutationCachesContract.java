package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.Mutation;
import io.upsurge.tck.model.CachedItem;
import io.upsurge.tck.model.FixedItem;
import io.upsurge.tck.model.JointItem;
import io.upsurge.tck.model.LooseItem;
import io.upsurge.tck.model.Shelf;
import io.upsurge.tck.model.StrictItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No cache is stale, or fed with what is not committed, after updates and deletes by a condition (E13). */
public abstract class MutationCachesContract extends Contract {

    protected MutationCachesContract() {
        super(Shelf.class, StrictItem.class, LooseItem.class, JointItem.class, FixedItem.class);
    }

    @Override
    protected Map<String, ?> settings() {
        return CachesContract.withCaches(database().name());
    }

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        for (CachedKind<?> kind : CachedKind.all()) {
            for (boolean returning : new boolean[] {false, true}) {
                for (boolean stateless : new boolean[] {false, true}) {
                    for (boolean commit : new boolean[] {true, false}) {
                        cases.add(Arguments.of(kind, returning, stateless, commit));
                    }
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    <E extends CachedItem> void noReadIsStale(
            CachedKind<E> kind, boolean returning, boolean stateless, boolean commit) {
        E changed = kind.make("c1", "old");
        E removed = kind.make("c2", "old");
        stored(changed, removed);
        assertRead(kind, changed, "old");
        assertRead(kind, removed, "old");
        try (WritingSession writer = WritingSession.begin(sessions(), stateless)) {
            writer.find(kind.type(), Objects.requireNonNull(changed.id));
            writer.find(kind.type(), Objects.requireNonNull(removed.id));
            execute(
                    writer.upsurge()
                            .update(kind.type())
                            .value("name", "new")
                            .where(e -> e.builder().equal(e.existing("code"), "c1")),
                    returning);
            execute(
                    writer.upsurge()
                            .deleteFrom(kind.type())
                            .where(e -> e.builder().equal(e.existing("code"), "c2")),
                    returning);

            assertThat(Objects.requireNonNull(writer.find(kind.type(), changed.id)).name)
                    .isEqualTo("new");
            assertThat(writer.find(kind.type(), removed.id)).isNull();
            writer.end(commit);
        }
        assertRead(kind, changed, commit ? "new" : "old");
        assertRead(kind, removed, commit ? null : "old");
    }

    private static void execute(Mutation<?> mutation, boolean returning) {
        assertThat((returning ? mutation.returning() : mutation)
                        .execute()
                        .counts()
                        .values())
                .containsExactly(1L);
    }

    private <E extends CachedItem> void assertRead(CachedKind<E> kind, E item, @Nullable String name) {
        UUID id = Objects.requireNonNull(item.id);
        sessions().inTransaction(session -> {
            E found = session.find(kind.type(), id);
            assertThat(found == null ? null : found.name).isEqualTo(name);
        });
        sessions().inTransaction(session -> {
            E found = session.bySimpleNaturalId(kind.type()).load(item.code);
            assertThat(found == null ? null : found.name).isEqualTo(name);
        });
    }
}
