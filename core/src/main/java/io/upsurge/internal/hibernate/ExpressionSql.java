package io.upsurge.internal.hibernate;

import io.upsurge.statement.Fragment;
import io.upsurge.statement.Fragment.Part;
import jakarta.persistence.criteria.CriteriaQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.MappingModelExpressible;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.internal.SqmUtil;
import org.hibernate.query.sqm.spi.SqmParameterMappingModelResolutionAccess;
import org.hibernate.query.sqm.sql.SqmTranslation;
import org.hibernate.query.sqm.tree.expression.SqmParameter;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.from.TableReferenceJoin;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.exec.spi.JdbcParameterBinder;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.hibernate.sql.exec.spi.JdbcSelect;
import org.jspecify.annotations.Nullable;

/** Renders Criteria expressions as SQL by Hibernate's own translator, and takes the pieces out of the text. */
final class ExpressionSql {

    private final SharedSessionContractImplementor session;
    private final SessionFactoryImplementor factory;
    private final MappedEntity entity;
    private final @Nullable HandedInMutation handedIn;
    private final Set<String> tables = new HashSet<>();

    ExpressionSql(SharedSessionContractImplementor session, MappedEntity entity, @Nullable HandedInMutation handedIn) {
        this.session = session;
        this.entity = entity;
        this.factory = session.getFactory();
        this.handedIn = handedIn;
    }

    /**
     * An expression that Hibernate has rendered.
     *
     * @param first the index of the first constant among the fragments' parts
     * @param binders for each constant, what binds it
     */
    record Rendered(
            List<Fragment> fragments,
            int first,
            List<JdbcParameterBinder> binders,
            JdbcParameterBindings bindings,
            boolean hasSubquery,
            SharedSessionContractImplementor session) {

        Fragment withLiterals(Fragment fragment) {
            return Literals.in(
                    fragment, constant -> Literals.of(binders.get(constant.index() - first), bindings, session));
        }
    }

    /** Whatever Hibernate cannot make sense of is the caller's mistake: nothing else goes in. */
    Rendered of(CriteriaQuery<Object> select, int first) {
        return tried(() -> rendered(translated(select), first));
    }

    /**
     * What a select of stored rows says of them besides that they are there; empty where that is nothing.
     */
    Optional<Rendered> choice(CriteriaQuery<Object> select, int first) {
        return tried(() -> chosen(translated(select), first));
    }

    /** The tables that everything rendered so far reads. */
    Set<String> tables() {
        return Set.copyOf(tables);
    }

    private static <T> T tried(Supplier<T> rendering) {
        try {
            return rendering.get();
        } catch (UnusableExpressionException e) {
            throw e;
        } catch (RuntimeException e) {
            throw UnusableExpressionException.because(e);
        }
    }

    /** A select that Hibernate has translated, and the values of its parameters. */
    private record Translated(SelectStatement statement, JdbcParameterBindings bindings) {

        QuerySpec query() {
            return statement.getQuerySpec();
        }
    }

