package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.upsurge.ForeignRowsException;
import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Rows;
import io.upsurge.Synchronize;
import io.upsurge.Upsurge;
import io.upsurge.tck.model.Posts.Draft;
import io.upsurge.tck.model.Posts.LongPost;
import io.upsurge.tck.model.Posts.Post;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a formula tells the classes of one table apart, what is written decides of which class a row is. */
public abstract class ComputedClassContract extends Contract {

    protected ComputedClassContract() {
        super(Post.class, LongPost.class, Draft.class);
    }

    @BeforeEach
    void store() {
        stored(post(new Post(), 1, 5), post(new LongPost(), 2, 500), draft(3, "to do"));
    }

    @Test
    void aRowOfAnotherClassIsNotWritten() {
        for (Post other : List.of(post(new LongPost(), 1, 600), draft(2, "mine"), post(new Post(), 3, 6))) {
            assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertAll(List.of(other))))
                    .isInstanceOf(ForeignRowsException.class)
                    .hasMessageContaining("is of another class of the hierarchy");
        }
        assertThat(lengths()).containsExactly(5, 500, null);
    }

    @Test
    void updatesByKeyFindTheRowsOfTheirClass() {
        MutationResult<LongPost> result = upsurge(upsurge -> upsurge.updateByKey(LongPost.class)
                .execute(Rows.of(LongPost.class)
                        .row(row -> row.value("id", 1L).value("likes", 9))
                        .row(row -> row.value("id", 2L).value("likes", 9))));

        assertThat(result.updated()).isEqualTo(1);
        assertThat(all(Post.class, "id")).extracting(post -> post.likes).containsExactly(0, 9, 0);
    }

    @Test
    void conditionsHoldForTheRowsOfTheirClass() {
        long updated = upsurge(upsurge -> upsurge.update(LongPost.class)
                .value("likes", 9)
                .everyRow()
                .execute()
                .updated());
        long deleted = upsurge(
                upsurge -> upsurge.deleteFrom(Draft.class).everyRow().execute().deleted());

        assertThat(updated).isEqualTo(1);
        assertThat(deleted).isEqualTo(1);
        assertThat(all(Post.class, "id")).extracting(post -> post.likes).containsExactly(0, 9);
    }

    /** Also where the statement sets the column of the formula before it asks for the class. */
    @Test
    void anUpsertMayMakeARowOneOfAnotherClass() {
        MutationResult<Post> result = upsurge(upsurge -> upsurge.upsertInto(Post.class)
                .onConflict("slug")
                .returning()
                .execute(List.of(post(new Post(), 1, 700), post(new Post(), 4, 8))));

        assertThat(result.rows()).extracting(row -> row.outcome().name()).containsExactly("UPDATED", "INSERTED");
        assertThat(result.entities().get(0)).isInstanceOf(LongPost.class);
        assertThat(result.entities().get(1)).isExactlyInstanceOf(Post.class);
        assertThat(lengths()).containsExactly(700, 500, null, 8);
        assertThat(all(LongPost.class, "id")).extracting(post -> post.id).containsExactly(1L, 2L);
    }

    @Test
    void onlyWhatChangesIsUpdated() {
        MutationResult<Post> result = upsurge(upsurge -> upsurge.upsertInto(Post.class)
                .onlyIfChanged()
                .execute(List.of(post(new Post(), 1, 5), post(new Post(), 4, 800))));

        assertThat(result.unchanged() + result.unknown()).isEqualTo(1);
        assertThat(result.inserted() + result.unknown()).isBetween(1L, 2L);
        assertThat(lengths()).containsExactly(5, 500, null, 800);
    }

    @Test
    void anUpdateByKeyMayMakeARowOneOfAnotherClass() {
        MutationResult<LongPost> result = upsurge(upsurge -> upsurge.updateByKey(LongPost.class)
                .execute(Rows.of(LongPost.class)
                        .row(row -> row.value("id", 2L).value("length", 7))
                        .row(row -> row.value("id", 1L).value("length", 8))));

        assertThat(result.updated()).isEqualTo(1);
        assertThat(lengths()).containsExactly(5, 7, null);
        assertThat(all(LongPost.class, "id")).isEmpty();
    }

    @Test
    void whatIsInsertedIsOfTheClassThatTheFormulaSays() {
        upsurge(upsurge -> upsurge.insertInto(LongPost.class).execute(List.of(post(new LongPost(), 4, 7))));

        assertThat(all(LongPost.class, "id")).extracting(post -> post.id).containsExactly(2L);
        assertThat(lengths()).containsExactly(5, 500, null, 7);
    }

    @Test
    void rowsInSeveralTablesAreWritten() {
        upsurge(upsurge -> upsurge.upsertAll(List.of(draft(3, "done"), draft(4, "new"))));
        upsurge(upsurge -> upsurge.updateByKey(Draft.class)
                .execute(Rows.of(Draft.class)
                        .row(row -> row.value("id", 4L).value("notes", "newer"))
                        .row(row -> row.value("id", 1L).value("notes", "no draft"))));
        upsurge(upsurge -> upsurge.update(Draft.class)
                .value("likes", 3)
                .where(row -> row.builder().equal(row.existing("notes"), "newer"))
                .execute());

        assertThat(all(Draft.class, "id")).extracting(draft -> draft.notes).containsExactly("done", "newer");
        assertThat(all(Post.class, "id")).extracting(post -> post.likes).containsExactly(0, 0, 0, 3);
    }

    static Stream<Consumer<Upsurge>> changes() {
        return Stream.of(
                upsurge -> upsurge.upsertInto(Post.class).execute(List.of(post(new Post(), 1, 700))),
                upsurge -> upsurge.updateByKey(Post.class).execute(List.of(post(new Post(), 1, 700))),
                upsurge -> upsurge.update(Post.class)
                        .value("length", 700)
                        .everyRow()
                        .synchronize(Synchronize.FETCH)
                        .execute());
    }

    /** Hibernate's own refresh fails with a cast. */
    @ParameterizedTest
    @MethodSource("changes")
    void aManagedInstanceCannotBecomeOneOfAnotherClass(Consumer<Upsurge> change) {
        assertThatThrownBy(() -> inSession(session -> {
                    assertThat(session.find(Post.class, 1L)).isNotNull();
                    change.accept(Upsurge.of(session));
                    return null;
                }))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContainingAll("Post", "formula of the discriminator", "synchronize(EVICT)");
        assertThat(lengths()).containsExactly(5, 500, null);
    }

    @ParameterizedTest
    @EnumSource(names = {"EVICT", "NONE", "EVALUATE"})
    void otherwiseItIsLetGoOrKeepsItsClass(Synchronize mode) {
        inSession(session -> {
            Post managed = session.find(Post.class, 1L);
            Upsurge.of(session)
                    .update(Post.class)
                    .value("length", 700)
                    .where(row -> row.builder().equal(row.existing("length"), 5))
                    .synchronize(mode)
                    .execute();
            assertThat(session.contains(managed)).isEqualTo(mode != Synchronize.EVICT);
            assertThat(managed.length).isEqualTo(mode == Synchronize.EVALUATE ? 700 : 5);
            return null;
        });
        assertThat(all(LongPost.class, "id")).extracting(post -> post.id).containsExactly(1L, 2L);
    }

    @Test
    void theClassCannotBeEvaluatedInMemory() {
        upsurge(upsurge -> {
            var update = upsurge.update(LongPost.class).value("likes", 9).everyRow();
            assertThatThrownBy(() -> update.synchronize(Synchronize.EVALUATE).execute())
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining("the formula of the discriminator cannot be evaluated in memory");
            assertThat(sent()).isEmpty();
            return null;
        });
    }

    private List<@Nullable Integer> lengths() {
        List<@Nullable Integer> lengths = new ArrayList<>();
        all(Post.class, "id").forEach(post -> lengths.add(post.length));
        return lengths;
    }

    private static Draft draft(long id, String notes) {
        Draft draft = post(new Draft(), id, null);
        draft.notes = notes;
        return draft;
    }

    private static <P extends Post> P post(P post, long id, @Nullable Integer length) {
        post.id = id;
        post.slug = "s" + id;
        post.length = length;
        post.likes = 0;
        return post;
    }
}
