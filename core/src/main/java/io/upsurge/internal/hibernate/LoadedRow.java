package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.AttributeModel;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.jspecify.annotations.Nullable;

/** A managed instance, read as the row that it was loaded from or last written to. */
record LoadedRow(MappedEntity entity, Object instance, EntityEntry entry) {

    /** The value of an attribute, which may be a part of an embeddable. */
    @Nullable
    Object value(AttributeModel attribute) {
        return entity.values().of(attribute, this::loaded);
    }

    private @Nullable Object loaded(AttributeModel attribute) {
        if (attribute.isIdentifier()) {
            return entry.getId();
        }
        Object[] state = entry.getLoadedState();
        if (state == null) {
            throw new UnevaluableException(
                    "the values of a read-only " + entity.model().name() + ", which need not be those of its row,");
        }
        Object value = state[((AttributeMapping) entity.part(attribute)).getStateArrayPosition()];
        if (value == LazyPropertyInitializer.UNFETCHED_PROPERTY) {
            throw new UnevaluableException("the attribute '" + attribute.path() + "', which was not loaded yet,");
        }
        return value;
    }
}