    private Translated translated(CriteriaQuery<Object> select) {
        BoundSelect bound = handedIn == null
                ? BoundSelect.copy((SqmSelectStatement<Object>) select, session)
                : handedIn.bind((SqmSelectStatement<Object>) select);
        bound.values().validate();
        DomainParameterXref parameters = bound.parameters();
        SqmTranslation<SelectStatement> translation = factory.getQueryEngine()
                .getSqmTranslatorFactory()
                .createSelectTranslator(
                        bound.statement(),
                        QueryOptions.NONE,
                        parameters,
                        bound.values(),
                        session.getLoadQueryInfluencers(),
                        factory.getSqlTranslationEngine(),
                        false)
                .translate();
        JdbcParameterBindings bindings = SqmUtil.createJdbcParameterBindings(
                bound.values(),
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
        return new Translated(translation.getSqlAst(), bindings);
    }

    private JdbcSelect operation(Translated translated) {
        JdbcSelect operation = factory.getJdbcServices()
                .getJdbcEnvironment()
                .getSqlAstTranslatorFactory()
                .buildSelectTranslator(factory, translated.statement())
                .translate(translated.bindings(), QueryOptions.NONE);
        UnusableExpressionException.requireWritable(operation.getSqlString());
        tables.addAll(operation.getAffectedTableNames());
        return operation;
    }

    private Rendered rendered(Translated translated, int first) {
        JdbcSelect operation = operation(translated);
        List<TableGroup> roots = translated.query().getFromClause().getRoots();
        if (!RowByRow.is(translated.query().getSelectClause())) {
            throw UnusableExpressionException.aggregating();
        }
        Map<String, Function<String, Part>> rows = new HashMap<>();
        tables(roots.get(0)).forEach(table -> rows.put(alias(table), of(table, Fragment.Existing::new)));
        tables(roots.get(1)).forEach(table -> rows.put(alias(table), of(table, Fragment.Excluded::new)));
        List<Fragment> fragments =
                SelectListScanner.scan(operation.getSqlString(), rows, first, Literals.escapedByBackslash(factory));
        if (roots.stream().anyMatch(root -> ChosenRows.joins(root, fragments))) {
            throw UnusableExpressionException.joining();
        }
        int columns = translated.query().getSelectClause().getSqlSelections().size();
        boolean hasSubquery = RowByRow.hasSubquery(translated.query().getSelectClause());
        List<JdbcParameterBinder> binders = operation.getParameterBinders();
        if (translated.query().getWhereClauseRestrictions() != null) { // a filter's, behind those of the select list
            binders = binders.subList(0, Math.min(binders.size(), (int) holes(fragments)));
        }
        return whole(fragments, columns, first, binders, translated, hasSubquery);
    }

    private Optional<Rendered> chosen(Translated translated, int first) {
        ChosenRows rows = new ChosenRows(translated.query());
        if (!rows.isRowByRow()) {
            throw UnusableExpressionException.aggregating();
        }
        JdbcSelect operation = operation(translated);
        String condition = rows.condition(
                operation.getSqlString(), factory.getJdbcServices().getDialect());
        if (condition.isEmpty()) {
            return Optional.empty();
        }
        List<Fragment> fragments = SelectListScanner.scan(
                "select " + condition + " from it",
                Map.of(alias(rows.table()), of(rows.table(), Fragment.Existing::new)),
                first,
                Literals.escapedByBackslash(factory));
        return Optional.of(whole(fragments, 1, first, operation.getParameterBinders(), translated, false));
    }

    private Rendered whole(
            List<Fragment> fragments,
            int columns,
            int first,
            List<JdbcParameterBinder> binders,
            Translated translated,
            boolean hasSubquery) {
        if (fragments.size() != columns || holes(fragments) != binders.size()) {
            throw UnusableExpressionException.opaque();
        }
        return new Rendered(fragments, first, binders, translated.bindings(), hasSubquery, session);
    }

    /** How many constants they have. */
    static long holes(List<Fragment> fragments) {
        return fragments.stream()
                .flatMap(fragment -> fragment.parts().stream())
                .filter(Fragment.Constant.class::isInstance)
                .count();
    }

    /** The tables of a row. */
    static List<TableReference> tables(TableGroup root) {
        List<TableReference> tables = new ArrayList<>();
        tables.add(root.getPrimaryTableReference());
        for (TableReferenceJoin join : root.getTableReferenceJoins()) {
            tables.add(join.getJoinedTableReference());
        }
        return tables;
    }

    private static String alias(TableReference table) {
        return table.getIdentificationVariable();
    }

    /** What stands for the columns of a table of a row. */
    private Function<String, Part> of(TableReference table, Function<String, Part> row) {
        return column -> row.apply(entity.column(table.getTableId(), column));
    }
}
