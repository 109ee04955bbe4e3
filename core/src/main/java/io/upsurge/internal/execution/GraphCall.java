package io.upsurge.internal.execution;

import io.upsurge.internal.description.Reading;
import io.upsurge.internal.description.RowsDescription;
import io.upsurge.internal.execution.EntityGraph.Node;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.OtherSides;
import io.upsurge.internal.hibernate.SavedTargets;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.EntityModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/** An upsert of entities and of all that cascades reach from them, the rows of each class together. */
public final class GraphCall {

    /** Rows of one class that are written together. */
    private record Batch(RowsCall<Object> call, List<Taken> rows) {}

    private record Taken(Node node, GivenRow row, Set<AttributeModel> postponed) {}

    private final HibernateSession session;
    private final Function<Class<?>, MappedEntity> mappings;
    private final BiFunction<RowsDescription, SavedTargets, RowsCall<Object>> calls;
    private final SavedTargets targets = new SavedTargets();
    private final Map<RowsDescription, RowsCall<Object>> known = new HashMap<>();
    private final ElementKeyRows elementKeys;
    private boolean written;

    /**
     * A call.
     *
     * @param mappings the mapping of an entity class that can be written; it refuses the others
     * @param calls makes the call for rows of one class
     * @param elementKeys sets what only collections know
     */
    public GraphCall(
            HibernateSession session,
            Function<Class<?>, MappedEntity> mappings,
            BiFunction<RowsDescription, SavedTargets, RowsCall<Object>> calls,
            ElementKeyRows elementKeys) {
        this.elementKeys = elementKeys;
        this.session = session;
        this.mappings = mappings;
        this.calls = calls;
    }

    /** What is stored for each of the given entities; nothing is sent before all of the graph was taken in. */
    public List<Object> upsert(Collection<?> given) {
        EntityGraph graph = graph(given);
        elementKeys.requireOneOwner(graph);
        GraphOrder order = GraphOrder.of(graph);
        List<Batch> batches = batches(graph, order);
        try {
            if (batches.size() > 1) {
                requireDistinct(batches);
                batches.forEach(GraphCall::generate);
            }
            batches.forEach(this::send);
            sendPostponed(order.postponed());
            elementKeys.write(graph, targets);
        } catch (RuntimeException e) {
            if (written) {
                session.markForRollback();
            }
            throw e;
        }
        if (!session.isStateless()) {
            OtherSides others = new OtherSides(targets);
            graph.visited().forEach(node -> others.show(node.mapped(), node.entity()));
        }
        return given.stream()
                .map(entity -> Objects.requireNonNull(targets.of(entity)))
                .toList();
    }

    /** What a session does with its own at the next flush, such as saving what they refer to, is done before. */
    private EntityGraph graph(Collection<?> given) {
        EntityGraph graph = EntityGraph.of(session, mappings, given);
        if (!graph.needsFlush()) {
            return graph;
        }
        graph.visited().stream().map(Node::mapped).distinct().forEach(session::flush);
        return EntityGraph.of(session, mappings, given);
    }

    private List<Batch> batches(EntityGraph graph, GraphOrder order) {
        graph.nodes().forEach(node -> targets.await(node.entity()));
        List<Batch> batches = new ArrayList<>();
        for (GraphOrder.Wave wave : order.waves()) {
            Map<RowsCall<Object>, List<Taken>> byCall = new LinkedHashMap<>();
            for (Node node : wave.nodes()) {
                Set<AttributeModel> postponed = order.postponed().getOrDefault(node, Set.of());
                RowsCall<Object> call = call(description(node));
                GivenRow row = call.takeEntity(node.index(), node.entity(), postponed);
                byCall.computeIfAbsent(call, unknown -> new ArrayList<>()).add(new Taken(node, row, postponed));
            }
            byCall.forEach((call, rows) -> batches.add(new Batch(call, rows)));
        }
        return batches;
    }

    private RowsCall<Object> call(RowsDescription description) {
        return known.computeIfAbsent(description, unknown -> calls.apply(description, targets));
    }

    private RowsDescription description(Node node) {
        Class<?> type = node.mapped().model().type();
        RowsDescription description = isNew(node) ? RowsDescription.insert(type) : RowsDescription.upsert(type);
        return description.with(new Reading.Entities());
    }

    /** Whether nothing can say which row a reached entity is, so that it is a new one, as for {@code merge}. */
    private boolean isNew(Node node) {
        EntityModel model = node.mapped().model();
        return !node.given()
                && model.naturalId().isEmpty()
                && model.keysBesidesIdentifier() != 1
                && !node.mapped().identifier().isKnown(node.entity(), targets);
    }

    /** Rows of one class are compared with each other, whichever generation of a tree they are. */
    private void requireDistinct(List<Batch> batches) {
        Map<RowsCall<Object>, List<GivenRow>> rows = new LinkedHashMap<>();
        for (Batch batch : batches) {
            List<GivenRow> ofCall = rows.computeIfAbsent(batch.call(), unknown -> new ArrayList<>());
            batch.rows().forEach(taken -> ofCall.add(taken.row()));
        }
        rows.forEach((call, taken) -> {
            if (taken.size() > 1) {
                call.requireDistinct(taken);
            }
        });
    }

    /** A generator may ask the database by a connection of its own, which rows that were written before could lock out. */
    private static void generate(Batch batch) {
        batch.call().generate(batch.rows().stream().map(Taken::row).toList());
    }

    private void send(Batch batch) {
        List<GivenRow> rows = new ArrayList<>();
        for (Taken taken : batch.rows()) {
            rows.add(taken.row().open ? batch.call().again(taken.row(), taken.postponed()) : taken.row());
        }
        List<Object> stored = new ArrayList<>();
        batch.call().send(rows, result -> stored.add(Objects.requireNonNull(result.entity())));
        written = true;
        for (int i = 0; i < rows.size(); i++) {
            targets.saved(batch.rows().get(i).node().entity(), stored.get(i));
        }
    }

    /** References that were left out are set by the stored identifiers, those of a class together. */
    private void sendPostponed(Map<Node, Set<AttributeModel>> postponed) {
        Map<RowsCall<Object>, List<GivenRow>> rows = new LinkedHashMap<>();
        postponed.forEach((node, attributes) -> {
            MappedEntity mapped = node.mapped();
            Object stored = Objects.requireNonNull(targets.of(node.entity()));
            Map<String, @Nullable Object> values = new HashMap<>();
            AttributeModel identifier = mapped.model().identifier();
            values.put(identifier.path(), mapped.values().of(identifier, Hibernate.unproxy(stored)));
            attributes.forEach(
                    attribute -> values.put(attribute.path(), mapped.values().of(attribute, node.entity(), targets)));
            RowsCall<Object> call =
                    call(RowsDescription.updateByKey(mapped.model().type()));
            rows.computeIfAbsent(call, unknown -> new ArrayList<>()).add(call.takeValues(node.index(), values));
        });
        rows.forEach((call, taken) -> call.send(taken, result -> {}));
    }
}
