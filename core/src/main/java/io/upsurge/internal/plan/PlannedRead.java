package io.upsurge.internal.plan;

import io.upsurge.internal.hibernate.RowMapping;
import io.upsurge.statement.KeyRead;

/** A read of stored rows by key, and its values: those asked for, the position of the given row last. */
public record PlannedRead(KeyRead statement, RowMapping mapping) {}
