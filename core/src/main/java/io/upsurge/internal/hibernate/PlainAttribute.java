package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.AttributeKind;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.AttributeModel.Role;
import io.upsurge.internal.model.Generation;
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

    private PlainAttribute(AttributeModel attribute, BasicValuedModelPart part, int state) {
        this.attribute = attribute;
        this.part = part;
        this.state = state;
    }

    /** The attribute, if it is such a one. */
    static Optional<PlainAttribute> of(MappedEntity entity, AttributeModel attribute) {
        boolean plain = attribute.kind() == AttributeKind.BASIC
                && attribute.role() == Role.STATE
                && attribute.generation() == Generation.NONE
                && attribute.columns().size() == 1;
        return plain
                        && entity.part(attribute) instanceof BasicValuedModelPart basic
                        && basic instanceof AttributeMapping mapping
                ? Optional.of(new PlainAttribute(attribute, basic, mapping.getStateArrayPosition()))
                : Optional.empty();
    }

    /** The attribute itself. */
    public AttributeModel attribute() {
        return attribute;
    }

    /** Its value among those of all attributes of an entity. */
    public @Nullable Object of(@Nullable Object[] values) {
        return values[state];
    }

    @Nullable
    Object converted(@Nullable Object value, SharedSessionContractImplementor session) {
        return part.disassemble(value, session);
    }
}
