package io.upsurge.internal.hibernate;

import org.hibernate.sql.ast.spi.AbstractSqlAstWalker;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.AggregateFunctionExpression;
import org.hibernate.sql.ast.tree.expression.Over;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.select.QueryGroup;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectClause;
import org.hibernate.sql.ast.tree.select.SelectStatement;

/** Whether expressions need no other row than the one they are for; what subqueries do is their own affair. */
final class RowByRow extends AbstractSqlAstWalker {

    private boolean holds = true;
    private boolean subquery;

    private RowByRow() {}

    static boolean is(SqlAstNode expressions) {
        RowByRow walker = new RowByRow();
        expressions.accept(walker);
        return walker.holds;
    }

    /** Whether a subquery is among the expressions. */
    static boolean hasSubquery(SelectClause selections) {
        RowByRow walker = new RowByRow();
        selections.accept(walker);
        return walker.subquery;
    }

    @Override
    public void visitSelfRenderingExpression(SelfRenderingExpression expression) {
        holds &= !(expression instanceof AggregateFunctionExpression);
        super.visitSelfRenderingExpression(expression);
    }

    @Override
    public void visitOver(Over<?> over) {
        holds = false;
    }

    @Override
    public void visitSelectStatement(SelectStatement statement) {
        subquery = true;
    }

    @Override
    public void visitQueryGroup(QueryGroup group) {
        subquery = true;
    }

    @Override
    public void visitQuerySpec(QuerySpec query) {
        subquery = true;
    }
}
