package io.upsurge.internal.hibernate;

import io.upsurge.statement.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.sql.exec.spi.JdbcParameterBinder;
import org.hibernate.sql.exec.spi.JdbcParameterBinding;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.jspecify.annotations.Nullable;

/** Takes what Hibernate has rendered for one row apart: the SQL that other rows may share, and this row's constants. */
final class RowRenderings {

    /** Where SQL takes a number of rows, it takes no column. */
    private static final Pattern NUMBER_OF_ROWS = Pattern.compile("(?i)\\b(limit|offset|fetch (first|next))\\s*\\(?$");

    private final List<JdbcParameterBinder> binders;
    private final JdbcParameterBindings bindings;
    private final SharedSessionContractImplementor session;
    private final List<ConstantType> types = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    private RowRenderings(
            List<JdbcParameterBinder> binders,
            JdbcParameterBindings bindings,
            SharedSessionContractImplementor session) {
        this.binders = binders;
        this.bindings = bindings;
        this.session = session;
    }

    static RowRendering of(
            List<Fragment> fragments,
            List<JdbcParameterBinder> binders,
            JdbcParameterBindings bindings,
            SharedSessionContractImplementor session) {
        RowRenderings rendering = new RowRenderings(binders, bindings, session);
        List<Fragment> shared = fragments.stream().map(rendering::shared).toList();
        return new RowRendering(new RowFormula(shared, rendering.types), rendering.values);
    }

    private Fragment shared(Fragment fragment) {
        List<Fragment.Part> parts = new ArrayList<>();
        boolean counts = false;
        for (Fragment.Part part : fragment.parts()) {
            if (part instanceof Fragment.Constant constant) {
                parts.add(counts ? literal(constant) : column(constant));
            } else {
                parts.add(part);
            }
            boolean goesOn = counts
                    && part instanceof Fragment.Text text
                    && text.sql().strip().equals(",");
            counts = goesOn
                    || (counts && part instanceof Fragment.Constant)
                    || (part instanceof Fragment.Text text
                            && NUMBER_OF_ROWS
                                    .matcher(text.sql().stripTrailing())
                                    .find());
        }
        return new Fragment(parts);
    }

    private Fragment.Part literal(Fragment.Constant constant) {
        return new Fragment.Text(Literals.of(binders.get(constant.index()), bindings, session));
    }

    private Fragment.Part column(Fragment.Constant constant) {
        JdbcParameterBinder binder = binders.get(constant.index());
        JdbcParameterBinding bound = binder instanceof JdbcParameter parameter ? bindings.getBinding(parameter) : null;
        if (bound == null) {
            throw UnusableExpressionException.unbound();
        }
        Object value = bound.getBindValue();
        types.add(ColumnTypes.constant(session.getFactory(), type((JdbcParameter) binder, bound), value));
        values.add(value);
        return new Fragment.Constant(types.size() - 1);
    }

    /** As Hibernate finds it where it binds the value. */
    private JdbcMapping type(JdbcParameter parameter, JdbcParameterBinding bound) {
        JdbcMapping type = bound.getBindType();
        if (type == null) {
            type = parameter.getExpressionType() == null
                    ? null
                    : parameter.getExpressionType().getSingleJdbcMapping();
        }
        boolean unknown = type == null || type.getMappedJavaType().getJavaTypeClass() == Object.class;
        Object value = bound.getBindValue();
        if (unknown && value != null) {
            Object guessed = session.getFactory().getMappingMetamodel().resolveParameterBindType(value);
            type = guessed instanceof JdbcMapping mapping ? mapping : type;
        }
        if (type == null) {
            throw UnusableExpressionException.untyped();
        }
        return type;
    }
}
