package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.internal.model.EntityModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hibernate.Hibernate;
import org.hibernate.bytecode.spi.BytecodeEnhancementMetadata;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.BasicValuedModelPart;
import org.hibernate.metamodel.mapping.EntityIdentifierMapping;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.NonAggregatedIdentifierMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.metamodel.mapping.ValuedModelPart;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.jspecify.annotations.Nullable;

/** An entity's mapping: Upsurge's model of it, and Hibernate's parts behind the model's attributes. */
public final class MappedEntity {

    private final EntityPersister persister;
    private final EntityModel model;
    private final MappedTables tables;
    private final List<ValuedModelPart> parts;
    private final Map<String, JdbcMapping> types;
    private final AttributeGenerators generators;
    private final @Nullable AttributeModel[] wholes;
    private final EntityIdentifier identifier;
    private final OwnReferences references;
    private final Cascades cascades;
    private final Associations associations;
    private final AtomicReferenceArray<@Nullable AssociationTarget> targets;
    private volatile @Nullable Map<AttributeModel, Object> initialValues;
    private volatile @Nullable Set<String> tablesConcerned;

    MappedEntity(
            EntityPersister persister,
            EntityModel model,
            MappedTables tables,
            List<ValuedModelPart> parts,
            Map<String, JdbcMapping> types,
            AttributeGenerators generators) {
        this.persister = persister;
        this.tables = tables;
        this.model = model;
        this.parts = List.copyOf(parts);
        this.types = Map.copyOf(types);
        this.generators = generators;
        this.wholes = wholes(model, parts.size());
        this.targets = new AtomicReferenceArray<>(parts.size());
        this.identifier = new EntityIdentifier(this);
        this.references = new OwnReferences(this);
        this.cascades = new Cascades(persister);
        this.associations = new Associations(model);
    }

    /** The embeddable, or the identifier, that each part is of, by the part's number. */
    private static @Nullable AttributeModel[] wholes(EntityModel model, int count) {
        @Nullable AttributeModel[] wholes = new AttributeModel[count];
        for (AttributeModel whole : model.all()) {
            whole.parts().forEach(part -> wholes[part.ordinal()] = whole);
        }
        return wholes;
    }

    /** The entity as the planner sees it. */
    public EntityModel model() {
        return model;
    }

    /** The name of the database that it is mapped to, for messages. */
    public String database() {
        return FactoryMappings.of(persister.getFactory()).database();
    }

    EntityPersister persister() {
        return persister;
    }

    /** Hibernate's part behind an attribute. */
    ValuedModelPart part(AttributeModel attribute) {
        return parts.get(attribute.ordinal());
    }

    /** The embeddable that an attribute is a part of, where it is one; not for parts of the identifier. */
    @Nullable
    AttributeModel whole(AttributeModel attribute) {
        return attribute.isIdentifier() ? null : wholes[attribute.ordinal()];
    }

    /** The tables that must be up to date before rows are written: the entity's own and those that it refers to. */
    Set<String> tablesConcerned() {
        Set<String> known = tablesConcerned;
        if (known == null) {
            known = Set.copyOf(tablesReferredTo());
            tablesConcerned = known;
        }
        return known;
    }

    private Set<String> tablesReferredTo() {
        Set<String> tables = new HashSet<>(Arrays.asList((String[]) persister.getQuerySpaces()));
        for (ValuedModelPart part : parts) {
            if (part instanceof ToOneAttributeMapping association) {
                EntityPersister target =
                        association.getAssociatedEntityMappingType().getEntityPersister();
                tables.addAll(Arrays.asList((String[]) target.getQuerySpaces()));
            }
        }
        return tables;
    }

    /** What the first table calls a column of the identifier. */
    String nameInFirst(SelectableMapping column) {
        return tables.nameInFirst(column);
    }

    /** What it calls a column that is none of the identifier. */
    String name(SelectableMapping column) {
        return tables.name(column);
    }

    /** What it calls a column of one of its tables. */
    String column(String table, String column) {
        return tables.name(model.table(table), column);
    }

    /** Whether it has a column of that name. */
    boolean hasColumn(String column) {
        return types.containsKey(column);
    }

    /** The JDBC type of a column. */
    JdbcMapping type(String column) {
        JdbcMapping type = types.get(column);
        if (type == null) {
            throw new IllegalArgumentException("No column " + column + " in " + model.name());
        }
        return type;
    }

    /** Whether the instances of another mapping are instances of this one too. */
    boolean includes(EntityPersister other) {
        return persister.isSubclassEntityName(other.getEntityName());
    }

