package io.upsurge.tck.contract;

/** Versions are checked, incremented, and stale rows named by their positions. */
public abstract class VersionContract extends Contract {

    protected VersionContract() {
        super();
    }
}
