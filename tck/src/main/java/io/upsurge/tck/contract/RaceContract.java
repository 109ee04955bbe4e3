package io.upsurge.tck.contract;

/** Many transactions at once: nothing is lost, nothing is done twice. */
public abstract class RaceContract extends Contract {

    protected RaceContract() {
        super();
    }
}
