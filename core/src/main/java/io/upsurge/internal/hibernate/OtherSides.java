package io.upsurge.internal.hibernate;

import io.upsurge.internal.hibernate.Cascades.Collected;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.Hibernate;
import org.hibernate.collection.spi.AbstractPersistentCollection;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.persister.entity.EntityPersister;

/**
 * The sides of associations that have no columns: once a graph is saved, collections of managed entities that were
 * loaded already, and the references of one-to-one associations, show what was saved. A managed entity that was given
 * itself refers to what was stored, and no longer to what was given for it.
 */
public final class OtherSides {

    private final SavedTargets targets;

    /** For a graph that was saved. */
    public OtherSides(SavedTargets targets) {
        this.targets = targets;
    }

    /** Lets the entity that is stored for a given one show what the given one shows. */
    public void show(MappedEntity entity, Object given) {
        Object stored = targets.of(given);
        if (stored == null) {
            return;
        }
        Map<String, Collected> managed = entity.cascades().collections(stored);
        entity.cascades().collections(given).forEach((path, collection) -> {
            Collected loaded = managed.get(path);
            if (loaded != null && loaded.value() == collection.value()) {
                replace(loaded.value());
            } else if (loaded != null && (loaded.inverse() || loaded.foreignKeys())) {
                add(loaded.value(), collection.value());
                if (loaded.foreignKeys()) {
                    settle(loaded.value());
                }
            }
        });
        EntityPersister persister = entity.persister();
        boolean isGiven = stored == given;
        entity.cascades().targets(given, !isGiven).forEach((property, target) -> {
            if (isGiven || persister.getValue(stored, property) == null) {
                persister.setValue(stored, property, targets.of(target));
            }
        });
    }

    /** In the given collection itself, what was stored takes the place of what was given for it. */
    @SuppressWarnings("unchecked")
    private void replace(Object collection) {
        if (collection instanceof Map<?, ?> map) {
            ((Map<Object, Object>) map).replaceAll((key, value) -> value == null ? null : targets.of(value));
        } else if (collection instanceof List<?> list) {
            ((List<Object>) list).replaceAll(value -> value == null ? null : targets.of(value));
        } else {
            Collection<Object> elements = (Collection<Object>) collection;
            List<Object> others = new ArrayList<>();
            elements.removeIf(value -> value != targets.of(value) && others.add(targets.of(value)));
            elements.addAll(others);
        }
    }

    /** What the rows say already, the next flush need not write again. */
    private static void settle(Object loaded) {
        if (loaded instanceof AbstractPersistentCollection<?> collection && collection.getSession() != null) {
            PersistenceContext managed = collection.getSession().getPersistenceContextInternal();
            CollectionEntry entry = managed.getCollectionEntry(collection);
            if (entry != null && entry.getLoadedPersister() != null) {
                entry.resetStoredSnapshot(collection, collection.getSnapshot(entry.getLoadedPersister()));
                collection.clearDirty();
            }
        }
    }

    @SuppressWarnings("unchecked")
    private void add(Object loaded, Object given) {
        if (loaded instanceof Map<?, ?> map) {
            ((Map<?, ?>) given)
                    .forEach((key, value) -> ((Map<Object, Object>) map).putIfAbsent(key, targets.of(value)));
            return;
        }
        Collection<Object> elements = (Collection<Object>) loaded;
        for (Object value : (Collection<Object>) given) {
            Object stored = value == null ? null : targets.of(value);
            if (stored != null
                    && elements.stream().noneMatch(known -> Hibernate.unproxy(known) == Hibernate.unproxy(stored))) {
                elements.add(stored);
            }
        }
    }
}
