package io.upsurge.tck.mapping;

import io.upsurge.tck.TestDatabase;

/** A row of the guide's table whose entities need something around them: a schema, an index, a policy, a listener. */
public interface Circumstance {

    /** In the place of a cell, where the database has nothing of the kind. */
    String NONE_THERE = "no such thing there";

    /** What the guide's table calls it. */
    String mapping();

    /**
     * What the table says of it on a database.
     *
     * @throws AssertionError if a law is broken
     */
    String cell(TestDatabase database) throws Exception;
}
