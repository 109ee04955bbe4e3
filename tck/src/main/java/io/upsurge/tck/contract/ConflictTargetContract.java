package io.upsurge.tck.contract;

/** The conflict target means what it says: a collision on another key is a violation of that key. */
public abstract class ConflictTargetContract extends Contract {

    protected ConflictTargetContract() {
        super();
    }
}
