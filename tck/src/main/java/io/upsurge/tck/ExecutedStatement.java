package io.upsurge.tck;

/**
 * One SQL text that was sent to the database.
 *
 * @param sql the text, as given to the driver
 * @param batchSize how many sets of parameters travelled with it: 1 for a statement outside of a batch
 * @param succeeded whether the database executed it without an error
 */
public record ExecutedStatement(String sql, int batchSize, boolean succeeded) {}
