package io.upsurge.internal.description;

import java.util.List;

/** What the caller wants back of each row. */
public sealed interface Reading {

    /** Nothing. */
    record Nothing() implements Reading {}

    /** The entity. */
    record Entities() implements Reading {}

    /** The identifier, which the caller did not ask for. */
    record Identifiers() implements Reading {}

    /** A tuple of attributes. */
    record Tuples(List<AttributeName> attributes) implements Reading {
        public Tuples {
            attributes = List.copyOf(attributes);
        }
    }
}
