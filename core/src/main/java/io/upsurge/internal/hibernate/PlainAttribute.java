package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.AttributeKind;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.AttributeModel.Role;
import io.upsurge.internal.model.Generation;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.BasicValuedModelPart;
import org.jspecify.annotations.Nullable;

/** An attribute whose value goes into one column once it is converted: none of it is made, looked up or split. */
public final class PlainAttribute {

    private final AttributeModel attribute;
    private final BasicValuedModelPart part;
    private final int state;
    private final List<AttributeMapping> within;

    private PlainAttribute(AttributeModel attribute, BasicValuedModelPart part, List<AttributeMapping> path) {
        this.attribute = attribute;
        this.part = part;
        this.state = path.get(0).getStateArrayPosition();
        this.within = path.subList(1, path.size());
    }

    /** The attribute, if it is such a one. */
    static Optional<PlainAttribute> of(MappedEntity entity, AttributeModel attribute) {
        boolean plain = attribute.kind() == AttributeKind.BASIC
                && attribute.role() == Role.STATE
                && attribute.generation() == Generation.NONE
                && attribute.columns().size() == 1;
        return plain
                        && entity.part(attribute) instanceof BasicValuedModelPart basic
                        && basic instanceof AttributeMapping
                ? Optional.of(new PlainAttribute(attribute, basic, path(entity, attribute)))
                : Optional.empty();
    }

    /** The entity's own attribute, and in it the parts that lead to this one. */
    private static List<AttributeMapping> path(MappedEntity entity, AttributeModel attribute) {
        LinkedList<AttributeMapping> path = new LinkedList<>();
        for (AttributeModel part = attribute;
                part != null;
                part = entity.values().whole(part)) {
            path.addFirst((AttributeMapping) entity.part(part));
        }
        return List.copyOf(path);
    }

    /** The attribute itself. */
    public AttributeModel attribute() {
        return attribute;
    }

    /** Its value among those of all attributes of an entity. */
    public @Nullable Object of(@Nullable Object[] values) {
        Object value = values[state];
        for (int i = 0; i < within.size() && value != null; i++) {
            value = within.get(i).getValue(value);
        }
        return value;
    }

    @Nullable
    Object converted(@Nullable Object value, SharedSessionContractImplementor session) {
        return part.disassemble(value, session);
    }
}
