package io.upsurge.tck.contract;

/** Each kind of mapping goes in and comes back as the session itself would store and load it. */
public abstract class MappingContract extends Contract {

    protected MappingContract() {
        super();
    }
}
