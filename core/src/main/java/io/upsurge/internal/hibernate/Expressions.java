package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.Fragment.Part;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.MappingModelExpressible;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.internal.SqmSelectionQueryImpl;
import org.hibernate.query.sqm.internal.SqmUtil;
import org.hibernate.query.sqm.spi.SqmParameterMappingModelResolutionAccess;
import org.hibernate.query.sqm.sql.SqmTranslation;
import org.hibernate.query.sqm.tree.expression.SqmParameter;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.exec.internal.BaseExecutionContext;
import org.hibernate.sql.exec.spi.JdbcParameterBinder;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.jspecify.annotations.Nullable;

/** Turns Criteria expressions over the stored and the given row into fragments, and plain values into constants. */
public final class Expressions {

    private static final String HOLDS = "case when ";
    private static final String ELSE = " then 1 else 0 end";

    private final SharedSessionContractImplementor session;
    private final SessionFactoryImplementor factory;
    private final MappedEntity entity;
    private final CriteriaBuilder builder;
    private final CriteriaQuery<Object> query;
    private final Root<?> existing;
    private final Root<?> excluded;
    private final List<Constant> constants = new ArrayList<>();

    Expressions(SharedSessionContractImplementor session, MappedEntity entity) {
        this.session = session;
        this.factory = session.getFactory();
        this.entity = entity;
        this.builder = factory.getCriteriaBuilder();
        this.query = builder.createQuery(Object.class);
        this.existing = query.from(entity.model().type());
        this.excluded = query.from(entity.model().type());
    }

    /** The builder that expressions are made with. */
    public CriteriaBuilder builder() {
        return builder;
    }

    /** The stored row. */
    public Root<?> existing() {
        return existing;
    }

    /** The given row. */
    public Root<?> excluded() {
        return excluded;
    }

    /** The constants of all fragments made so far; a fragment's constant is an index into this list. */
    public List<Constant> constants() {
        return List.copyOf(constants);
    }

    /** A condition as it stands in a where clause. */
    public Fragment condition(Expression<Boolean> predicate) {
        Fragment rendered = render(
                        builder.selectCase().when(predicate, builder.literal(1)).otherwise(builder.literal(0)))
                .get(0);
        List<Part> parts = new ArrayList<>(rendered.parts());
        boolean plain = parts.get(0) instanceof Fragment.Text first
                && first.sql().startsWith(HOLDS)
                && parts.get(parts.size() - 1) instanceof Fragment.Text last
                && last.sql().endsWith(ELSE);
        if (!plain) {
            parts.add(new Fragment.Text(" = 1"));
            return new Fragment(parts);
        }
        return strip(parts);
    }

    /** The columns of an expression: one, or several where it is an embeddable or a composite key. */
    public List<Fragment> expression(Selection<?> expression) {
        return render(expression);
    }

