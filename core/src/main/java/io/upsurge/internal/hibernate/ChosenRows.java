package io.upsurge.internal.hibernate;

import io.upsurge.statement.Fragment;
import io.upsurge.statement.Fragment.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hibernate.dialect.Dialect;
import org.hibernate.sql.ast.SqlAstJoinType;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;

/**
 * A select of stored rows, taken apart into the condition that a statement without joins has: what the row is joined
 * with is looked for in a subquery, beginning with the row itself, not with its table.
 */
final class ChosenRows {

    private final QuerySpec query;
    private final TableGroup row;
    private final boolean joinsOnly;

    /** Takes the row itself out of the select, where everything that it is joined with must be there. */
    ChosenRows(QuerySpec query) {
        this.query = query;
        this.row = query.getFromClause().getRoots().get(0);
        List<TableGroupJoin> joins = joins(row);
        requireFromTheRow(joins);
        this.joinsOnly = !joins.isEmpty()
                && row.getTableReferenceJoins().isEmpty()
                && joins.stream().allMatch(ChosenRows::mustBeThere);
        if (joinsOnly) {
            query.getFromClause().getRoots().clear();
            for (TableGroupJoin join : joins) {
                query.getFromClause().addRoot(join.getJoinedGroup());
                query.applyPredicate(join.getPredicate());
            }
        }
    }

    private static void requireFromTheRow(List<TableGroupJoin> joins) {
        for (TableGroupJoin join : joins) {
            if (join.getJoinType() == SqlAstJoinType.RIGHT || join.getJoinType() == SqlAstJoinType.FULL) {
                throw UnusableExpressionException.joiningFromOutside();
            }
        }
    }

    private static boolean mustBeThere(TableGroupJoin join) {
        return join.getJoinType() == SqlAstJoinType.INNER || join.getJoinType() == SqlAstJoinType.CROSS;
    }

    /** The table that the select begins with: of a subclass, its own. */
    TableReference table() {
        return row.getPrimaryTableReference();
    }

    static String alias(TableGroup root) {
        return root.getPrimaryTableReference().getIdentificationVariable();
    }

    /** Whether the condition needs no other row than the one it is about. */
    boolean isRowByRow() {
        Predicate where = query.getWhereClauseRestrictions();
        return where == null || RowByRow.is(where);
    }

    /** The condition, from the select as it was rendered; nothing where all rows are meant. */
    String condition(String sql, Dialect dialect) {
        if (joinsOnly) {
            return "exists (" + sql + ")";
        }
        String start = "select 1 from " + table().getTableId() + " " + alias(row);
        if (!sql.startsWith(start)) {
            throw UnusableExpressionException.opaque();
        }
        String rest = sql.substring(start.length());
        if (rest.isEmpty()) {
            return "";
        } else if (rest.startsWith(" where ")) {
            return rest.substring(" where ".length());
        }
        return "exists (select 1 from (select 1 as c0" + dialect.getFromDualForSelectOnly() + ") only_row" + rest + ")";
    }

    /** Whether expressions read what a row is joined with; that it is joined does them no harm. */
    static boolean joins(TableGroup root, List<Fragment> fragments) {
        if (!root.hasRealJoins()) {
            return false;
        }
        Set<String> aliases = new HashSet<>();
        joins(root).forEach(join -> aliases(join.getJoinedGroup(), aliases));
        Pattern read = Pattern.compile("\\b(" + String.join("|", aliases) + ")\\.");
        for (Fragment fragment : fragments) {
            for (Part part : fragment.parts()) {
                if (part instanceof Fragment.Text text
                        && read.matcher(text.sql()).find()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void aliases(TableGroup group, Set<String> aliases) {
        ExpressionSql.tables(group).forEach(table -> aliases.add(table.getIdentificationVariable()));
        joins(group).forEach(join -> aliases(join.getJoinedGroup(), aliases));
    }

    /** The joins that are rendered, in their order; what is embedded is of the row itself. */
    private static List<TableGroupJoin> joins(TableGroup group) {
        List<TableGroupJoin> all = new ArrayList<>(group.getNestedTableGroupJoins());
        all.addAll(group.getTableGroupJoins());
        List<TableGroupJoin> real = new ArrayList<>();
        for (TableGroupJoin join : all) {
            if (join.getJoinedGroup().isVirtual()) {
                real.addAll(joins(join.getJoinedGroup()));
            } else if (join.getJoinedGroup().isInitialized()) {
                real.add(join);
            }
        }
        return real;
    }
}
