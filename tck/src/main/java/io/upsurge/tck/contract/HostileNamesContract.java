package io.upsurge.tck.contract;

/** Strings that try to be more than names reach no statement. */
public abstract class HostileNamesContract extends Contract {

    protected HostileNamesContract() {
        super();
    }
}