    /** A plain value for an attribute: a fragment per column. */
    public List<Fragment> value(AttributeModel attribute, @Nullable Object value) {
        @Nullable Object[] cells = new Object[attribute.columns().size()];
        entity.split(attribute, value, cells, 0, session);
        List<Fragment> fragments = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            ColumnModel column = attribute.columns().get(i);
            JdbcMapping type = entity.type(column.name());
            Object cell = cells[i];
            fragments.add(constant(
                    column,
                    (statement, position, user) -> StatementValues.bind(type, statement, cell, position, user)));
        }
        return fragments;
    }

    /** What the attribute's generator makes whenever the statement is sent, for the update of every row. */
    public List<Fragment> generatedForUpdate(AttributeModel attribute) {
        return made(attribute, values -> values.generateForUpdate(attribute));
    }

    /** The version that follows by the clock, made whenever the statement is sent. */
    public Fragment nextVersion(AttributeModel version) {
        return made(version, RowValues::versionByClock).get(0);
    }

    private List<Fragment> made(AttributeModel attribute, Function<RowValues, @Nullable Object> make) {
        List<Fragment> fragments = new ArrayList<>();
        for (int i = 0; i < attribute.columns().size(); i++) {
            int index = i;
            ColumnModel column = attribute.columns().get(i);
            JdbcMapping type = entity.type(column.name());
            fragments.add(constant(column, (statement, position, user) -> {
                @Nullable Object[] cells = new Object[attribute.columns().size()];
                entity.split(attribute, make.apply(new RowValues(user, entity)), cells, 0, user);
                StatementValues.bind(type, statement, cells[index], position, user);
            }));
        }
        return fragments;
    }

    private Fragment constant(ColumnModel column, Constant constant) {
        constants.add(constant);
        return new Fragment(List.of(
                new Fragment.Text(column.column().writeBefore()),
                new Fragment.Constant(constants.size() - 1),
                new Fragment.Text(column.column().writeAfter())));
    }

    private static Fragment strip(List<Part> parts) {
        Fragment.Text first = (Fragment.Text) parts.get(0);
        parts.set(0, new Fragment.Text(first.sql().substring(HOLDS.length())));
        int end = parts.size() - 1;
        String last = ((Fragment.Text) parts.get(end)).sql();
        parts.set(end, new Fragment.Text(last.substring(0, last.length() - ELSE.length())));
        return new Fragment(parts);
    }

    private List<Fragment> render(Selection<?> selection) {
        query.select(selection);
        SqmSelectionQueryImpl<?> bound =
                new SqmSelectionQueryImpl<>((SqmSelectStatement<Object>) query, true, Object.class, session);
        DomainParameterXref parameters = bound.getDomainParameterXref();
        SqmTranslation<SelectStatement> translation = factory.getQueryEngine()
                .getSqmTranslatorFactory()
                .createSelectTranslator(
                        (SqmSelectStatement<?>) bound.getSqmStatement(),
                        bound.getQueryOptions(),
                        parameters,
                        bound.getQueryParameterBindings(),
                        session.getLoadQueryInfluencers(),
                        factory.getSqlTranslationEngine(),
                        false)
                .translate();
        JdbcParameterBindings bindings = SqmUtil.createJdbcParameterBindings(
                bound.getQueryParameterBindings(),
                parameters,
                SqmUtil.generateJdbcParamsXref(parameters, translation::getJdbcParamsBySqmParam),
                new SqmParameterMappingModelResolutionAccess() {
                    @Override
                    @SuppressWarnings({"unchecked", "NullAway"}) // null where the type is not known, as Hibernate does
                    public <T> MappingModelExpressible<T> getResolvedMappingModelType(SqmParameter<T> parameter) {
                        return (MappingModelExpressible<T>) translation
                                .getSqmParameterMappingModelTypeResolutions()
                                .get(parameter);
                    }
                },
                session);
        SelectStatement statement = translation.getSqlAst();
        var operation = factory.getJdbcServices()
                .getJdbcEnvironment()
                .getSqlAstTranslatorFactory()
                .buildSelectTranslator(factory, statement)
                .translate(bindings, bound.getQueryOptions());
        List<TableGroup> roots = statement.getQuerySpec().getFromClause().getRoots();
        for (TableGroup root : roots) {
            if (!root.getTableGroupJoins().isEmpty()
                    || !root.getNestedTableGroupJoins().isEmpty()) {
                throw new JoinNeededException();
            }
        }
        Map<String, Function<String, Part>> rows = Map.of(
                alias(roots.get(0)), Fragment.Existing::new,
                alias(roots.get(1)), Fragment.Excluded::new);
        List<Fragment> fragments = SelectListScanner.scan(operation.getSqlString(), rows, constants.size());
        for (JdbcParameterBinder binder : operation.getParameterBinders()) {
            constants.add((target, position, user) ->
                    binder.bindParameterValue(target, position, bindings, new BaseExecutionContext(user)));
        }
        return fragments;
    }

    private static String alias(TableGroup root) {
        return root.getPrimaryTableReference().getIdentificationVariable();
    }

    /** An expression reads an attribute of another entity, which would need a join. */
    public static final class JoinNeededException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        JoinNeededException() {
            super("the expression navigates to another entity, which would need a join");
        }
    }
}
