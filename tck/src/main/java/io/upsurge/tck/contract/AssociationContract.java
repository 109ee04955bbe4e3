package io.upsurge.tck.contract;

/** Placeholder. */
public abstract class AssociationContract extends Contract {
    protected AssociationContract() {
        super();
    }
}
