package io.upsurge.tck.contract;

/** Rows of one call with the same key, as the key's columns compare it. */
public abstract class DuplicatesContract extends Contract {

    protected DuplicatesContract() {
        super();
    }
}
