package io.upsurge;

import java.util.List;

/** What a statement would send, found out without touching the database. */
public interface MutationPlan {

    /**
     * The text of the statement that writes so many rows. An entity in several tables has a statement for each, separated
     * by "; ", in the order in which they would be sent: what inserts, what updates, and what inserts into a table that
     * a row need not be in.
     *
     * @throws UnsupportedMutationException if this database has no words for it
     */
    String sql(int rows);

    /** How it is done, such as {@code on conflict, rows as arrays, returning}. */
    String strategy();

    /** How so many rows travel to the database together. */
    Transport transport(int rows);

    /** How many rows go into one statement at most. */
    int chunkSize();

    /** What is done in several steps because the database cannot do it in one. */
    List<String> emulated();

    /** What this database cannot do; executing the statement would be refused with these reasons. */
    List<String> refused();
}