    /** Whether the object is an entity of just this mapping, behind a proxy or not. */
    public boolean isInstance(Object entity) {
        Class<?> mapped = persister.getMappedClass();
        return entity.getClass() == mapped || mapped.equals(Hibernate.getClass(entity));
    }

    /** Whether the object is of this mapping's own class, which can be no proxy of any kind. */
    public boolean isJust(Object entity) {
        return entity.getClass() == persister.getMappedClass()
                && !persister.getBytecodeEnhancementMetadata().isEnhancedForLazyLoading();
    }

    /** The lazy attributes of an entity, whose class was enhanced, that were never loaded: it has no values for them. */
    public Set<AttributeModel> unloaded(Object entity) {
        BytecodeEnhancementMetadata enhancement = persister.getBytecodeEnhancementMetadata();
        if (!enhancement.isEnhancedForLazyLoading() || !enhancement.hasUnFetchedAttributes(entity)) {
            return Set.of();
        }
        Set<AttributeModel> unloaded = new LinkedHashSet<>();
        for (AttributeModel attribute : model.rowAttributes()) {
            String property = attribute.path().split("\\.", 2)[0];
            if (!attribute.isIdentifier() && !enhancement.isAttributeLoaded(entity, property)) {
                unloaded.add(attribute);
            }
        }
        return unloaded;
    }

    /** The attribute as one that goes into its column as it is, where it is such a one. */
    public Optional<PlainAttribute> plain(AttributeModel attribute) {
        return PlainAttribute.of(this, attribute);
    }

    /** The associations that have columns. */
    public Associations associations() {
        return associations;
    }

    /** The associations that cascade. */
    public Cascades cascades() {
        return cascades;
    }

    /** The entities that an instance refers to by columns of its own. */
    public List<Reference> references(Object entity) {
        return references.of(entity);
    }

    /** Whether an attribute may be NULL. */
    public boolean isOptional(AttributeModel attribute) {
        return part(attribute) instanceof AttributeMapping mapping
                && mapping.getAttributeMetadata().isNullable();
    }

    /** How its identifier is made, or taken from others, and whether an entity has one. */
    public EntityIdentifier identifier() {
        return identifier;
    }

    /** What makes the values of attributes. */
    AttributeGenerators generators() {
        return generators;
    }

    /** Whether a row has a foreign key that may not be NULL, and that only the collection knows which the entity is in. */
    public boolean needsItsCollection() {
        return parts.stream()
                .anyMatch(part ->
                        part instanceof AttributeMapping attribute && MappingReader.isKeyOfCollection(attribute));
    }

    /** Whether stored rows may change. */
    public boolean isMutable() {
        return persister.isMutable();
    }

    /** The attributes that an insert of an entity leaves to the database: those that are null, where the mapping says so. */
    public Set<AttributeModel> leftOut(Object entity) {
        if (!persister.isDynamicInsert()) {
            return Set.of();
        }
        Set<AttributeModel> leftOut = new LinkedHashSet<>();
        for (AttributeModel attribute : model.rowAttributes()) {
            boolean plain = attribute.role() == AttributeModel.Role.STATE
                    && !attribute.generation().onInsert();
            if (plain && value(attribute, entity) == null) {
                leftOut.add(attribute);
            }
        }
        return leftOut;
    }

    /** The value of an attribute in an entity. */
    public @Nullable Object value(AttributeModel attribute, Object entity) {
        return value(attribute, entity, SavedTargets.NONE);
    }

    /** The same, with what is stored in the place of what it refers to. */
    public @Nullable Object value(AttributeModel attribute, Object entity, SavedTargets targets) {
        ValuedModelPart part = part(attribute);
        if (part instanceof EntityIdentifierMapping mapping) {
            return identifier.of(mapping, entity, targets);
        }
        if (whole(attribute) != null) {
            return value(attribute, own -> value(own, entity, targets));
        }
        return OwnReferences.stored(part, Embeddables.value(part, entity), targets);
    }

    /** The values of an entity's attributes, all at once. */
    public @Nullable Object[] state(Object entity) {
        return persister.getValues(entity);
    }

    /** The value of an attribute in an entity, whose values are at hand, with what is stored for what it refers to. */
    public @Nullable Object value(
            AttributeModel attribute, Object entity, @Nullable Object[] state, SavedTargets targets) {
        if (whole(attribute) != null) {
            return value(attribute, own -> value(own, entity, state, targets));
        }
        return !attribute.isIdentifier() && part(attribute) instanceof AttributeMapping mapping
                ? OwnReferences.stored(mapping, state[mapping.getStateArrayPosition()], targets)
                : value(attribute, entity, targets);
    }

