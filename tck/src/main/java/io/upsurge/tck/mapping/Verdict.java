package io.upsurge.tck.mapping;

/** What became of a statement over a mapping on a database. */
public sealed interface Verdict {

    /** It keeps every law. */
    record Works() implements Verdict {}

    /**
     * It was refused before any SQL.
     *
     * @param reason the words of the message that the guide tells
     */
    record Refused(String reason) implements Verdict {}

    /**
     * Hibernate cannot store such rows there, and Upsurge cannot either.
     *
     * @param failure what Hibernate says
     */
    record FailsAsPersist(String failure) implements Verdict {}
}
