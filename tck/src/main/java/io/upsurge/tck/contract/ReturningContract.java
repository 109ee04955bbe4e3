package io.upsurge.tck.contract;

/** Every row that comes back belongs to the row that was given. */
public abstract class ReturningContract extends Contract {

    protected ReturningContract() {
        super();
    }
}
