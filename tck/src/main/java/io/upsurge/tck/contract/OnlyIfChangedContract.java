package io.upsurge.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.Outcomes;
import io.upsurge.RowResult;
import io.upsurge.Upsert;
import io.upsurge.tck.model.Format;
import io.upsurge.tck.model.Page;
import io.upsurge.tck.model.Page_;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Equal rows are not written: neither their version nor their time stamp moves (E9). */
public abstract class OnlyIfChangedContract extends CapabilityContract {

    protected OnlyIfChangedContract() {
        super(Page.class);
    }

    /** Stores pages that were edited long ago, so that an edit shows however coarse the column's time is. */
    @Override
    protected void stored(Object... pages) {
        super.stored(pages);
        sessions()
                .inTransaction(session -> session.createNativeMutationQuery("update Page set edited = :past")
                        .setParameter("past", LocalDateTime.of(2020, 1, 2, 3, 4, 5))
                        .executeUpdate());
        database().statements().clear();
    }

    private Page page(String path) {
        return all(Page.class, "path").stream()
                .filter(page -> page.path.equals(path))
                .findFirst()
                .orElseThrow();
    }

    private MutationResult<Page> upsert(UnaryOperator<Upsert<Page>> steps, Page... pages) {
        return upsurge(upsurge ->
                steps.apply(upsurge.upsertInto(Page.class).onlyIfChanged()).execute(List.of(pages)));
    }

    private static Page full(String path) {
        Page page = new Page(path, "title", 1);
        page.weight = new BigDecimal("1.50");
        page.format = new Format(3, 4);
        return page;
    }

    private void assertUntouched(Page before) {
        assertThat(page(before.path)).usingRecursiveComparison().isEqualTo(before);
    }

    private void assertWritten(Page before) {
        Page after = page(before.path);
        assertThat(after.version).isEqualTo(Objects.requireNonNull(before.version) + 1);
        assertThat(after.edited).isAfter(before.edited);
    }

    @Test
    void leavesAnEqualRowUntouched() {
        stored(full("a"), full("b"));
        Page before = page("a");

        upsert(step -> step, full("a"));

        assertUntouched(before);
    }

    @Test
    void aNumberOfAnotherScaleIsEqual() {
        stored(full("a"));
        Page before = page("a");
        Page given = full("a");
        given.weight = new BigDecimal("1.5");

        upsert(step -> step, given);

        assertUntouched(before);
    }

    @Test
    void nullEqualsNullAndNothingElse() {
        stored(new Page("a", null, null), new Page("b", null, 1), new Page("c", "title", null));
        Page a = page("a");
        Page b = page("b");
        Page c = page("c");

        upsert(step -> step, new Page("a", null, null), new Page("b", "title", 1), new Page("c", null, null));

        assertUntouched(a);
        assertWritten(b);
        assertWritten(c);
        assertThat(page("b").title).isEqualTo("title");
        assertThat(page("c").title).isNull();
    }

    @Test
    void writesARowOfWhichOneValueDiffers() {
        stored(full("a"), full("b"), full("c"));
        Page a = page("a");
        Page b = page("b");
        Page c = page("c");
        Page hits = full("a");
        hits.hits = 2;
        Page part = full("b");
        part.format = new Format(3, 5);

        upsert(step -> step, hits, part, full("c"));

        assertWritten(a);
        assertWritten(b);
        assertUntouched(c);
        assertThat(page("a").hits).isEqualTo(2);
        assertThat(page("b")).extracting("format.height").isEqualTo(5);
    }

    @Test
    void aChangeOfCaseOrOfTrailingBlanksIsAChange() {
        stored(full("a"), full("b"));
        Page a = page("a");
        Page b = page("b");
        Page upper = full("a");
        upper.title = "TITLE";
        Page blank = full("b");
        blank.title = "title ";

        upsert(step -> step, upper, blank);

        assertWritten(a);
        assertWritten(b);
        assertThat(page("a").title).isEqualTo("TITLE");
        assertThat(page("b").title).isEqualTo("title ");
    }

    @Test
    void aChangeOfCaseIsAChangeAlsoWhereOutcomesAreExact() {
        stored(full("a"), full("b"));
        Page before = page("a");
        Page upper = full("a");
        upper.title = "TITLE";

        MutationResult<Page> result = upsert(step -> step.outcomes(Outcomes.EXACT), full("b"), upper);

        assertThat(result.rows()).extracting(RowResult::outcome).containsExactly(Outcome.UNCHANGED, Outcome.UPDATED);
        assertWritten(before);
        assertThat(page("a").title).isEqualTo("TITLE");
    }

    @Test
    void comparesOnlyWhatIsAssigned() {
        stored(full("a"), full("b"));
        Page a = page("a");
        Page b = page("b");
        Page given = full("a");
        given.hits = 99;
        Page other = full("b");
        other.title = "new";

        upsert(step -> step.doUpdate(set -> set.excluded(Page_.title)), given, other);

        assertUntouched(a);
        assertWritten(b);
        assertThat(page("b").hits).isEqualTo(1);
    }

    @Test
    void comparesConstantsAndExpressionsToo() {
        stored(full("a"), new Page("b", "title", 5), new Page("c", "other", 0));
        Page a = page("a");
        Page b = page("b");
        Page c = page("c");

        upsert(
                step -> step.doUpdate(set -> set.value(Page_.title, "title")
                        .expression(
                                Page_.hits,
                                row -> row.builder().diff(row.existing(Page_.hits), row.excluded(Page_.hits)))),
                new Page("a", "x", 0),
                new Page("b", "x", 2),
                new Page("c", "x", 0));

        assertUntouched(a);
        assertWritten(b);
        assertWritten(c);
        assertThat(page("b").hits).isEqualTo(3);
        assertThat(page("c").title).isEqualTo("title");
    }

    @Test
    void goesTogetherWithACondition() {
        stored(full("a"), full("b"), full("c"));
        Page a = page("a");
        Page b = page("b");
        Page c = page("c");
        Page changed = full("a");
        changed.title = "changed";
        changed.hits = 0;
        Page refused = full("b");
        refused.title = "changed";
        refused.hits = 9;

        upsert(
                step -> step.doUpdate(set -> set.excluded(Page_.title)
                        .where(row ->
                                row.builder().lessThanOrEqualTo(row.excluded(Page_.hits), row.existing(Page_.hits)))),
                changed,
                refused,
                full("c"));

        assertWritten(a);
        assertUntouched(b);
        assertUntouched(c);
    }
}
