package io.upsurge.internal.hibernate;

import io.upsurge.internal.hibernate.ExpressionSql.Rendered;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.Fragment.Part;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.EntityType;
import jakarta.persistence.metamodel.ManagedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.query.SemanticException;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.hibernate.query.sqm.NodeBuilder;
import org.hibernate.query.sqm.SqmBindableType;
import org.hibernate.query.sqm.internal.TypecheckUtil;
import org.hibernate.query.sqm.tree.SqmTypedNode;
import org.hibernate.query.sqm.tree.domain.SqmPath;
import org.hibernate.query.sqm.tree.from.SqmRoot;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;
import org.hibernate.sql.exec.internal.BaseExecutionContext;
import org.hibernate.sql.exec.spi.JdbcParameterBinder;
import org.jspecify.annotations.Nullable;

/** Turns Criteria expressions over the stored and the given row into fragments, and plain values into constants. */
public final class Expressions {

    private final SharedSessionContractImplementor session;
    private final SessionFactoryImplementor factory;
    private final MappedEntity entity;
    private final CriteriaBuilder builder;
    private final CriteriaQuery<Object> query;
    private final Root<?> existing;
    private final Root<?> excluded;
    private final List<Constant> constants = new ArrayList<>();
    private final @Nullable HandedInMutation handedIn;
    private final ExpressionSql sql;
    private boolean subquery;

    Expressions(SharedSessionContractImplementor session, MappedEntity entity) {
        this(session, entity, (HandedInMutation) null);
    }

    /** With the values of a restriction as the first constants. */
    Expressions(SharedSessionContractImplementor session, MappedEntity entity, Restriction restriction) {
        this(session, entity);
        constants.addAll(restriction.values());
    }

    /** The expressions of a mutation that was handed in: its target is the stored row, its parameters are bound. */
    Expressions(SharedSessionContractImplementor session, MappedEntity entity, @Nullable HandedInMutation handedIn) {
        this.session = session;
        this.factory = session.getFactory();
        this.entity = entity;
        this.builder = factory.getCriteriaBuilder();
        this.query = builder.createQuery(Object.class);
        this.handedIn = handedIn;
        this.sql = new ExpressionSql(session, entity, handedIn);
        this.existing = handedIn == null ? root("existing") : root(handedIn.target());
        this.excluded = root("excluded");
    }

    /** With a name that no query of the caller gives to a root: roots of one entity and one name are equal. */
    private Root<?> root(String name) {
        NodeBuilder nodes = (NodeBuilder) builder;
        return root(new SqmRoot<>(nodes.getDomainModel().entity(entity.model().type()), name, true, nodes));
    }