    /** The value of a part in the value of the attribute that it belongs to. */
    public @Nullable Object value(AttributeModel part, AttributeModel whole, Object value) {
        if (part(whole) instanceof NonAggregatedIdentifierMapping identifier) {
            int index = whole.parts().indexOf(part);
            return identifier
                    .getIdentifierValueMapper()
                    .getAttributeMapping(index)
                    .getValue(value);
        }
        return Embeddables.value(part(part), value);
    }

    /**
     * The value of an attribute, which may be a part of another one.
     *
     * @param own gives those of the entity's own attributes
     */
    @Nullable
    Object value(AttributeModel attribute, Function<AttributeModel, @Nullable Object> own) {
        AttributeModel whole = wholes[attribute.ordinal()];
        if (whole == null) {
            return own.apply(attribute);
        }
        Object value = value(whole, own);
        return value == null ? null : value(attribute, whole, value);
    }

    /** The values that a new entity has by itself, such as 0 in a primitive attribute; attributes that are null are left out. */
    public Map<AttributeModel, Object> initialValues() {
        Map<AttributeModel, Object> known = initialValues;
        if (known == null) {
            known = new HashMap<>();
            List<AttributeModel> attributes = model.instantiable() ? model.rowAttributes() : List.of();
            Object blank = attributes.isEmpty()
                    ? persister
                    : persister.getRepresentationStrategy().getInstantiator().instantiate();
            for (AttributeModel attribute : attributes) {
                Object value = attribute.role() == AttributeModel.Role.STATE ? value(attribute, blank) : null;
                if (value != null) {
                    known.put(attribute, value);
                }
            }
            initialValues = Map.copyOf(known);
        }
        return known;
    }

    /** Whether an entity refers to one that is yet to be saved. */
    public boolean awaits(Object entity, SavedTargets targets) {
        return awaits(entity, targets, reference -> true);
    }

    /** Whether an entity refers to one that is yet to be saved by one of those references. */
    boolean awaits(Object entity, SavedTargets targets, Predicate<Reference> which) {
        return targets.isAnyAwaited()
                && references.of(entity).stream()
                        .filter(which)
                        .anyMatch(reference -> targets.isAwaited(reference.target()));
    }

    /** Whether the value of an association is an entity whose identifier, or what else its columns hold, is missing. */
    public boolean isTransientReference(AttributeModel attribute, Object value) {
        return part(attribute) instanceof ToOneAttributeMapping && !isHeld(attribute, value);
    }

    /** Whether the values of an association's columns are known from the entity that it is given, without any read. */
    public boolean isHeld(AttributeModel association, Object value) {
        AssociationTarget target = target(association);
        if (!target.isByIdentifier()) {
            return Hibernate.isInitialized(value) && target.of(value).holds(Hibernate.unproxy(value));
        }
        if (value instanceof HibernateProxy) {
            return true;
        }
        return !target.entity()
                .identifier()
                .isUnsaved(target.entity().persister().getIdentifier(value));
    }

    /** The entity that an association refers to, with the columns of it that the association's own ones hold. */
    public AssociationTarget target(AttributeModel association) {
        AssociationTarget known = targets.get(association.ordinal());
        if (known == null) {
            known = readTarget(association);
            targets.set(association.ordinal(), known);
        }
        return known;
    }

    private AssociationTarget readTarget(AttributeModel association) {
        ToOneAttributeMapping part = (ToOneAttributeMapping) part(association);
        EntityPersister target = part.getAssociatedEntityMappingType().getEntityPersister();
        MappedEntity entity = FactoryMappings.of(persister.getFactory()).entity(target);
        List<String> referenced = new ArrayList<>();
        part.getForeignKeyDescriptor()
                .visitTargetSelectables((index, column) -> referenced.add(
                        part.isReferenceToPrimaryKey()
                                ? entity.tables.nameInFirst(column)
                                : entity.tables.name(column)));
        return new AssociationTarget(entity, referenced);
    }

    /** Splits a value into those of the attribute's columns, and puts them into the cells from the offset on. */
    void split(
            AttributeModel attribute,
            @Nullable Object value,
            @Nullable Object[] cells,
            int offset,
            SharedSessionContractImplementor session) {
        List<ColumnModel> columns = attribute.columns();
        if (columns.size() == 1 && part(attribute) instanceof BasicValuedModelPart basic) {
            cells[offset] = basic.disassemble(value, session);
            return;
        }
        part(attribute)
                .decompose(
                        value,
                        (index, cell, selectable) -> {
                            String name =
                                    attribute.isIdentifier() ? tables.nameInFirst(selectable) : tables.name(selectable);
                            for (int i = 0; i < columns.size(); i++) {
                                if (columns.get(i).name().equals(name)) {
                                    cells[offset + i] = cell;
                                }
                            }
                        },
                        session);
    }
}
