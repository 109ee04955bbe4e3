package io.upsurge.tck.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a mapping: how to make one, how to change it, and what tells it from others.
 *
 * <p>Every step returns a new value.
 *
 * @param <E> the entity
 */
public final class Sample<E> {

    /** Makes a row that is not stored, with references to rows that are. */
    public interface Maker<E> {
        /**
         * Makes it.
         *
         * @param number another one for each row; equal numbers make equal rows
         */
        E make(Given given, int number);
    }

    /** What an attribute of a row is changed to. */
    public interface NewValue {
        @Nullable
        Object of(Given given, int number);
    }

    /** An attribute and its new value. */
    record Change(String attribute, NewValue value) {}

    private final String mapping;
    private final Class<E> entity;
    private final Maker<? extends E> maker;
    private final List<Change> changes;
    private final List<String> key;
    private final String told;
    private final List<String> made;
    private final List<String> reasons;
    private final List<Class<?>> reached;
    private final Maker<? extends E> graph;
    private final Maker<? extends E> other;

    private Sample(
            String mapping,
            Class<E> entity,
            Maker<? extends E> maker,
            List<Change> changes,
            List<String> key,
            String told,
            List<String> made,
            List<String> reasons,
            List<Class<?>> reached,
            Maker<? extends E> graph,
            Maker<? extends E> other) {
        this.mapping = mapping;
        this.entity = entity;
        this.maker = maker;
        this.changes = List.copyOf(changes);
        this.key = List.copyOf(key);
        this.told = told;
        this.made = List.copyOf(made);
        this.reasons = List.copyOf(reasons);
        this.reached = List.copyOf(reached);
        this.graph = graph;
        this.other = other;
    }

    /**
     * Rows of an entity.
     *
     * @param mapping what the guide's table calls it, in Markdown
     * @param told an attribute whose value tells rows of different numbers apart, for conditions
     */
    public static <E> Sample<E> of(String mapping, Class<E> entity, String told, Maker<? extends E> maker) {
        return new Sample<>(
                mapping, entity, maker, List.of(), List.of(), told, List.of(), List.of(), List.of(), maker, maker);
    }

    /** One more attribute that is changed. */
    public Sample<E> changing(String attribute, NewValue value) {
        return new Sample<>(
                mapping,
                entity,
                maker,
                plus(changes, new Change(attribute, value)),
                key,
                told,
                made,
                reasons,
                reached,
                graph,
                other);
    }

    /** Rows are found by this unique key, for nobody knows their identifiers beforehand. */
    public Sample<E> foundBy(String... attributes) {
        return new Sample<>(
                mapping, entity, maker, changes, List.of(attributes), told, made, reasons, reached, graph, other);
    }

    /** Attributes whose values are made anew for every row: they are there, and not compared. */
    public Sample<E> making(String... attributes) {
        return new Sample<>(
                mapping, entity, maker, changes, key, told, List.of(attributes), reasons, reached, graph, other);
    }

    /**
     * Some statements are refused, everywhere or on some databases, and the message has one of these words, which the table
     * tells. Which statements are, and where, is found out.
     */
    public Sample<E> refusedFor(String... words) {
        return new Sample<>(mapping, entity, maker, changes, key, told, made, List.of(words), reached, graph, other);
    }

    /**
     * Rows that cascade: an upsert writes the graph as {@code persist} and {@code merge} do.
     *
     * @param first rows with what they cascade to, which is not stored
     * @param then the same graphs with other values, and with more in them
     * @param entities what rows of the graphs are of besides
     */
    public Sample<E> reaching(Maker<? extends E> first, Maker<? extends E> then, Class<?>... entities) {
        return new Sample<>(mapping, entity, maker, changes, key, told, made, reasons, List.of(entities), first, then);
    }

    /** What the guide's table calls the mapping. */
    public String mapping() {
        return mapping;
    }

    public Class<E> entity() {
        return entity;
    }

    E make(Given given, int number) {
        return maker.make(given, number);
    }

    E makeGraph(Given given, int number) {
        return graph.make(given, number);
    }

    /** The row of that number with the other graph around it. */
    E makeOther(Given given, int number) {
        return other.make(given, number);
    }

    /** The entities of a graph but for the rows' own; none where nothing cascades. */
    List<Class<?>> reached() {
        return reached;
    }

    List<Change> changes() {
        return changes;
    }

    List<String> key() {
        return key;
    }

    String told() {
        return told;
    }

    List<String> made() {
        return made;
    }

    /** The words of a refusal that the table tells; none where nobody expected it. */
    Optional<String> reasonIn(String message) {
        return reasons.stream().filter(message::contains).findFirst();
    }

    private static <T> List<T> plus(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }

    @Override
    public String toString() {
        return entity.getSimpleName() + ": " + mapping;
    }
}
