package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.internal.model.EntityModel;
import java.util.List;
import java.util.Map;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EntityIdentifierMapping;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.ValuedModelPart;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.jspecify.annotations.Nullable;

/** An entity's mapping: Upsurge's model of it, and Hibernate's parts behind the model's attributes. */
public final class MappedEntity {

    private final EntityPersister persister;
    private final EntityModel model;
    private final List<ValuedModelPart> parts;
    private final Map<String, JdbcMapping> types;

    MappedEntity(
            EntityPersister persister, EntityModel model, List<ValuedModelPart> parts, Map<String, JdbcMapping> types) {
        this.persister = persister;
        this.model = model;
        this.parts = List.copyOf(parts);
        this.types = Map.copyOf(types);
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

    /** The JDBC type of a column. */
    JdbcMapping type(String column) {
        JdbcMapping type = types.get(column);
        if (type == null) {
            throw new IllegalArgumentException("No column " + column + " in " + model.name());
        }
        return type;
    }

    /** Whether the object is an entity of just this mapping, behind a proxy or not. */
    public boolean isInstance(Object entity) {
        return persister.getMappedClass().equals(Hibernate.getClass(entity));
    }

    /** The value of a whole attribute in an entity. */
    public @Nullable Object value(AttributeModel attribute, Object entity) {
        ValuedModelPart part = part(attribute);
        if (part instanceof EntityIdentifierMapping identifier) {
            return identifier.getIdentifier(entity);
        }
        return ((AttributeMapping) part).getValue(entity);
    }

    /** Whether an identifier's value says that the entity was never saved: null, or the unsaved value. */
    public boolean isUnsaved(@Nullable Object identifier) {
        return identifier == null
                || Boolean.TRUE.equals(
                        persister.getIdentifierMapping().getUnsavedStrategy().isUnsaved(identifier));
    }

    /** Whether the value of an association refers to an entity that has no identifier yet. */
    public boolean isTransientReference(AttributeModel attribute, Object value) {
        if (value instanceof HibernateProxy || !(part(attribute) instanceof ToOneAttributeMapping association)) {
            return false;
        }
        EntityPersister target =
                association.getAssociatedEntityMappingType().getEntityPersister();
        Object identifier = target.getIdentifier(value);
        return identifier == null
                || Boolean.TRUE.equals(
                        target.getIdentifierMapping().getUnsavedStrategy().isUnsaved(identifier));
    }

    /** Splits a value into those of the attribute's columns, and puts them into the cells from the offset on. */
    void split(
            AttributeModel attribute,
            @Nullable Object value,
            @Nullable Object[] cells,
            int offset,
            SharedSessionContractImplementor session) {
        List<ColumnModel> columns = attribute.columns();
        part(attribute)
                .decompose(
                        value,
                        (index, cell, selectable) -> {
                            String name = selectable.getSelectionExpression();
                            for (int i = 0; i < columns.size(); i++) {
                                if (columns.get(i).name().equals(name)) {
                                    cells[offset + i] = cell;
                                }
                            }
                        },
                        session);
    }
}
