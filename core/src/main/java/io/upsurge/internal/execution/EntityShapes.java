package io.upsurge.internal.execution;

import io.upsurge.InvalidMutationException;
import io.upsurge.internal.hibernate.RowFormula;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.internal.model.Generation;
import io.upsurge.internal.plan.MissingValueException;
import io.upsurge.internal.plan.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The shapes of an entity's rows: which attributes they are sent with. */
public final class EntityShapes {

    private EntityShapes() {}

    /** The shape of rows that are whole entities. */
    public static Shape whole(EntityModel entity, boolean identified, boolean versioned) {
        List<AttributeModel> attributes = new ArrayList<>();
        for (AttributeModel attribute : entity.rowAttributes()) {
            if (attribute.isIdentifier() ? identified : isWritten(attribute)) {
                attributes.add(attribute);
            }
        }
        Shape shape = completed(entity, attributes, Set.of(), identified, versioned, Map.of());
        Set<AttributeModel> given = new HashSet<>(attributes);
        given.removeIf(EntityShapes::isMadeForUpdatesOnly);
        return new Shape(shape.attributes(), given, identified, versioned);
    }

    /**
     * The shape of rows that name their attributes.
     *
     * @param initial the attributes that a new entity has a value for by itself: a row that is inserted has it, too
     */
    static Shape partial(
            EntityModel entity,
            List<AttributeModel> given,
            Set<AttributeModel> initial,
            Map<AttributeModel, RowFormula> made,
            long index) {
        requireApart(given, index);
        boolean identified = given.stream().anyMatch(AttributeModel::isIdentifier);
        boolean versioned = given.stream().anyMatch(AttributeModel::isVersion);
        return completed(entity, given, initial, identified, versioned, made);
    }

    /** The shape of stored rows that are given as whole entities: what generators make is left to them. */
    public static Shape stored(EntityModel entity, boolean identified, boolean versioned) {
        List<AttributeModel> attributes = new ArrayList<>();
        for (AttributeModel attribute : entity.rowAttributes()) {
            boolean generated =
                    attribute.generation().onInsert() || attribute.generation().onUpdate();
            boolean brought = attribute.isIdentifier()
                    ? identified
                    : attribute.isVersion()
                            ? versioned
                            : attribute.isTenant()
                                    || attribute.generation().needsEntity()
                                    || (!generated && isWritten(attribute));
            if (brought) {
                attributes.add(attribute);
            }
        }
        return new Shape(attributes, Set.copyOf(attributes), identified, versioned);
    }

    /** The shape of stored rows that are given by some of their attributes. */
    static Shape storedPartly(
            EntityModel entity, List<AttributeModel> given, Map<AttributeModel, RowFormula> made, long index) {
        requireApart(given, index);
        List<AttributeModel> values = new ArrayList<>(given);
        entity.rowAttributes().stream()
                .filter(attribute -> attribute.isTenant() && !given.contains(attribute))
                .forEach(values::add);
        values.removeAll(made.keySet());
        return new Shape(
                values,
                Set.copyOf(given),
                given.stream().anyMatch(AttributeModel::isIdentifier),
                given.stream().anyMatch(AttributeModel::isVersion),
                made);
    }

    private static void requireApart(List<AttributeModel> given, long index) {
        for (AttributeModel attribute : given) {
            for (AttributeModel other : given) {
                if (attribute != other && attribute.covers(other)) {
                    throw new InvalidMutationException("Row " + index + " gives both '" + attribute.path() + "' and '"
                            + other.path() + "', which have columns in common. Give one of them");
                }
            }
        }
    }

    /** What is given, and what generators add to it. */
    private static Shape completed(
            EntityModel entity,
            List<AttributeModel> given,
            Set<AttributeModel> initial,
            boolean identified,
            boolean versioned,
            Map<AttributeModel, RowFormula> made) {
        List<AttributeModel> attributes = new ArrayList<>(given);
        attributes.removeAll(made.keySet());
        for (AttributeModel attribute : entity.rowAttributes()) {
            boolean covered = given.stream().anyMatch(a -> a.covers(attribute) || attribute.covers(a));
            boolean completes = attribute.generation().onInsert() || attribute.isVersion();
            boolean added =
                    completes || (initial.contains(attribute) && isWritten(attribute) && attribute.insertable());
            if (added && !covered) {
                attributes.add(attribute);
            }
        }
        requireWholeIdentifier(entity, given, identified);
        if (!identified && entity.identifier().generation() == Generation.NONE) {
            throw new MissingValueException(" of " + entity.name() + " has no identifier '"
                    + entity.identifier().path()
                    + "', and the mapping generates none, so it could not be inserted. Give it one");
        }
        return new Shape(attributes, Set.copyOf(given), identified, versioned, made);
    }

    private static void requireWholeIdentifier(EntityModel entity, List<AttributeModel> given, boolean identified) {
        List<String> brought = given.stream()
                .flatMap(attribute -> attribute.columnNames().stream())
                .toList();
        if (identified && !brought.containsAll(entity.identifier().columnNames())) {
            List<String> lacking = entity.identifier().parts().stream()
                    .filter(part -> !brought.containsAll(part.columnNames()))
                    .map(AttributeModel::path)
                    .toList();
            throw new MissingValueException(" of " + entity.name() + " has a part of its identifier only, so it could"
                    + " not be inserted: " + lacking + " is missing. Give it that too; a part that is generated is"
                    + " generated for rows that are entities");
        }
    }

    /** What an entity has of it is inserted, and is no value for an update. */
    private static boolean isMadeForUpdatesOnly(AttributeModel attribute) {
        return attribute.generation().onUpdate() && !attribute.generation().onInsert();
    }

    private static boolean isWritten(AttributeModel attribute) {
        boolean written = attribute.insertable() || attribute.updatable();
        return attribute.isVersion() || (written && attribute.generation() != Generation.BY_DATABASE);
    }
}
