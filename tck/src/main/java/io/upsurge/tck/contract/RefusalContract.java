package io.upsurge.tck.contract;

/** Mistakes of the caller: found before any statement, told with the way out. */
public abstract class RefusalContract extends Contract {

    protected RefusalContract() {
        super();
    }
}
