package io.upsurge.internal.hibernate;

import io.upsurge.statement.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.sql.exec.spi.JdbcParameterBinder;
import org.hibernate.sql.exec.spi.JdbcParameterBinding;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;

/** How string literals are written on a database. */
final class Literals {

    private static final String CAST = "cast(";
    private static final String AS = " as ";

    private Literals() {}

    /**
     * The fragment with literals for its constants. Where Hibernate casts a parameter, to say its type, the literal
     * stands without the cast: an index has none.
     */
    static Fragment in(Fragment fragment, Function<Fragment.Constant, String> literal) {
        List<Fragment.Part> parts = new ArrayList<>(fragment.parts());
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Fragment.Constant constant) {
                parts.set(i, new Fragment.Text(literal.apply(constant)));
                if (i > 0 && i < parts.size() - 1) {
                    withoutCast(parts, i);
                }
            }
        }
        return new Fragment(parts);
    }

    private static void withoutCast(List<Fragment.Part> parts, int literal) {
        if (parts.get(literal - 1) instanceof Fragment.Text before
                && parts.get(literal + 1) instanceof Fragment.Text behind
                && before.sql().endsWith(CAST)
                && behind.sql().startsWith(AS)) {
            String sql = before.sql();
            parts.set(literal - 1, new Fragment.Text(sql.substring(0, sql.length() - CAST.length())));
            parts.set(literal + 1, new Fragment.Text(behind.sql().substring(endOfCast(behind.sql()))));
        }
    }

    /** Where the text goes on behind {@code as numeric(12,2))}. */
    private static int endOfCast(String sql) {
        int depth = 1;
        int at = AS.length();
        while (depth > 0) {
            char c = sql.charAt(at++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return at;
    }

    /** The value of a parameter as a literal. */
    static String of(
            JdbcParameterBinder binder, JdbcParameterBindings bindings, SharedSessionContractImplementor session) {
        JdbcParameterBinding bound = binder instanceof JdbcParameter parameter ? bindings.getBinding(parameter) : null;
        if (bound == null) {
            throw UnusableExpressionException.unwritableInIndex(binder);
        }
        Object value = bound.getBindValue();
        if (value == null) {
            return "null";
        }
        JdbcMapping type = bound.getBindType();
        if (type == null || type.getJdbcLiteralFormatter() == null) {
            throw UnusableExpressionException.unwritableInIndex(value);
        }
        String literal = type.getJdbcLiteralFormatter()
                .toJdbcLiteral(value, session.getFactory().getJdbcServices().getDialect(), session);
        UnusableExpressionException.requireWritable(literal);
        return literal;
    }

    /** Whether a backslash escapes the character behind it; Hibernate's dialect shows it by doubling one. */
    static boolean escapedByBackslash(SessionFactoryImplementor factory) {
        StringBuilder literal = new StringBuilder();
        factory.getJdbcServices().getDialect().appendLiteral(literal::append, "\\");
        return literal.indexOf("\\\\") >= 0;
    }
}
