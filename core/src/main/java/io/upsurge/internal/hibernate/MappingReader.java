package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.AttributeKind;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.AttributeModel.Role;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.internal.model.Generation;
import io.upsurge.internal.model.UniqueKey;
import io.upsurge.internal.model.Unsupported;
import io.upsurge.statement.Column;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.generator.internal.TenantIdGeneration;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.AttributeMetadata;
import org.hibernate.metamodel.mapping.EmbeddableDiscriminatorMapping;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.EntityIdentifierMapping;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.NonAggregatedIdentifierMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.metamodel.mapping.ValuedModelPart;
import org.hibernate.metamodel.mapping.VirtualModelPart;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.property.access.internal.PropertyAccessStrategyBackRefImpl;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Reads an entity's mapping once, from Hibernate's run-time model and from the unique keys of the boot model. */
final class MappingReader {

    private final EntityPersister persister;
    private final BootModel boot;
    private final ColumnTypes columnTypes;
    private final MappedTables tables;
    private final List<ValuedModelPart> parts = new ArrayList<>();
    private final Map<String, JdbcMapping> types = new HashMap<>();
    private final AttributeGenerators generators;

    MappingReader(EntityPersister persister, BootModel boot) {
        this.persister = persister;
        this.boot = boot;
        this.generators = new AttributeGenerators(persister, boot);
        this.tables = new MappedTables(persister);
        this.columnTypes =
                new ColumnTypes(factory(), column -> boot.columnType(persister.getEntityName(), tables.name(column)));
    }

    MappedEntity read() {
        List<AttributeModel> attributes = new ArrayList<>();
        attributes.add(identifier());
        for (int i = 0; i < persister.getNumberOfAttributeMappings(); i++) {
            AttributeMapping attribute = persister.getAttributeMapping(i);
            boolean isOfIdentifier = attribute instanceof VirtualModelPart;
            if (attribute.getJdbcTypeCount() > 0 && !attribute.isPluralAttributeMapping() && !isOfIdentifier) {
                attributes.add(state(attribute));
            }
        }
        attributes.set(0, notGeneratedIfDerived(attributes));
        UniqueKey primaryKey = new UniqueKey(
                boot.primaryKeyName(persister.getEntityName()),
                attributes.get(0).columnNames());
        String jpaName = persister.getJpaEntityName();
        EntityModel model = new EntityModel(
                jpaName == null ? persister.getEntityName() : jpaName,
                persister.getMappedClass(),
                tables.all(),
                attributes,
                naturalId(attributes),
                primaryKey,
                boot.of(persister.getEntityName()),
                new RowMarks(persister, tables.all()).of(attributes),
                tables.classesApart(),
                !persister.isAbstract(),
                unsupported());
        return new MappedEntity(persister, model, tables, parts, types, generators);
    }

    private SessionFactoryImplementor factory() {
        return persister.getFactory();
    }

    private AttributeModel identifier() {
        EntityIdentifierMapping identifier = persister.getIdentifierMapping();
        String name = identifier.getAttributeName();
        return attribute(
                identifier,
                name == null ? identifier.getPartName() : name,
                Role.IDENTIFIER,
                generators.identifier(),
                true,
                false);
    }

    /** Hibernate has a generator for an identifier that is an association's; here it is a value that the row brings. */
    private static AttributeModel notGeneratedIfDerived(List<AttributeModel> attributes) {
        AttributeModel identifier = attributes.get(0);
        boolean derived = attributes.stream()
                .anyMatch(attribute -> attribute.kind() == AttributeKind.ASSOCIATION
                        && attribute.columnNames().equals(identifier.columnNames()));
        return derived ? identifier.notGenerated() : identifier;
    }

    private AttributeModel state(AttributeMapping attribute) {
        boolean version = isVersion(attribute);
        AttributeMetadata metadata = attribute.getAttributeMetadata();
        Role role = generators.own(attribute) instanceof TenantIdGeneration ? Role.TENANT : Role.STATE;
        String path = attribute.getAttributeName();
        return attribute(
                attribute,
                path,
                version ? Role.VERSION : role,
                version || embeddable(attribute) != null
                        ? Generation.NONE
                        : generators.note(attribute, path, columns(attribute)),
                metadata.isInsertable(),
                metadata.isUpdatable());
    }

    private boolean isVersion(AttributeMapping attribute) {
        return persister.isVersioned() && attribute.getStateArrayPosition() == persister.getVersionPropertyIndex();
    }

