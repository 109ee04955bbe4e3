package io.upsurge.internal.execution;

import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.plan.Shape;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The shapes of rows that are whole entities, made once for a session factory: a few for each entity. */
final class WholeShapes {

    private record Key(MappedEntity entity, boolean update, boolean identified, boolean versioned) {}

    private final Map<Key, Shape> shapes = new ConcurrentHashMap<>();

    /** The shape of rows that are inserted, perhaps, or updated. */
    Shape of(MappedEntity entity, boolean update, boolean identified, boolean versioned) {
        return shapes.computeIfAbsent(
                new Key(entity, update, identified, versioned),
                key -> update
                        ? EntityShapes.stored(entity.model(), identified, versioned)
                        : EntityShapes.whole(entity.model(), identified, versioned));
    }
}
