package io.upsurge.statement;

/**
 * Whether an assignment would change its column.
 *
 * @param column the column that is assigned
 * @param stored the column's value, in the form in which it is compared
 * @param given what it is assigned, in the same form
 */
public record Comparison(String column, Fragment stored, Fragment given) {}
