package io.upsurge.dialect;

/**
 * What a database can do in its own SQL. What a dialect does not declare is refused by the planner, with
 * {@link #otherwise()} as the reason.
 */
public enum Capability {
    /** Inserting statements give back the rows they wrote. */
    RETURNING("its inserts return no rows"),
    /** Rows that were left alone are not among those that inserts give back. */
    RETURNS_WRITTEN_ROWS_ONLY("the rows it returns may not have been written"),
    /** A returned row says whether it was inserted or updated. */
    RETURNS_OUTCOME("its statements do not tell an inserted row from an updated one"),
    /**
     * An insert that gives rows back says which given row each of them is, by its position, also where the database
     * makes the identifiers; see {@link io.upsurge.statement.InsertStatement#identity()}.
     */
    RETURNS_POSITION("the rows its inserts return do not tell which of the given rows they are"),
    /**
     * The identity values that one insert of several rows draws ascend in the order of these rows; where such an insert
     * gives nothing back, {@link UpsurgeDialect#drawnIdentities()} tells them.
     */
    IDENTITY_IN_ORDER("the identity values of one insert may be drawn in any order"),
    /**
     * An upsert of one row tells the identity value of that row as a generated key, whether it was inserted or there before;
     * see {@link io.upsurge.statement.UpsertStatement#identity()}.
     */
    TELLS_IDENTITY("its upserts do not tell the identifier of a row that was there before"),
    /** A conflict target may be a constraint's name. */
    CONSTRAINT_TARGET("its conflict target cannot be a constraint's name"),
    /** A conflict target may be a partial unique index. */
    PARTIAL_INDEX_TARGET("it has no partial unique index that could be a conflict target"),
    /** A conflict target may be a unique index over expressions. */
    EXPRESSION_INDEX_TARGET("it has no unique index over expressions that could be a conflict target"),
    /** A row may be left alone whichever unique key it collides on. */
    ANY_KEY_TARGET("it can only leave rows alone by a key that is named"),
    /** NULL can be made to equal NULL in a conflict target. */
    NULL_SAFE_TARGET("in its unique keys NULL never equals NULL"),
    /** Updates give back the rows they wrote, as they are afterwards. */
    RETURNING_UPDATED("its updates return no rows"),
    /** Deletes give back the rows they deleted, as they were before. */
    RETURNING_DELETED("its deletes return no rows"),
    /** The condition of an update or a delete may read the table that is written, in a subquery. */
    CONDITION_OVER_TARGET("a condition of its updates and deletes cannot read the table that they write"),
    /** A value that an update assigns may read the table that is written, in a subquery, as it was before. */
    VALUE_OVER_TARGET("a value that its updates assign cannot read the table that they write"),
    /**
     * One statement may write to several tables, as {@code with … as (insert …) insert …} does; foreign keys among them
     * are checked when it ends.
     */
    WRITES_TOGETHER("each of its statements writes to one table"),
    /** Rows can be read and locked until the transaction ends. */
    LOCKING_READ("it cannot lock the rows it reads");

    private final String otherwise;

    Capability(String otherwise) {
        this.otherwise = otherwise;
    }

    /** Why a database without this capability refuses: a clause whose subject is the database. */
    public String otherwise() {
        return otherwise;
    }
}
