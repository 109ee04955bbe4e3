package io.upsurge.tck.contract;

/** Identifiers that are assigned, generated, composite or converted, and natural ids. */
public abstract class IdentifierContract extends Contract {

    protected IdentifierContract() {
        super();
    }
}
