package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.EntityModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import org.hibernate.Hibernate;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.JdbcMapping;
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
    private final AttributeValues values;
    private final EntityIdentifier identifier;
    private final OwnReferences references;
    private final Cascades cascades;
    private final Associations associations;
    private final AtomicReferenceArray<@Nullable AssociationTarget> targets;
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
        this.targets = new AtomicReferenceArray<>(parts.size());
        this.values = new AttributeValues(this, parts.size());
        this.identifier = new EntityIdentifier(this);
        this.references = new OwnReferences(this);
        this.cascades = new Cascades(persister);
        this.associations = new Associations(model);
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

    /** The values of attributes, in instances and in columns. */
    public AttributeValues values() {
        return values;
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
}
