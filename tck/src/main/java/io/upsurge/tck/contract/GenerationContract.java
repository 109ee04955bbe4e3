package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.upsurge.InvalidMutationException;
import io.upsurge.Rows;
import io.upsurge.tck.model.Article;
import io.upsurge.tck.model.Memo;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Insert-only, generated and computed attributes follow the mapping (E10, T23). */
public abstract class GenerationContract extends Contract {

    protected GenerationContract() {
        super(Article.class, Memo.class);
    }

    private Article only() {
        return all(Article.class, "id").get(0);
    }

    @Test
    void anInsertWritesWhatItMayAndTheDatabaseAddsTheRest() {
        Article given = new Article(1L, "one", "me");
        given.untouched = 99;
        given.rank = 99;

        Article returned = upsurge(upsurge -> upsurge.upsert(given));

        assertThat(returned).usingRecursiveComparison().isEqualTo(only());
        assertThat(returned.author).isEqualTo("me");
        assertThat(returned.untouched).isEqualTo(5);
        assertThat(returned.rank).isEqualTo(7);
        assertThat(returned.loud).isEqualTo("ONE");
        assertThat(returned.created).isNotNull();
        assertThat(returned.updated).isNotNull();
    }

    @Test
    void anUpdateLeavesWhatOnlyInsertsWrite() {
        stored(new Article(1L, "one", "me"));
        Article before = only();

        Article returned = upsurge(upsurge -> upsurge.upsert(new Article(1L, "two", "somebody else")));

        assertThat(returned).usingRecursiveComparison().isEqualTo(only());
        assertThat(returned.title).isEqualTo("two");
        assertThat(returned.loud).isEqualTo("TWO");
        assertThat(returned.author).isEqualTo("me");
        assertThat(returned.created).isEqualTo(before.created);
        assertThat(returned.updated).isNotNull().isAfterOrEqualTo(before.updated);
        assertThat(returned.rank).isEqualTo(7);
    }

    @Test
    void neverNamesWhatTheDatabaseGenerates() {
        upsurge(upsurge -> upsurge.upsertInto(Article.class).execute(List.of(new Article(1L, "one", "me"))));

        assertThat(sent()).isNotEmpty().noneMatch(sql -> sql.contains("article_rank") || sql.contains("untouched"));
    }

    @Test
    void aValueThatIsGivenBeatsAGenerator() {
        LocalDateTime given = LocalDateTime.of(2020, 1, 2, 3, 4, 5);

        upsurge(upsurge -> upsurge.upsertInto(Article.class)
                .execute(Rows.of(Article.class)
                        .row(row -> row.value("id", 1L).value("title", "one").value("updated", given))));

        assertThat(only().updated).isEqualTo(given);
        assertThat(only().created).isNotNull();
    }

    @Test
    void rowsThatLeaveATimeStampOutGetOne() {
        stored(new Article(1L, "one", "me"));
        LocalDateTime before = only().updated;

        upsurge(upsurge -> upsurge.upsertInto(Article.class)
                .execute(Rows.of(Article.class).row(row -> row.value("id", 1L).value("title", "two"))));

        assertThat(only().updated).isAfterOrEqualTo(before);
        assertThat(only().author).isEqualTo("me");
    }

    @Test
    void refusesToWriteWhatTheMappingForbids() {
        for (String forbidden : List.of("untouched", "rank")) {
            assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertInto(Article.class)
                            .execute(Rows.of(Article.class)
                                    .row(row -> row.value("id", 1L).value(forbidden, 3)))))
                    .isInstanceOf(InvalidMutationException.class)
                    .hasMessageContaining(forbidden);
            assertThat(sent()).isEmpty();
        }
        assertThatThrownBy(() -> upsurge(upsurge -> upsurge.upsertInto(Article.class)
                        .doUpdate(set -> set.excluded("author"))
                        .execute(List.of(new Article(1L, "one", "me")))))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContaining("author")
                .hasMessageContaining("updatable = false");
        assertThat(sent()).isEmpty();
    }

    /** The fourth of the combinations: what may be updated only. */
    @Test
    void whatMayOnlyBeUpdatedIsNeverInserted() {
        Memo memo = new Memo(1L);
        memo.text = "text";
        memo.remark = "not inserted";
        assertThatThrownBy(
                        () -> upsurge(upsurge -> upsurge.upsertInto(Memo.class).execute(List.of(memo))))
                .isInstanceOf(InvalidMutationException.class)
                .hasMessageContainingAll("'remark'", "may be updated but not inserted", "doUpdateAllExcept");

        upsurge(upsurge ->
                upsurge.upsertInto(Memo.class).doUpdateAllExcept("remark").execute(List.of(memo)));
        assertThat(all(Memo.class, "id")).extracting(m -> m.text, m -> m.remark).containsExactly(tuple("text", null));

        memo.text = "more";
        memo.remark = "updated";
        upsurge(upsurge -> upsurge.updateByKey(Memo.class).execute(List.of(memo)));
        upsurge(upsurge ->
                upsurge.upsertInto(Memo.class).doUpdateAllExcept("remark").execute(List.of(memo)));
        assertThat(all(Memo.class, "id"))
                .extracting(m -> m.text, m -> m.remark)
                .containsExactly(tuple("more", "updated"));
    }
}
