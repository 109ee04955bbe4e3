package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.AttributeModel;
import io.upsurge.statement.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.hibernate.LockOptions;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.graph.GraphSemantic;
import org.hibernate.graph.spi.RootGraphImplementor;
import org.hibernate.loader.ast.internal.LoaderSelectBuilder;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.sql.ast.spi.SqlAliasBaseImpl;
import org.hibernate.sql.ast.tree.expression.SelfRenderingSqlFragmentExpression;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.from.TableReferenceJoin;
import org.hibernate.sql.ast.tree.from.UnionTableReference;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.hibernate.sql.results.graph.basic.BasicResult;
import org.hibernate.sql.results.internal.SqlSelectionImpl;
import org.hibernate.type.BasicTypeReference;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.descriptor.java.JavaType;
import org.jspecify.annotations.Nullable;

/** Makes the {@link RowMapping}s of an entity: as itself, as some of its attributes, and with key columns behind. */
public final class RowMappings {

    /** More than one, or the initializer takes the identifier from the context and not from the row. */
    private static final int MORE_THAN_ONE = 2;

    private static final String ALIAS = "existing_row";

    private static final Fragment.Part NULL = new Fragment.Text("null");

    /** What Hibernate calls the number of the class in a union of tables. */
    private static final String CLASS = "clazz_";

    private final MappedEntity entity;
    private final SessionFactoryImplementor factory;

    /** For the rows of that entity. */
    public RowMappings(MappedEntity entity) {
        this.entity = entity;
        this.factory = entity.persister().getFactory();
    }

    /** No value at all. */
    public RowMapping nothing() {
        return new RowMapping(List.of(), List.of(), List.of(), true);
    }

    /** The entity itself, as one value: associations and collections stay lazy. */
    public RowMapping whole() {
        RowMapping whole = select(null);
        return new RowMapping(
                whole.selections(),
                whole.sqlSelections(),
                List.of(EntityWithTargets.of(whole.results().get(0))),
                false);
    }

    /** A value per attribute. */
    public RowMapping attributes(List<AttributeModel> attributes) {
        return select(attributes.stream().map(entity::part).toList());
    }

    /** The mapping, with the JDBC value of a column as one more value. */
    public RowMapping withColumn(RowMapping mapping, String column) {
        Fragment read = entity.model().inReads(Fragment.existing(column));
        int selected = mapping.selections().indexOf(read);
        return selected >= 0
                ? mapping.with(result(selected, entity.type(column)))
                : withValue(mapping, List.of(read), entity.type(column));
    }

    /** The mapping, with a condition as one more value: 1 where it holds, else 0. */
    public RowMapping withCondition(RowMapping mapping, Fragment condition) {
        List<Fragment.Part> parts = new ArrayList<>();
        parts.add(new Fragment.Text("case when "));
        parts.addAll(entity.model().inReads(condition).parts());
        parts.add(new Fragment.Text(" then 1 else 0 end"));
        return withValue(mapping, List.of(new Fragment(parts)), basic(StandardBasicTypes.INTEGER));
    }

    /** The mapping, with a truth value that the statement adds as its last column. */
    public RowMapping withFlag(RowMapping mapping) {
        return withValue(mapping, List.of(), basic(StandardBasicTypes.BOOLEAN));
    }

    /** The mapping, with a number that the statement adds as its last column. */
    public RowMapping withPosition(RowMapping mapping) {
        return withValue(mapping, List.of(), basic(StandardBasicTypes.INTEGER));
    }

    private JdbcMapping basic(BasicTypeReference<?> type) {
        return Objects.requireNonNull(
                factory.getTypeConfiguration().getBasicTypeRegistry().resolve(type));
    }

    private static RowMapping withValue(RowMapping mapping, List<Fragment> fragments, JdbcMapping type) {
        int position = mapping.sqlSelections().size();
        return mapping.with(
                fragments,
                new SqlSelectionImpl(position, new SelfRenderingSqlFragmentExpression("", type)),
                result(position, type));
    }

    /** The JDBC value at a position, as it comes from the driver. */
    @SuppressWarnings("unchecked")
    private static BasicResult<Object> result(int position, JdbcMapping type) {
        return new BasicResult<>(position, null, (JavaType<Object>) type.getJdbcJavaType(), null, null, false, false);
    }

    private Map<String, Function<String, Fragment.Part>> rows(SelectStatement statement) {
        TableGroup root = statement.getQuerySpec().getFromClause().getRoots().get(0);
        TableReference first = root.getPrimaryTableReference();
        Map<String, Function<String, Fragment.Part>> rows = new StoredColumns(entity.model()).of(root);
        if (first instanceof UnionTableReference) {
            rows.put(first.getIdentificationVariable(), this::columnOfJustThis);
        }
        notRead(root, rows);
        return rows;
    }

    /** What Hibernate would join of other entities is loaded afterwards. */
    private static void notRead(TableGroup group, Map<String, Function<String, Fragment.Part>> rows) {
        List<TableGroupJoin> joins = new ArrayList<>(group.getTableGroupJoins());
        joins.addAll(group.getNestedTableGroupJoins());
        for (TableGroupJoin join : joins) {
            TableGroup joined = join.getJoinedGroup();
            if (joined.isInitialized()) {
                rows.putIfAbsent(joined.getPrimaryTableReference().getIdentificationVariable(), column -> NULL);
                for (TableReferenceJoin table : joined.getTableReferenceJoins()) {
                    rows.putIfAbsent(table.getJoinedTableReference().getIdentificationVariable(), column -> NULL);
                }
            }
            notRead(joined, rows);
        }
    }

    /** Where each class has a table of its own, a row is of just this class, and has no columns of subclasses. */
    private Fragment.Part columnOfJustThis(String column) {
        if (column.equals(CLASS)) {
            return new Fragment.Text(entity.persister().getDiscriminatorSQLValue());
        }
        return entity.hasColumn(column) ? new Fragment.Existing(column) : NULL;
    }

    private RowMapping select(@Nullable List<? extends ModelPart> parts) {
        EntityPersister persister = entity.persister();
        LoadQueryInfluencers influencers = new LoadQueryInfluencers(factory);
        influencers
                .getEffectiveEntityGraph()
                .applyGraph(
                        (RootGraphImplementor<?>) factory.createEntityGraph(persister.getMappedClass()),
                        GraphSemantic.FETCH);
        AtomicInteger aliases = new AtomicInteger();
        SelectStatement statement = LoaderSelectBuilder.createSelect(
                persister,
                parts,
                List.<ModelPart>of(),
                null,
                MORE_THAN_ONE,
                influencers,
                new LockOptions(),
                parameter -> {},
                stem -> new SqlAliasBaseImpl(ALIAS + aliases.getAndIncrement()),
                factory);
        String sql = factory.getJdbcServices()
                .getJdbcEnvironment()
                .getSqlAstTranslatorFactory()
                .buildSelectTranslator(factory, statement)
                .translate(JdbcParameterBindings.NO_BINDINGS, QueryOptions.NONE)
                .getSqlString();
        List<Fragment> fragments =
                SelectListScanner.scan(sql, rows(statement), 0, Literals.escapedByBackslash(factory));
        return new RowMapping(
                fragments,
                statement.getQuerySpec().getSelectClause().getSqlSelections(),
                statement.getDomainResultDescriptors(),
                false);
    }
}