    private Root<?> root(SqmRoot<?> root) {
        ((SqmSelectStatement<?>) query).getQuerySpec().addRoot(root);
        return root;
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

    /** Whether an expression made so far has a subquery, to which Hibernate adds what is enabled in the session. */
    public boolean hasSubquery() {
        return subquery;
    }

    @Nullable
    HandedInMutation handedIn() {
        return handedIn;
    }

    /** A condition as it stands in a where clause. */
    public Fragment condition(@Nullable Expression<Boolean> predicate) {
        return condition(predicate, this::render);
    }

    /**
     * A condition as an index's predicate has it, its constants as literals: SQLite matches no parameter with an index,
     * and PostgreSQL does only until it plans a statement for all values, at the sixth time (15.20).
     */
    public Fragment conditionOfIndex(@Nullable Expression<Boolean> predicate) {
        return condition(predicate, this::renderOfIndex);
    }

    /** An expression that an index is over, its constants as literals. */
    public Fragment ofIndex(@Nullable Expression<?> expression) {
        if (expression == null) {
            throw UnusableExpressionException.absent();
        }
        List<Fragment> fragments = renderOfIndex(expression);
        if (fragments.size() != 1) {
            throw UnusableExpressionException.ofSeveralColumns();
        }
        return fragments.get(0);
    }

    private Fragment condition(
            @Nullable Expression<Boolean> predicate, Function<Expression<?>, List<Fragment>> render) {
        if (predicate == null) {
            throw UnusableExpressionException.absent();
        }
        return RenderedCondition.of(render.apply(
                        builder.selectCase().when(predicate, builder.literal(1)).otherwise(builder.literal(0)))
                .get(0));
    }

    /**
     * What all conditions together, the joins that they are over and what the mapping or an enabled filter adds say of
     * the stored rows; empty where that is nothing.
     *
     * @param rows conditions, none of which may be null
     */
    public Optional<Fragment> choice(List<Expression<Boolean>> rows) {
        CriteriaQuery<Object> chosen = builder.createQuery(Object.class);
        ((SqmSelectStatement<?>) chosen).getQuerySpec().addRoot((SqmRoot<?>) existing);
        chosen.select(builder.literal(1));
        if (!rows.isEmpty()) {
            chosen.where(rows.stream()
                    .map(((HibernateCriteriaBuilder) builder)::wrap)
                    .toArray(Predicate[]::new));
        }
        Optional<Rendered> rendered = sql.choice(chosen, constants.size());
        rendered.ifPresent(this::keepConstants);
        return rendered.map(choice -> choice.fragments().get(0));
    }

    /** The tables that everything rendered so far reads. */
    public Set<String> tables() {
        return sql.tables();
    }

    /** What an attribute is assigned by an expression: a fragment per column, several for an embeddable. */
    public List<Fragment> expression(AttributeModel attribute, @Nullable Expression<?> expression) {
        return whole(expression, render(assignable(attribute, expression)));
    }

    /** What a single row assigns an attribute by an expression, apart from the values of its constants. */
    public RowRendering ofRow(AttributeModel attribute, @Nullable Expression<?> expression) {
        Rendered rendered = rendered(assignable(attribute, expression), 0);
        return RowRenderings.of(
                whole(expression, rendered.fragments()), rendered.binders(), rendered.bindings(), session);
    }

    private Expression<?> assignable(AttributeModel attribute, @Nullable Expression<?> expression) {
        if (expression == null) {
            throw UnusableExpressionException.absent();
        }
        requireAssignable(attribute, expression);
        return expression;
    }

    private static List<Fragment> whole(@Nullable Expression<?> expression, List<Fragment> fragments) {
        return expression instanceof Predicate
                ? fragments.stream().map(Expressions::parenthesized).toList()
                : fragments;
    }

    /** The rule that Hibernate's own updates have. */
    private void requireAssignable(AttributeModel attribute, Expression<?> expression) {
        Path<?> path = existing;
        for (String part : attribute.path().split("\\.")) {
            path = path.get(part);
        }
        SqmBindableType<?> type = ((SqmTypedNode<?>) expression).getNodeType();
        if (type != null && type.getSqmType() instanceof ManagedType<?> managed) {
            if (!attribute.type().isAssignableFrom(managed.getJavaType())) {
                throw UnusableExpressionException.ofType(managed.getJavaType(), attribute.type(), null);
            }
            if (managed instanceof EntityType<?>) {
                throw UnusableExpressionException.entity();
            }
            return;
        }
        try {
            TypecheckUtil.assertAssignable(
                    null, (SqmPath<?>) path, (SqmTypedNode<?>) expression, (NodeBuilder) builder);
        } catch (SemanticException e) {
            throw UnusableExpressionException.ofType(expression.getJavaType(), attribute.type(), e);
        }
    }

    /** Whether the session's tenant is the one that sees the rows of all tenants. */
    public boolean seesEveryTenant() {
        return Tenants.seesAll(session);
    }

    /** That a stored row belongs to the tenant of the session that sends the statement. */
    public Fragment isOfTenant(AttributeModel attribute) {
        ColumnModel column = attribute.columns().get(0);
        Fragment tenant = made(attribute, RowValues::tenant).get(0);
        return Fragment.existing(column.name()).between("", " = ").followedBy(tenant);
    }

    /** A plain value for an attribute: a fragment per column. */
    public List<Fragment> value(AttributeModel attribute, @Nullable Object value) {
        @Nullable Object[] cells = new Object[attribute.columns().size()];
        entity.values().split(attribute, value, cells, 0, session);
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
        List<String> inSql = entity.generators().madeInUpdates(attribute);
        return inSql.isEmpty()
                ? made(attribute, values -> values.generateForUpdate(attribute))
                : inSql.stream().map(Fragment::text).toList();
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
                entity.values().split(attribute, make.apply(new RowValues(user, entity)), cells, 0, user);
                StatementValues.bind(type, statement, cells[index], position, user);
            }));
        }
        return fragments;
    }

    private Fragment constant(ColumnModel column, Constant constant) {
        constants.add(constant);
        boolean plain = column.column().write().equals("?");
        return new Fragment(List.of(
                new Fragment.Text(column.column().writeBefore()),
                new Fragment.Constant(
                        constants.size() - 1,
                        plain ? Optional.of(column.column().type()) : Optional.empty()),
                new Fragment.Text(column.column().writeAfter())));
    }

    /** What holds together wherever it is put, as Hibernate's arithmetic does by itself. */
    private static Fragment parenthesized(Fragment fragment) {
        List<Part> parts = new ArrayList<>(fragment.parts());
        parts.add(0, new Fragment.Text("("));
        parts.add(new Fragment.Text(")"));
        return new Fragment(parts);
    }

    private List<Fragment> render(Expression<?> expression) {
        Rendered rendered = rendered(expression, constants.size());
        keepConstants(rendered);
        subquery |= rendered.hasSubquery();
        return rendered.fragments();
    }

    private void keepConstants(Rendered rendered) {
        for (JdbcParameterBinder binder : rendered.binders()) {
            constants.add((target, position, user) ->
                    binder.bindParameterValue(target, position, rendered.bindings(), new BaseExecutionContext(user)));
        }
    }

    private Rendered rendered(Expression<?> expression, int first) {
        query.select(expression);
        return sql.of(query, first);
    }

    /** No index knows a parameter, nor a subquery. */
    private List<Fragment> renderOfIndex(Expression<?> expression) {
        Rendered rendered = rendered(expression, constants.size());
        if (rendered.hasSubquery()) {
            throw UnusableExpressionException.subqueryInIndex();
        }
        return rendered.fragments().stream().map(rendered::withLiterals).toList();
    }
}