    /** Whether it is not the entity's own, but the foreign key of a collection that the entity is in. */
    static boolean isKeyOfCollection(AttributeMapping attribute) {
        return attribute.getPropertyAccess().getPropertyAccessStrategy() instanceof PropertyAccessStrategyBackRefImpl;
    }

    private AttributeModel attribute(
            ValuedModelPart part,
            String path,
            Role role,
            Generation generation,
            boolean insertable,
            boolean updatable) {
        int ordinal = parts.size();
        parts.add(part);
        List<ColumnModel> columns = new ArrayList<>();
        for (SelectableMapping selectable : selectables(part)) {
            if (!selectable.isFormula()) {
                ColumnModel column =
                        column(selectable, role, !(part instanceof AttributeMapping own && isKeyOfCollection(own)));
                columns.add(column);
                types.putIfAbsent(column.name(), selectable.getJdbcMapping());
            }
        }
        boolean hasColumns = !columns.isEmpty();
        return new AttributeModel(
                path,
                ordinal,
                boxed(part.getJavaType().getJavaTypeClass()),
                kind(part),
                role,
                generation,
                insertable && hasColumns && columns.stream().anyMatch(ColumnModel::insertable),
                updatable && hasColumns && columns.stream().anyMatch(ColumnModel::updatable),
                columns,
                embedded(part, path, role, generation, insertable, updatable));
    }

    private List<AttributeModel> embedded(
            ValuedModelPart part,
            String path,
            Role role,
            Generation generation,
            boolean insertable,
            boolean updatable) {
        List<AttributeModel> children = new ArrayList<>();
        EmbeddableMappingType embeddable = embeddable(part);
        if (embeddable != null) {
            boolean isVirtual = part instanceof NonAggregatedIdentifierMapping;
            for (int i = 0; i < embeddable.getNumberOfAttributeMappings(); i++) {
                AttributeMapping child = embeddable.getAttributeMapping(i);
                if (child.getJdbcTypeCount() > 0 && !child.isPluralAttributeMapping()) {
                    String childPath = isVirtual ? child.getAttributeName() : path + "." + child.getAttributeName();
                    Generation own =
                            role == Role.IDENTIFIER ? generation : generators.notePart(childPath, columns(child));
                    children.add(attribute(child, childPath, role, own, insertable, updatable));
                }
            }
            EmbeddableDiscriminatorMapping classes = embeddable.getDiscriminatorMapping();
            if (classes != null && !classes.isFormula()) {
                String classPath = path + "." + classes.getPartName();
                children.add(attribute(classes, classPath, role, generation, insertable, updatable));
            }
        }
        return children;
    }

    private static AttributeKind kind(ValuedModelPart part) {
        if (part instanceof EmbeddableDiscriminatorMapping) {
            return AttributeKind.EMBEDDABLE_CLASS;
        }
        if (part instanceof ToOneAttributeMapping) {
            return AttributeKind.ASSOCIATION;
        }
        return embeddable(part) == null ? AttributeKind.BASIC : AttributeKind.EMBEDDED;
    }

    private static List<SelectableMapping> selectables(ValuedModelPart part) {
        EmbeddableMappingType type = anyEmbeddable(part);
        if (type != null && type.getAggregateMapping() != null) {
            return List.of(type.getAggregateMapping());
        }
        List<SelectableMapping> selectables = new ArrayList<>();
        part.forEachSelectable((index, selectable) -> selectables.add(selectable));
        return selectables;
    }

    private List<String> columns(ValuedModelPart part) {
        return selectables(part).stream().map(tables::name).toList();
    }

    /** The embeddable behind a part; one that is stored as a whole in one column counts as a plain value. */
    private static @Nullable EmbeddableMappingType embeddable(ValuedModelPart part) {
        EmbeddableMappingType type = anyEmbeddable(part);
        return type == null || type.getAggregateMapping() != null ? null : type;
    }

    private static @Nullable EmbeddableMappingType anyEmbeddable(ValuedModelPart part) {
        return part instanceof EmbeddableValuedModelPart embedded && !(part instanceof ToOneAttributeMapping)
                ? embedded.getEmbeddableTypeDescriptor()
                : null;
    }

