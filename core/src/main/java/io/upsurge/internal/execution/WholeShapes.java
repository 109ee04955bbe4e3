package io.upsurge.internal.execution;

import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.internal.plan.Shape;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The shapes of rows that are whole entities, made once for a session factory: a few for each entity. */
final class WholeShapes {

    private final Map<MappedEntity, OfEntity> inserted = new ConcurrentHashMap<>();
    private final Map<MappedEntity, OfEntity> updated = new ConcurrentHashMap<>();

    /** The shapes of an entity's rows that are inserted, perhaps, or updated. */
    OfEntity of(MappedEntity entity, boolean update) {
        return (update ? updated : inserted).computeIfAbsent(entity, unknown -> new OfEntity(entity.model(), update));
    }

    /** Those of one entity. */
    static final class OfEntity {

        private final EntityModel entity;
        private final boolean update;
        private final AtomicReferenceArray<@Nullable Shape> shapes = new AtomicReferenceArray<>(4);

        private OfEntity(EntityModel entity, boolean update) {
            this.entity = entity;
            this.update = update;
        }

        /** The shape of rows that bring their identifier, or their version, or not. */
        Shape of(boolean identified, boolean versioned) {
            int number = (identified ? 2 : 0) + (versioned ? 1 : 0);
            Shape known = shapes.get(number);
            if (known == null) {
                Shape made = update
                        ? EntityShapes.stored(entity, identified, versioned)
                        : EntityShapes.whole(entity, identified, versioned);
                known = shapes.compareAndSet(number, null, made) ? made : shapes.get(number);
            }
            return Objects.requireNonNull(known);
        }
    }
}
