package io.upsurge.internal.hibernate;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/**
 * The entities of a graph that others refer to: each that was given comes to stand for the one that is stored for it.
 */
public final class SavedTargets {

    /** Of entities that are not saved together with others. */
    public static final SavedTargets NONE = new SavedTargets();

    private final Map<Object, Object> saved = new IdentityHashMap<>();
    private final Set<Object> awaited = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Notes an entity that is yet to be saved. */
    public void await(Object given) {
        awaited.add(given);
    }

    /** Notes the entity that was stored for a given one; in a stateless session that is the given one. */
    public void saved(Object given, Object stored) {
        awaited.remove(given);
        saved.put(given, stored);
    }

    /** Whether an entity is yet to be saved. */
    public boolean isAnyAwaited() {
        return !awaited.isEmpty();
    }

    /** Whether an association's target is yet to be saved. */
    public boolean isAwaited(Object target) {
        return isAnyAwaited() && Hibernate.isInitialized(target) && awaited.contains(Hibernate.unproxy(target));
    }

    /** What is stored for an association's target: itself, if it was not given to be saved; null while it is awaited. */
    public @Nullable Object of(Object target) {
        if (saved.isEmpty() && awaited.isEmpty()) {
            return target;
        }
        Object given = Hibernate.isInitialized(target) ? Hibernate.unproxy(target) : target;
        return awaited.contains(given) ? null : saved.getOrDefault(given, target);
    }

    boolean isEmpty() {
        return saved.isEmpty() && awaited.isEmpty();
    }
}
