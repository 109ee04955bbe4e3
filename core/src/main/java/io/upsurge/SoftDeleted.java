package io.upsurge;

/** What an upsert makes of a row that is there and was deleted softly ({@code @SoftDelete}). */
public enum SoftDeleted {
    /** The call fails with a {@link ForeignRowsException}. */
    REFUSE,
    /** The row is updated as any other, and is deleted no more. */
    RESURRECT,
    /** The row stays as it is; it counts as skipped, and is one of {@link MutationResult#missing()}. */
    IGNORE
}
