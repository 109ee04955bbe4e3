package io.upsurge.internal.hibernate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Hibernate;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.engine.spi.CascadeStyle;
import org.hibernate.engine.spi.CascadingActions;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CollectionType;
import org.hibernate.type.CompositeType;
import org.hibernate.type.OneToOneType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** The associations of an entity that cascade {@code MERGE}, to one and to many. */
public final class Cascades {

    /** What a value of an entity's attribute, or of a part of one, is to a cascade. */
    private interface Visitor {
        void visit(String path, Type type, Object value);
    }

    /**
     * A collection that cascades.
     *
     * @param foreignKeys whether it alone knows the foreign keys of its elements, which have no attribute for them
     */
    record Collected(CollectionType type, Object value, boolean inverse, boolean foreignKeys) {}

    private final EntityPersister persister;
    private final boolean any;

    Cascades(EntityPersister persister) {
        this.persister = persister;
        boolean found = false;
        Type[] types = persister.getPropertyTypes();
        for (int i = 0; i < types.length; i++) {
            found |= cascades(types[i], persister.getPropertyCascadeStyles()[i]);
        }
        this.any = found;
    }

    private boolean cascades(Type type, CascadeStyle style) {
        if (type instanceof CompositeType composite && !type.isAnyType()) {
            boolean found = false;
            for (int i = 0; i < composite.getSubtypes().length; i++) {
                found |= cascades(composite.getSubtypes()[i], composite.getCascadeStyle(i));
            }
            return found;
        }
        return style.doCascade(CascadingActions.MERGE) && refersToEntities(type);
    }

    private boolean refersToEntities(Type type) {
        Type target =
                type instanceof CollectionType collection ? collection.getElementType(persister.getFactory()) : type;
        return target.isEntityType() || target.isAnyType();
    }

    /** Whether anything cascades. */
    public boolean any() {
        return any;
    }

    /** The entities that cascades reach from an instance at once; what was never loaded is not looked into. */
    public List<Object> reached(Object instance) {
        List<Object> reached = new ArrayList<>();
        visit(instance, (path, type, value) -> {
            if (type instanceof CollectionType collection) {
                elements(collection, value).forEachRemaining(reached::add);
            } else {
                reached.add(value);
            }
        });
        reached.removeIf(target -> target == null || !Hibernate.isInitialized(target));
        return reached;
    }

    /** What collections know of the elements that they have, and that these may have no attribute for. */
    public List<ElementKeys> ofElements(Object instance) {
        return collections(instance).values().stream()
                .filter(collection ->
                        elements(collection.type(), collection.value()).hasNext())
                .map(collection -> role(collection.type()))
                .filter(CollectionPersister::isOneToMany)
                .map(ElementKeys::new)
                .toList();
    }

    /** The elements of collections that alone know the foreign keys of these, each once. */
    public Map<ElementKeys, Set<Object>> elementKeys(Object instance) {
        Map<ElementKeys, Set<Object>> found = new LinkedHashMap<>();
        for (Collected collection : collections(instance).values()) {
            if (collection.foreignKeys()) {
                Set<Object> elements = Collections.newSetFromMap(new IdentityHashMap<>());
                elements(collection.type(), collection.value()).forEachRemaining(element -> {
                    if (element != null) {
                        elements.add(element);
                    }
                });
                found.put(new ElementKeys(role(collection.type())), elements);
            }
        }
        found.values().removeIf(Set::isEmpty);
        return found;
    }

    /** The collections that cascade, those that were loaded only, by path. */
    Map<String, Collected> collections(Object instance) {
        Map<String, Collected> collections = new LinkedHashMap<>();
        visit(instance, (path, type, value) -> {
            if (type instanceof CollectionType collection && Hibernate.isInitialized(value)) {
                CollectionPersister role = role(collection);
                collections.put(
                        path,
                        new Collected(collection, value, role.isInverse(), role.isOneToMany() && !role.isInverse()));
            }
        });
        return collections;
    }

    private CollectionPersister role(CollectionType type) {
        return persister.getFactory().getMappingMetamodel().getCollectionDescriptor(type.getRole());
    }

    /**
     * The entities that associations to one, those that cascade, refer to, by property.
     *
     * @param opposite whether just those are meant whose columns are on the other side
     */
    Map<Integer, Object> targets(Object instance, boolean opposite) {
        Map<Integer, Object> targets = new LinkedHashMap<>();
        Type[] types = persister.getPropertyTypes();
        for (int i = 0; i < types.length; i++) {
            boolean meant = opposite ? types[i] instanceof OneToOneType : types[i].isEntityType();
            Object value = meant ? persister.getValue(instance, i) : null;
            if (value != null && persister.getPropertyCascadeStyles()[i].doCascade(CascadingActions.MERGE)) {
                targets.put(i, value);
            }
        }
        return targets;
    }

    private static Iterator<?> elements(CollectionType type, Object collection) {
        return Hibernate.isInitialized(collection)
                ? type.getElementsIterator(collection)
                : List.of().iterator();
    }

    private void visit(Object instance, Visitor visitor) {
        Type[] types = persister.getPropertyTypes();
        for (int i = 0; i < types.length; i++) {
            visit(
                    persister.getPropertyNames()[i],
                    types[i],
                    persister.getPropertyCascadeStyles()[i],
                    persister.getValue(instance, i),
                    visitor);
        }
    }

    private void visit(String path, Type type, CascadeStyle style, @Nullable Object value, Visitor visitor) {
        if (value == null || value == LazyPropertyInitializer.UNFETCHED_PROPERTY) {
            return;
        }
        if (type instanceof CompositeType composite && !type.isAnyType()) {
            Object[] values = composite.getPropertyValues(value); // and the class, where that has subclasses
            for (int i = 0; i < composite.getSubtypes().length; i++) {
                visit(
                        path + '.' + composite.getPropertyNames()[i],
                        composite.getSubtypes()[i],
                        composite.getCascadeStyle(i),
                        values[i],
                        visitor);
            }
        } else if (cascades(type, style)) {
            visitor.visit(path, type, value);
        }
    }
}
