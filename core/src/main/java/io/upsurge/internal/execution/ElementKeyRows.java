package io.upsurge.internal.execution;

import io.upsurge.InvalidMutationException;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.execution.EntityGraph.Node;
import io.upsurge.internal.hibernate.ElementKeys;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.SavedTargets;
import io.upsurge.internal.plan.ElementKeysPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/**
 * Sets the foreign keys of elements that only their collections know, when the rows of both are stored: those of one
 * collection and one class together.
 */
public final class ElementKeyRows {

    private record Kind(ElementKeys keys, MappedEntity owner, MappedEntity element) {}

    private final HibernateSession session;
    private final Function<Class<?>, MappedEntity> mappings;
    private final UpsurgeDialect dialect;
    private final SqlTexts texts;

    /**
     * In a session.
     *
     * @param mappings the mapping of an entity class that can be written; it refuses the others
     */
    public ElementKeyRows(
            HibernateSession session,
            Function<Class<?>, MappedEntity> mappings,
            UpsurgeDialect dialect,
            SqlTexts texts) {
        this.session = session;
        this.mappings = mappings;
        this.dialect = dialect;
        this.texts = texts;
    }

    /** Refuses an element that two entities have in the same collection, for its row has one key. */
    void requireOneOwner(EntityGraph graph) {
        Map<ElementKeys, Map<Object, Node>> owners = new HashMap<>();
        for (Node node : owners(graph)) {
            node.mapped().cascades().elementKeys(node.entity()).forEach((keys, elements) -> {
                Map<Object, Node> ownerOf = owners.computeIfAbsent(keys, unknown -> new IdentityHashMap<>());
                for (Object element : elements) {
                    Node other = ownerOf.putIfAbsent(element, node);
                    if (other != null && !other.equals(node)) {
                        throw new InvalidMutationException("Rows " + other.index() + " and " + node.index()
                                + " have the same element in '" + keys.path() + "' of "
                                + node.mapped().model().name()
                                + ", and its row has one foreign key only. Give it to one of them");
                    }
                }
            });
        }
    }

    /** The keys of collections of managed entities are left to their session. */
    private List<Node> owners(EntityGraph graph) {
        return graph.visited().stream()
                .filter(node -> node.mapped().cascades().any() && !session.isManaged(node.mapped(), node.entity()))
                .toList();
    }

    /** Sets the keys of all elements in a graph that is stored. */
    void write(EntityGraph graph, SavedTargets targets) {
        Map<Kind, List<@Nullable Object[]>> rows = new LinkedHashMap<>();
        for (Node node : owners(graph)) {
            Object stored = Objects.requireNonNull(targets.of(node.entity()));
            node.mapped().cascades().elementKeys(node.entity()).forEach((keys, elements) -> {
                for (Object element : elements) {
                    Object storedElement = Objects.requireNonNull(targets.of(element));
                    MappedEntity mapped = mappings.apply(Hibernate.getClass(storedElement));
                    rows.computeIfAbsent(new Kind(keys, node.mapped(), mapped), kind -> new ArrayList<>())
                            .add(keys.cells(node.mapped(), stored, mapped, storedElement, session));
                }
            });
        }
        rows.forEach(this::send);
    }

    private void send(Kind kind, List<@Nullable Object[]> rows) {
        ElementKeysPlan plan = ElementKeysPlan.of(kind.keys(), kind.owner(), kind.element(), dialect);
        session.invalidateCaches(kind.element());
        for (int from = 0; from < rows.size(); from += plan.chunkSize()) {
            List<@Nullable Object[]> chunk = rows.subList(from, Math.min(rows.size(), from + plan.chunkSize()));
            session.statements(kind.element())
                    .update(texts.textOfEqual(dialect, plan.statement(), chunk.size()), plan.sent(), chunk, List.of());
        }
    }
}
