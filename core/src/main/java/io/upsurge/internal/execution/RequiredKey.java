package io.upsurge.internal.execution;

import io.upsurge.InvalidMutationException;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.statement.ConflictTarget;

/** Refuses rows of which nothing says what stored row is meant. */
final class RequiredKey {

    private RequiredKey() {}

    /** Refuses a row without a key. */
    static void of(GivenRow row) {
        if (!(row.plan.description().form() instanceof Form.Insert) && Keys.isIncomplete(row)) {
            requireNulls(row.plan, row.index);
        }
    }

    private static void requireNulls(RowsPlan plan, long index) {
        String row = "Row " + index + " of " + plan.entity().model().name();
        String key = plan.target().text();
        if (plan.target().target() instanceof ConflictTarget.Expressions) {
            throw new InvalidMutationException(row + " has NULL in one of the columns "
                    + plan.target().columns() + " that " + key
                    + " reads, and what is made of NULL may be NULL, which equals nothing, so"
                    + " the row would be inserted again and again. Give it a value, or name another conflict target");
        }
        boolean isUpdate = plan.description().form() instanceof Form.UpdateByKey;
        if (plan.target().isJust(plan.entity().model().identifier())) {
            throw new InvalidMutationException(
                    row + " has no value in " + key + " " + plan.target().columns()
                            + ", so nothing says which row is meant. Give it one, or name another "
                            + (isUpdate ? "key" : "conflict target"));
        }
        if (!plan.description().nullsAreEqual()) {
            throw new InvalidMutationException(
                    row + " has NULL in " + key + " " + plan.target().columns() + ", and NULL equals nothing, so "
                            + (isUpdate
                                    ? "no row would be found. Give it a value"
                                    : "the row would be inserted again and again. Give it a value, or say"
                                            + " nullsAreEqual()"));
        }
    }
}
