package io.upsurge.tck.contract;

/** Managed instances are kept in step, and no pending change is lost. */
public abstract class ManagedInstancesContract extends Contract {

    protected ManagedInstancesContract() {
        super();
    }
}
