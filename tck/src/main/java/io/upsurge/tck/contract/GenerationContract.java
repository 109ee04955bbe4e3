package io.upsurge.tck.contract;

/** What the mapping generates, and what it lets be written. */
public abstract class GenerationContract extends Contract {

    protected GenerationContract() {
        super();
    }
}