    private ColumnModel column(SelectableMapping selectable, Role role, boolean own) {
        int code = selectable.getJdbcMapping().getJdbcType().getDdlTypeCode();
        return new ColumnModel(
                new Column(
                        role == Role.IDENTIFIER ? tables.nameInFirst(selectable) : tables.name(selectable),
                        writeExpression(selectable),
                        columnTypes.cast(selectable),
                        columnTypes.array(selectable)),
                role == Role.IDENTIFIER ? 0 : tables.of(selectable),
                // Hibernate says otherwise of identifiers that are attributes of the entity's own.
                selectable.isInsertable() || role == Role.IDENTIFIER,
                own && selectable.isUpdateable(),
                selectable.getJdbcMapping().getJdbcType().isStringLike(),
                code == SqlTypes.CHAR || code == SqlTypes.NCHAR,
                bits(code));
    }

    private static int bits(int code) {
        return switch (code) {
            case SqlTypes.TINYINT -> Byte.SIZE;
            case SqlTypes.SMALLINT -> Short.SIZE;
            case SqlTypes.INTEGER -> Integer.SIZE;
            case SqlTypes.BIGINT -> Long.SIZE;
            default -> 0;
        };
    }

    /**
     * How a value is written: a value that is missing by the generator's expression, another by the column's own. What the
     * boot model gives a column has the type's own expression around it already, which must not be there twice.
     */
    private String writeExpression(SelectableMapping selectable) {
        Optional<String> made = generators.expression(tables.name(selectable));
        if (made.isPresent()) {
            return "coalesce(?, " + made.get() + ")";
        }
        String write = selectable.getWriteExpression();
        if (!write.equals("?")) {
            return write;
        }
        StringBuilder expression = new StringBuilder();
        selectable
                .getJdbcMapping()
                .getJdbcType()
                .appendWriteExpression(
                        write,
                        selectable.toSize(),
                        expression::append,
                        factory().getJdbcServices().getDialect());
        return expression.toString();
    }

    private List<AttributeModel> naturalId(List<AttributeModel> attributes) {
        List<AttributeModel> naturalId = new ArrayList<>();
        if (persister.getNaturalIdMapping() != null) {
            for (AttributeMapping part : persister.getNaturalIdMapping().getNaturalIdAttributes()) {
                attributes.stream()
                        .filter(a -> a.path().equals(part.getAttributeName()))
                        .forEach(naturalId::add);
            }
        }
        return naturalId;
    }

    /** What the planner must refuse. */
    private Optional<Unsupported> unsupported() {
        if (tables.all().stream().anyMatch(table -> table.name().startsWith("("))) {
            return Optional.of(new Unsupported(
                    "is what a query gives (@Subselect), and has no table that could be written",
                    "write the entities whose tables the query reads"));
        }
        return notYet().map(Unsupported::yet);
    }

    private Optional<String> notYet() {
        if (persister.getDiscriminatorMapping() != null
                && persister.getDiscriminatorMapping().isFormula()
                && DiscriminatorFormulas.of(persister).isEmpty()) {
            return Optional.of("has a discriminator that is a formula of which the columns are not clear");
        }
        if (tables.haveTheirOwnSql()) {
            return Optional.of("is written by SQL of its own (@SQLInsert, @SQLUpdate)");
        }
        if (persister.getAuditMapping() != null) {
            return Optional.of(
                    "keeps an audit log (org.hibernate.annotations.Audited), which only Hibernate's own statements write");
        }
        if (persister.getTemporalMapping() != null) {
            return Optional.of("keeps its history (@Temporal), which only Hibernate's own statements write");
        }
        return madeOtherwise().or(tables::notOwned);
    }

    /** What a generator makes where rows cannot have it made. */
    private Optional<String> madeOtherwise() {
        for (int i = 0; i < persister.getNumberOfAttributeMappings(); i++) {
            AttributeMapping attribute = persister.getAttributeMapping(i);
            if (isVersion(attribute) && generators.makeVersion(attribute)) {
                return Optional.of("has a version, '" + attribute.getAttributeName() + "', that a generator makes");
            }
            EmbeddableMappingType type = anyEmbeddable(attribute);
            if (type != null && generators.makeAnyOf(attribute)) {
                Optional<String> whole = writtenAsAWhole(type);
                if (whole.isPresent()) {
                    return Optional.of("has generated values in '" + attribute.getAttributeName()
                            + "', an embeddable that is " + whole.get());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> writtenAsAWhole(EmbeddableMappingType type) {
        if (type.isPolymorphic()) {
            return Optional.of("written as a whole for its subclasses");
        }
        return type.getAggregateMapping() == null ? Optional.empty() : Optional.of("stored in one column");
    }

    private static Class<?> boxed(Class<?> type) {
        return type.isPrimitive() ? MethodType.methodType(type).wrap().returnType() : type;
    }
}
