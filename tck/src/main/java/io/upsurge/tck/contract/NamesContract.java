package io.upsurge.tck.contract;

/** Reserved, quoted and awkward names of tables and columns. */
public abstract class NamesContract extends Contract {

    protected NamesContract() {
        super();
    }
}
