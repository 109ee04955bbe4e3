package io.upsurge.internal.execution;

import io.upsurge.UnsupportedMutationException;
import io.upsurge.internal.hibernate.ElementKeys;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.Reference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/**
 * Entities that are saved together: those that were given, and those that cascades reach from them. One that is met
 * several times is one row.
 */
final class EntityGraph {

    /**
     * An entity whose row is to be written.
     *
     * @param index that of the given entity from which it was reached first
     * @param given whether it was given, and not only reached
     */
    record Node(long index, boolean given, Object entity, MappedEntity mapped) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Node node && node.entity == entity;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(entity);
        }

        /** The others that it refers to by columns of its own. */
        List<Reference> references() {
            return mapped.references(entity);
        }
    }

    private final HibernateSession session;
    private final Function<Class<?>, MappedEntity> mappings;
    private final Map<Object, Node> nodes = new IdentityHashMap<>();
    private final List<Node> inOrder = new ArrayList<>();
    private final List<Node> visited = new ArrayList<>();
    private boolean meetsManaged;
    private boolean meetsRemoved;

    private EntityGraph(HibernateSession session, Function<Class<?>, MappedEntity> mappings) {
        this.session = session;
        this.mappings = mappings;
    }

    /**
     * The graph of given entities.
     *
     * @param mappings the mapping of an entity class that can be written; it refuses the others
     */
    static EntityGraph of(HibernateSession session, Function<Class<?>, MappedEntity> mappings, Iterable<?> given) {
        EntityGraph graph = new EntityGraph(session, mappings);
        Deque<Node> open = new ArrayDeque<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        long index = 0;
        for (Object entity : given) {
            Object instance = Hibernate.unproxy(entity);
            Node node = new Node(index++, true, instance, mappings.apply(Hibernate.getClass(instance)));
            if (seen.add(instance)) {
                graph.add(node);
                open.add(node);
            }
        }
        while (!open.isEmpty()) {
            Node node = open.remove();
            graph.visited.add(node);
            graph.requireForeignKeys(node);
            for (Object target : node.mapped().cascades().reached(node.entity())) {
                Object instance = Hibernate.unproxy(target);
                if (seen.add(instance)) {
                    open.add(graph.reach(node, instance));
                }
            }
        }
        return graph;
    }

    /** What is managed already is saved by its session; what it refers to may be new all the same. */
    private Node reach(Node from, Object instance) {
        Node node = new Node(from.index(), false, instance, mappings.apply(Hibernate.getClass(instance)));
        if (session.isManaged(node.mapped(), instance) && !session.isRemoved(node.mapped(), instance)) {
            meetsManaged = true;
        } else {
            add(node);
        }
        return node;
    }

    private void add(Node node) {
        meetsManaged |= session.isManaged(node.mapped(), node.entity());
        meetsRemoved |= session.isRemoved(node.mapped(), node.entity());
        nodes.put(node.entity(), node);
        inOrder.add(node);
    }

    /** What only a collection knows of its elements is written afterwards, as far as it can be, or by the session that manages the collection. */
    private void requireForeignKeys(Node node) {
        if (!node.mapped().cascades().any() || session.isManaged(node.mapped(), node.entity())) {
            return;
        }
        for (ElementKeys keys : node.mapped().cascades().ofElements(node.entity())) {
            keys.refusal().ifPresent(why -> {
                String name = node.mapped().model().name();
                throw new UnsupportedMutationException("An upsert of " + name + " with what its collection '"
                        + keys.path() + "' cascades to was asked for, and that is one " + why
                        + ", save such a " + name + " with the session's own methods, or use upsertInto(..), which does"
                        + " not cascade");
            });
        }
    }

    /** The node of an entity that an association refers to; null where it is not one of the graph. */
    @Nullable
    Node node(Object target) {
        return nodes.get(Hibernate.isInitialized(target) ? Hibernate.unproxy(target) : target);
    }

    /** What is to be written, the given entities first, in their order. */
    List<Node> nodes() {
        return inOrder;
    }

    /** All entities that cascades have come to, those that are managed already among them. */
    List<Node> visited() {
        return visited;
    }

    /**
     * Whether one of the entities is managed, so that what its session does at the next flush concerns the graph; not where
     * one is about to be removed, which is refused, and not to be forgotten by a flush.
     */
    boolean needsFlush() {
        return meetsManaged && !meetsRemoved;
    }
}
