package io.upsurge.internal.hibernate;

import io.upsurge.statement.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Filter;
import org.hibernate.LockOptions;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.loader.ast.internal.LoaderSelectBuilder;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.sql.ast.spi.SqlAliasBaseManager;
import org.hibernate.sql.ast.tree.expression.CaseSearchedExpression;
import org.hibernate.sql.ast.tree.expression.QueryLiteral;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.predicate.FilterPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.exec.internal.BaseExecutionContext;
import org.hibernate.sql.exec.spi.JdbcParameterBinder;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.hibernate.sql.exec.spi.JdbcSelect;
import org.hibernate.sql.results.internal.SqlSelectionImpl;
import org.hibernate.type.BasicType;
import org.hibernate.type.StandardBasicTypes;

/** Has Hibernate render what the mapping and filters say of an entity's rows, and takes the pieces out of the text. */
record RestrictionSql(MappedEntity entity, Map<String, Filter> filters) {

    /** The restriction; empty where nothing is said. */
    Optional<Restriction> restriction() {
        List<Predicate> ofMapping = new ArrayList<>();
        List<Predicate> all = new ArrayList<>();
        TableGroup row = row();
        // No creation state: it would only note which tables are needed, and all of them are there.
        entity.persister().applyWhereRestrictions(ofMapping::add, row, true, null);
        all.addAll(ofMapping);
        entity.persister().applyFilterRestrictions(predicate -> split(predicate, all), row, true, filters, false, null);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(rendered(all, row, by(!ofMapping.isEmpty(), all.size() > ofMapping.size())));
    }

    private static String by(boolean mapping, boolean filter) {
        String ofMapping = "the mapping (@SQLRestriction)";
        String ofFilter = "an enabled filter";
        return mapping && filter ? ofMapping + " or " + ofFilter : mapping ? ofMapping : ofFilter;
    }

    /** Each filter by itself, so that each can be put in parentheses. */
    private static void split(Predicate predicate, List<Predicate> all) {
        if (predicate instanceof FilterPredicate several) {
            all.addAll(several.getFragments());
        } else {
            all.add(predicate);
        }
    }

    private SessionFactoryImplementor factory() {
        return entity.persister().getFactory();
    }

    private TableGroup row() {
        EntityPersister persister = entity.persister();
        return LoaderSelectBuilder.createSelect(
                        persister,
                        List.of(persister.getIdentifierMapping()),
                        List.<ModelPart>of(),
                        null,
                        1,
                        new LoadQueryInfluencers(factory()),
                        new LockOptions(),
                        parameter -> {},
                        new SqlAliasBaseManager(),
                        factory())
                .getQuerySpec()
                .getFromClause()
                .getRoots()
                .get(0);
    }

    private Restriction rendered(List<Predicate> predicates, TableGroup row, String by) {
        JdbcSelect select = factory()
                .getJdbcServices()
                .getJdbcEnvironment()
                .getSqlAstTranslatorFactory()
                .buildSelectTranslator(factory(), select(predicates, row))
                .translate(JdbcParameterBindings.NO_BINDINGS, QueryOptions.NONE);
        List<Fragment> rendered = fragments(select.getSqlString(), row);
        if (rendered.size() != predicates.size()
                || ExpressionSql.holes(rendered) != select.getParameterBinders().size()) {
            throw UnusableExpressionException.opaque();
        }
        return new Restriction(
                rendered.stream()
                        .map(RenderedCondition::of)
                        .reduce(Fragment::and)
                        .orElseThrow(),
                select.getParameterBinders().stream()
                        .map(RestrictionSql::constant)
                        .toList(),
                by);
    }

    private List<Fragment> fragments(String sql, TableGroup row) {
        UnusableExpressionException.requireWritable(sql);
        try {
            return SelectListScanner.scan(
                    sql, new StoredColumns(entity.model()).of(row), 0, Literals.escapedByBackslash(factory()));
        } catch (IllegalStateException e) {
            throw UnusableExpressionException.unreadable(e);
        }
    }

    /** Conditions as expressions of a select list. */
    private SelectStatement select(List<Predicate> predicates, TableGroup row) {
        BasicType<Integer> integer =
                factory().getTypeConfiguration().getBasicTypeRegistry().resolve(StandardBasicTypes.INTEGER);
        QuerySpec query = new QuerySpec(true);
        query.getFromClause().addRoot(row);
        for (int i = 0; i < predicates.size(); i++) {
            CaseSearchedExpression holds = new CaseSearchedExpression(integer);
            holds.when(predicates.get(i), new QueryLiteral<>(1, integer));
            holds.otherwise(new QueryLiteral<>(0, integer));
            query.getSelectClause().addSqlSelection(new SqlSelectionImpl(i, holds));
        }
        return new SelectStatement(query);
    }

    /** What the filter has given at the time, and not what it may give when the statement is sent. */
    private static Constant constant(JdbcParameterBinder binder) {
        return (statement, position, session) -> binder.bindParameterValue(
                statement, position, JdbcParameterBindings.NO_BINDINGS, new BaseExecutionContext(session));
    }
}
