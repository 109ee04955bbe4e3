package io.upsurge.internal.execution;

import io.upsurge.InvalidMutationException;
import io.upsurge.internal.execution.EntityGraph.Node;
import io.upsurge.internal.hibernate.Reference;
import io.upsurge.internal.model.AttributeKind;
import io.upsurge.internal.model.AttributeModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The order in which the rows of a graph are written: what others refer to first, all rows of a class at once wherever
 * that is possible. Classes that refer to each other, or to themselves, go generation by generation; where entities refer
 * to each other in a circle, a reference that may be NULL is written afterwards.
 */
final class GraphOrder {

    /** Rows that are written together, all of one class. */
    record Wave(List<Node> nodes) {}

    private final EntityGraph graph;
    private final Map<Node, List<Edge>> edges = new HashMap<>();
    private final Map<Class<?>, List<Node>> byClass = new LinkedHashMap<>();
    private final List<Wave> waves = new ArrayList<>();
    private final Map<Node, Set<AttributeModel>> postponed = new HashMap<>();

    private record Edge(AttributeModel attribute, Node target) {}

    private GraphOrder(EntityGraph graph) {
        this.graph = graph;
    }

    /**
     * Orders a graph.
     *
     * @throws InvalidMutationException if entities refer to each other in a circle none of whose references may be NULL
     */
    static GraphOrder of(EntityGraph graph) {
        GraphOrder order = new GraphOrder(graph);
        for (Node node : graph.nodes()) {
            order.edges.put(node, order.edges(node));
            order.byClass
                    .computeIfAbsent(node.mapped().model().type(), type -> new ArrayList<>())
                    .add(node);
        }
        for (Set<Class<?>> together : order.groups()) {
            order.addWaves(together);
        }
        return order;
    }

    /** The rows that are written together, in order. */
    List<Wave> waves() {
        return waves;
    }

    /** The references of each entity that are written when all rows are there. */
    Map<Node, Set<AttributeModel>> postponed() {
        return postponed;
    }

    private List<Edge> edges(Node node) {
        List<Edge> found = new ArrayList<>();
        for (Reference reference : node.references()) {
            Node target = graph.node(reference.target());
            if (target != null) {
                found.add(new Edge(reference.attribute(), target));
            }
        }
        return found;
    }

    private List<Edge> edgesOf(Node node) {
        return edges.getOrDefault(node, List.of());
    }

    private List<Node> nodesOf(Class<?> type) {
        return byClass.getOrDefault(type, List.of());
    }

    private static Class<?> classOf(Node node) {
        return node.mapped().model().type();
    }

    /** The classes, those that refer to each other together, each group behind those that it refers to. */
    private List<Set<Class<?>>> groups() {
        Map<Class<?>, Set<Class<?>>> reachable = new LinkedHashMap<>();
        byClass.keySet().forEach(type -> reachable.put(type, reachable(type)));
        List<Set<Class<?>>> groups = new ArrayList<>();
        Set<Class<?>> placed = new HashSet<>();
        while (placed.size() < byClass.size()) {
            reachable.forEach((type, targets) -> {
                Set<Class<?>> group = new LinkedHashSet<>(List.of(type));
                reachable.forEach((other, itsTargets) -> {
                    if (targets.contains(other) && itsTargets.contains(type)) {
                        group.add(other);
                    }
                });
                boolean ready = targets.stream().allMatch(target -> placed.contains(target) || group.contains(target));
                if (!placed.contains(type) && ready) {
                    groups.add(group);
                    placed.addAll(group);
                }
            });
        }
        return groups;
    }

    private Set<Class<?>> reachable(Class<?> from) {
        Set<Class<?>> found = new LinkedHashSet<>();
        List<Class<?>> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            for (Node node : nodesOf(open.remove(open.size() - 1))) {
                for (Edge edge : edgesOf(node)) {
                    if (found.add(classOf(edge.target()))) {
                        open.add(classOf(edge.target()));
                    }
                }
            }
        }
        return found;
    }

    private void addWaves(Set<Class<?>> together) {
        List<Node> open = new ArrayList<>();
        together.forEach(type -> open.addAll(nodesOf(type)));
        Set<Node> waiting = new LinkedHashSet<>(open);
        while (!waiting.isEmpty()) {
            List<Node> ready = waiting.stream()
                    .filter(node -> blocking(node, waiting).isEmpty())
                    .toList();
            if (ready.isEmpty()) {
                postponeOne(waiting);
                continue;
            }
            Map<Class<?>, List<Node>> classes = new LinkedHashMap<>();
            ready.forEach(node -> classes.computeIfAbsent(classOf(node), type -> new ArrayList<>())
                    .add(node));
            classes.values().forEach(nodes -> waves.add(new Wave(nodes)));
            ready.forEach(waiting::remove);
        }
    }

    /** What still has to be written before an entity. */
    private List<Edge> blocking(Node node, Set<Node> waiting) {
        Set<AttributeModel> later = postponed.getOrDefault(node, Set.of());
        return edgesOf(node).stream()
                .filter(edge -> waiting.contains(edge.target()) && !later.contains(edge.attribute()))
                .toList();
    }

    /** Breaks a circle where one of its references may be NULL at first. */
    private void postponeOne(Set<Node> waiting) {
        Map<Node, Edge> circle = circle(waiting);
        for (Map.Entry<Node, Edge> step : circle.entrySet()) {
            if (isPostponable(step.getKey(), step.getValue().attribute())) {
                postponed
                        .computeIfAbsent(step.getKey(), unknown -> new LinkedHashSet<>())
                        .add(step.getValue().attribute());
                return;
            }
        }
        throw new InvalidMutationException("An upsert of entities that refer to each other in a circle was asked for, "
                + circle.entrySet().stream()
                        .map(step -> step.getKey().mapped().model().name() + "."
                                + step.getValue().attribute().path())
                        .collect(Collectors.joining(" to "))
                + ", and none of these references may be NULL, so none of the rows can be the first. Make one of them"
                + " optional and updatable");
    }

    /** The references of a circle; there is one where each entity waits for another. */
    private Map<Node, Edge> circle(Set<Node> waiting) {
        Map<Node, Edge> path = new LinkedHashMap<>();
        Node node = waiting.iterator().next();
        while (!path.containsKey(node)) {
            Edge edge = blocking(node, waiting).get(0);
            path.put(node, edge);
            node = edge.target();
        }
        Iterator<Node> steps = path.keySet().iterator();
        while (steps.next() != node) {
            steps.remove();
        }
        return path;
    }

    private static boolean isPostponable(Node node, AttributeModel attribute) {
        return attribute.kind() == AttributeKind.ASSOCIATION
                && !attribute.isIdentifier()
                && attribute.updatable()
                && node.mapped().isOptional(attribute)
                && node.mapped().model().derivedFrom(attribute).isEmpty();
    }
}
