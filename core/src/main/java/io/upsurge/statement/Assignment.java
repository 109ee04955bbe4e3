package io.upsurge.statement;

/** One {@code column = value} of an update; the value sees the stored row as it was before the statement. */
public record Assignment(String column, Fragment value) {}
