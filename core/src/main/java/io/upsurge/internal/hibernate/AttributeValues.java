package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.internal.model.EntityModel;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.bytecode.spi.BytecodeEnhancementMetadata;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.BasicValuedModelPart;
import org.hibernate.metamodel.mapping.EntityIdentifierMapping;
import org.hibernate.metamodel.mapping.NonAggregatedIdentifierMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.metamodel.mapping.ValuedModelPart;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** The values of an entity's attributes: as its instances have them, by their parts, and by their columns. */
public final class AttributeValues {

    private final MappedEntity entity;
    private final EntityPersister persister;
    private final EntityModel model;
    private final @Nullable AttributeModel[] wholes;
    private volatile @Nullable Map<AttributeModel, Object> initial;

    AttributeValues(MappedEntity entity, int attributes) {
        this.entity = entity;
        this.persister = entity.persister();
        this.model = entity.model();
        this.wholes = wholes(model, attributes);
    }

    /** The embeddable, or the identifier, that each part is of, by the part's number. */
    private static @Nullable AttributeModel[] wholes(EntityModel model, int attributes) {
        @Nullable AttributeModel[] wholes = new AttributeModel[attributes];
        for (AttributeModel whole : model.all()) {
            whole.parts().forEach(part -> wholes[part.ordinal()] = whole);
        }
        return wholes;
    }

    /** The embeddable that an attribute is a part of, where it is one; not for parts of the identifier. */
    @Nullable
    AttributeModel whole(AttributeModel attribute) {
        return attribute.isIdentifier() ? null : wholes[attribute.ordinal()];
    }

    /** The value of an attribute in an instance. */
    public @Nullable Object of(AttributeModel attribute, Object instance) {
        return of(attribute, instance, SavedTargets.NONE);
    }

    /** The same, with what is stored in the place of what it refers to. */
    public @Nullable Object of(AttributeModel attribute, Object instance, SavedTargets targets) {
        ValuedModelPart part = entity.part(attribute);
        if (part instanceof EntityIdentifierMapping mapping) {
            return entity.identifier().of(mapping, instance, targets);
        }
        if (whole(attribute) != null) {
            return of(attribute, own -> of(own, instance, targets));
        }
        return OwnReferences.stored(part, Embeddables.value(part, instance), targets);
    }

    /** The values of an instance's attributes, all at once. */
    public @Nullable Object[] state(Object instance) {
        return persister.getValues(instance);
    }

    /** The value of an attribute in an instance, whose state is at hand, with what is stored for what it refers to. */
    public @Nullable Object of(
            AttributeModel attribute, Object instance, @Nullable Object[] state, SavedTargets targets) {
        if (whole(attribute) != null) {
            return of(attribute, own -> of(own, instance, state, targets));
        }
        return !attribute.isIdentifier() && entity.part(attribute) instanceof AttributeMapping mapping
                ? OwnReferences.stored(mapping, state[mapping.getStateArrayPosition()], targets)
                : of(attribute, instance, targets);
    }

    /** The value of a part in the value of the attribute that it belongs to. */
    public @Nullable Object ofPart(AttributeModel part, AttributeModel whole, Object value) {
        if (entity.part(whole) instanceof NonAggregatedIdentifierMapping identifier) {
            int index = whole.parts().indexOf(part);
            return identifier
                    .getIdentifierValueMapper()
                    .getAttributeMapping(index)
                    .getValue(value);
        }
        return Embeddables.value(entity.part(part), value);
    }

    /**
     * The value of an attribute, which may be a part of another one.
     *
     * @param own gives those of the entity's own attributes
     */
    @Nullable
    Object of(AttributeModel attribute, Function<AttributeModel, @Nullable Object> own) {
        AttributeModel whole = wholes[attribute.ordinal()];
        if (whole == null) {
            return own.apply(attribute);
        }
        Object value = of(whole, own);
        return value == null ? null : ofPart(attribute, whole, value);
    }

    /** The values that a new instance has by itself, such as 0 in a primitive attribute; attributes that are null are left out. */
    public Map<AttributeModel, Object> initial() {
        Map<AttributeModel, Object> known = initial;
        if (known == null) {
            known = new HashMap<>();
            List<AttributeModel> attributes = model.instantiable() ? model.rowAttributes() : List.of();
            Object blank = attributes.isEmpty()
                    ? persister
                    : persister.getRepresentationStrategy().getInstantiator().instantiate();
            for (AttributeModel attribute : attributes) {
                Object value = attribute.role() == AttributeModel.Role.STATE ? of(attribute, blank) : null;
                if (value != null) {
                    known.put(attribute, value);
                }
            }
            initial = Map.copyOf(known);
        }
        return known;
    }

    /** The attributes that an insert of an instance leaves to the database: those that are null, where the mapping says so. */
    public Set<AttributeModel> leftOut(Object instance) {
        if (!persister.isDynamicInsert()) {
            return Set.of();
        }
        Set<AttributeModel> leftOut = new LinkedHashSet<>();
        for (AttributeModel attribute : model.rowAttributes()) {
            boolean plain = attribute.role() == AttributeModel.Role.STATE
                    && !attribute.generation().onInsert();
            if (plain && of(attribute, instance) == null) {
                leftOut.add(attribute);
            }
        }
        return leftOut;
    }

    /** The lazy attributes of an instance, whose class was enhanced, that were never loaded: it has no values for them. */
    public Set<AttributeModel> unloaded(Object instance) {
        BytecodeEnhancementMetadata enhancement = persister.getBytecodeEnhancementMetadata();
        if (!enhancement.isEnhancedForLazyLoading() || !enhancement.hasUnFetchedAttributes(instance)) {
            return Set.of();
        }
        Set<AttributeModel> unloaded = new LinkedHashSet<>();
        for (AttributeModel attribute : model.rowAttributes()) {
            String property = attribute.path().split("\\.", 2)[0];
            if (!attribute.isIdentifier() && !enhancement.isAttributeLoaded(instance, property)) {
                unloaded.add(attribute);
            }
        }
        return unloaded;
    }

    /** Splits a value into those of the attribute's columns, and puts them into the cells from the offset on. */
    void split(
            AttributeModel attribute,
            @Nullable Object value,
            @Nullable Object[] cells,
            int offset,
            SharedSessionContractImplementor session) {
        List<ColumnModel> columns = attribute.columns();
        if (columns.size() == 1 && entity.part(attribute) instanceof BasicValuedModelPart basic) {
            cells[offset] = basic.disassemble(value, session);
            return;
        }
        entity.part(attribute)
                .decompose(
                        value,
                        (index, cell, selectable) -> {
                            String name = nameOf(attribute, selectable);
                            for (int i = 0; i < columns.size(); i++) {
                                if (columns.get(i).name().equals(name)) {
                                    cells[offset + i] = cell;
                                }
                            }
                        },
                        session);
    }

    private String nameOf(AttributeModel attribute, SelectableMapping column) {
        return attribute.isIdentifier() ? entity.nameInFirst(column) : entity.name(column);
    }
}
