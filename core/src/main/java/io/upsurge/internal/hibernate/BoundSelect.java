package io.upsurge.internal.hibernate;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.spi.QueryParameterBindings;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.internal.SqmSelectionQueryImpl;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;

/**
 * A select that expressions are rendered in, and the values of its parameters.
 *
 * @param parameters which parameters of the select are one
 * @param values what they are bound to
 */
record BoundSelect(SqmSelectStatement<?> statement, DomainParameterXref parameters, QueryParameterBindings values) {

    /** A select whose parameters bring their values; the tree is copied, so that the caller may change it afterwards. */
    static BoundSelect copy(SqmSelectStatement<Object> select, SharedSessionContractImplementor session) {
        SqmSelectionQueryImpl<Object> query = new SqmSelectionQueryImpl<>(select, true, Object.class, session);
        return new BoundSelect(
                query.getSqmStatement(), query.getDomainParameterXref(), query.getQueryParameterBindings());
    }
}
