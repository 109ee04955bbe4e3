package io.upsurge.tck.contract;

/** What became of every row, and counts that add up on every database. */
public abstract class OutcomeContract extends Contract {

    protected OutcomeContract() {
        super();
    }
}
