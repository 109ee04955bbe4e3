package io.upsurge.internal.execution;

import io.upsurge.RowResult;
import java.util.ArrayList;
import java.util.Comparator;
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
    private final Map<Class<?>, RowsCall<E>> byClass = new LinkedHashMap<>();

    /**
     * A call over entities of that type.
     *
     * @param calls makes the call for entities of just one class
     */
    public EntityCalls(Class<?> type, Function<Class<?>, RowsCall<E>> calls) {
        this.type = type;
        this.calls = calls;
        byClass.put(type, calls.apply(type));
    }

    /** Sends entities, once all of them have been taken in; the first has the given index. */
    public void send(Iterable<?> entities, long first, Consumer<? super RowResult<E>> results) {
        Map<RowsCall<E>, List<GivenRow>> rows = new LinkedHashMap<>();
        long index = first;
        for (Object given : entities) {
            RowsCall<E> call = byClass.computeIfAbsent(classOf(given), calls);
            rows.computeIfAbsent(call, unknown -> new ArrayList<>()).add(call.takeEntity(index++, given));
        }
        if (rows.size() == 1) {
            rows.forEach((call, taken) -> call.send(taken, results));
            return;
        }
        List<RowResult<E>> all = new ArrayList<>();
        rows.forEach((call, taken) -> call.send(taken, all::add));
        all.sort(Comparator.comparingLong(RowResult::index));
        all.forEach(results);
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
            sendValues(values, byClass.computeIfAbsent(classes.get(0), calls), results);
            return;
        }
        Map<Long, Map<String, @Nullable Object>> open = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> given : values) {
            open.put((long) open.size(), given);
        }
        List<RowResult<E>> all = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            boolean last = i == classes.size() - 1;
            RowsCall<E> call = byClass.computeIfAbsent(classes.get(i), calls);
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
        if (given == null || !Hibernate.isInitialized(given)) {
            return type;
        }
        Class<?> found = Hibernate.getClass(given);
        return type.isAssignableFrom(found) ? found : type;
    }
}
