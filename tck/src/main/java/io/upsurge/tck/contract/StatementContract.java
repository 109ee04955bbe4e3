package io.upsurge.tck.contract;

/** The statement, described step by step: targets, actions, expressions, conditions, what is returned, and rows in all their forms. */
public abstract class StatementContract extends Contract {

    protected StatementContract() {
        super();
    }
}
