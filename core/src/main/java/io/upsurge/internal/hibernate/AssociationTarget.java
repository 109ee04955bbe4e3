package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.EntityModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/**
 * The entity that an association refers to, and what tells one of its rows from the others.
 *
 * @param entity the entity
 * @param referenced its columns whose values the association's own columns hold, in the same order
 */
public record AssociationTarget(MappedEntity entity, List<String> referenced) {

    public AssociationTarget {
        referenced = List.copyOf(referenced);
    }

    /** The same columns of the class that an instance is of, which may be a subclass. */
    public AssociationTarget of(Object instance) {
        return FactoryMappings.of(entity.persister().getFactory())
                .entity(Hibernate.getClass(instance))
                .map(found -> new AssociationTarget(found, referenced))
                .orElse(this);
    }

    /** The identifier and all unique keys, each as the attributes that have just its columns; the natural one comes second. */
    public List<List<AttributeModel>> keys() {
        EntityModel model = entity.model();
        Set<List<AttributeModel>> keys = new LinkedHashSet<>();
        keys.add(List.of(model.identifier()));
        if (!model.naturalId().isEmpty()) {
            keys.add(model.naturalId());
        }
        model.uniqueKeys().forEach(key -> attributes(key.columns()).ifPresent(keys::add));
        return withoutRepetition(keys);
    }

    /** One key may be declared twice, and as attributes in another order. */
    private static List<List<AttributeModel>> withoutRepetition(Set<List<AttributeModel>> keys) {
        List<List<AttributeModel>> distinct = new ArrayList<>();
        Set<Set<String>> known = new HashSet<>();
        for (List<AttributeModel> key : keys) {
            if (known.add(new HashSet<>(columns(key)))) {
                distinct.add(key);
            }
        }
        return distinct;
    }

    private Optional<List<AttributeModel>> attributes(List<String> columns) {
        Set<AttributeModel> attributes = new LinkedHashSet<>();
        for (String column : columns) {
            Optional<AttributeModel> owner = largestWithin(column, columns);
            if (owner.isEmpty()) {
                return Optional.empty();
            }
            attributes.add(owner.get());
        }
        return Optional.of(List.copyOf(attributes));
    }

    /** The largest attribute that holds the column and no other than those. */
    private Optional<AttributeModel> largestWithin(String column, List<String> columns) {
        return entity.model().all().stream()
                .filter(attribute -> !attribute.isIdentifier())
                .filter(attribute -> attribute.columnNames().contains(column))
                .filter(attribute -> columns.containsAll(attribute.columnNames()))
                .findFirst();
    }

    /** The columns of a key. */
    public static List<String> columns(List<AttributeModel> key) {
        return key.stream().flatMap(a -> a.columnNames().stream()).distinct().toList();
    }

    /** Whether a key is the identifier or the natural one, which go before all others. */
    public boolean identifies(List<AttributeModel> key) {
        EntityModel model = entity.model();
        return key.equals(List.of(model.identifier())) || key.equals(model.naturalId());
    }

    /** Whether the association's columns hold the identifier. */
    boolean isByIdentifier() {
        return entity.model().identifier().columnNames().equals(referenced);
    }

    /** Whether a loaded instance has a value for all that the association's columns hold. */
    boolean holds(Object instance) {
        return attributes(referenced).filter(held -> brings(held, instance)).isPresent();
    }

    /** The value of an attribute, which may be a part of an embeddable, in an instance that is loaded. */
    public @Nullable Object value(AttributeModel attribute, Object instance) {
        return entity.values().of(attribute, own -> entity.values().of(own, instance));
    }

    /** Whether an instance brings a value for each attribute; null or an unsaved identifier is none. */
    public boolean brings(List<AttributeModel> key, Object instance) {
        return key.stream().allMatch(attribute -> {
            Object value = value(attribute, instance);
            return attribute.equals(entity.model().identifier())
                    ? !entity.identifier().isUnsaved(value)
                    : Objects.nonNull(value);
        });
    }
}
