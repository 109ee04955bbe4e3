package io.upsurge.internal.execution;

import io.upsurge.RowResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/**
 * One call over entities that may be of several classes of a hierarchy: the rows of each class are sent together.
 *
 * @param <E> the entity that they all are
 */
public final class EntityCalls<E> {

    private final Class<?> type;
    private final Function<Class<?>, RowsCall<E>> calls;
    private final RowsCall<E> ownCall;
    private final Map<Class<?>, RowsCall<E>> others = new HashMap<>();

    /**
     * A call over entities of that type.
     *
     * @param calls makes the call for entities of just one class
     */
    public EntityCalls(Class<?> type, Function<Class<?>, RowsCall<E>> calls) {
        this.type = type;
        this.calls = calls;
        this.ownCall = calls.apply(type);
    }

    /** The rows of one class. */
    private record OfOneClass<E>(RowsCall<E> call, List<GivenRow> rows) {}

    /** Sends entities, once all of them have been taken in; the first has the given index. */
    public void send(Iterable<?> entities, long first, Consumer<? super RowResult<E>> results) {
        List<OfOneClass<E>> classes = new ArrayList<>(1);
        int expected = entities instanceof Collection<?> all ? all.size() : 16;
        long index = first;
        for (Object given : entities) {
            RowsCall<E> call = call(classOf(given));
            rowsOf(call, classes, expected).add(call.takeEntity(index++, given));
        }
        if (classes.size() == 1) {
            classes.get(0).call().send(classes.get(0).rows(), results);
            return;
        }
        List<RowResult<E>> all = new ArrayList<>();
        classes.forEach(some -> some.call().send(some.rows(), all::add));
        all.sort(Comparator.comparingLong(RowResult::index));
        all.forEach(results);
    }

    private RowsCall<E> call(Class<?> of) {
        return of == type ? ownCall : others.computeIfAbsent(of, calls);
    }

    private static <E> List<GivenRow> rowsOf(RowsCall<E> call, List<OfOneClass<E>> classes, int expected) {
        for (OfOneClass<E> some : classes) {
            if (some.call() == call) {
                return some.rows();
            }
        }
        OfOneClass<E> next = new OfOneClass<>(call, new ArrayList<>(expected));
        classes.add(next);
        return next.rows();
    }

    /**
     * Sends rows of attribute values.
     *
     * @param classes those whose rows are looked for in turn, each by rows that the class before has not
     */
    public void sendValues(
            Iterable<Map<String, @Nullable Object>> values,
            List<Class<?>> classes,
            Consumer<? super RowResult<E>> results) {
        if (classes.size() == 1) {
            sendValues(values, call(classes.get(0)), results);
            return;
        }
        Map<Long, Map<String, @Nullable Object>> open = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> given : values) {
            open.put((long) open.size(), given);
        }
        List<RowResult<E>> all = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            boolean last = i == classes.size() - 1;
            RowsCall<E> call = call(classes.get(i));
            List<GivenRow> rows = new ArrayList<>();
            for (Map.Entry<Long, Map<String, @Nullable Object>> given : open.entrySet()) {
                rows.add(call.takeValues(given.getKey(), given.getValue()));
            }
            call.send(rows, result -> {
                if (last || !result.missing()) {
                    all.add(result);
                    open.remove(result.index());
                }
            });
        }
        all.sort(Comparator.comparingLong(RowResult::index));
        all.forEach(results);
    }

    private static <E> void sendValues(
            Iterable<Map<String, @Nullable Object>> values, RowsCall<E> call, Consumer<? super RowResult<E>> results) {
        List<GivenRow> rows = new ArrayList<>();
        for (Map<String, @Nullable Object> given : values) {
            rows.add(call.takeValues(rows.size(), given));
        }
        call.send(rows, results);
    }

    /** The class of an entity of the type; what is none of them is refused by the call for the type itself. */
    private Class<?> classOf(@Nullable Object given) {
        if (given == null || given.getClass() == type || !Hibernate.isInitialized(given)) {
            return type;
        }
        Class<?> found = Hibernate.getClass(given);
        return type.isAssignableFrom(found) ? found : type;
    }
}
