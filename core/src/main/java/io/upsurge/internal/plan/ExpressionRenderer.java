package io.upsurge.internal.plan;

import io.upsurge.InvalidMutationException;
import io.upsurge.internal.hibernate.Expressions;
import io.upsurge.internal.hibernate.UnusableExpressionException;
import io.upsurge.internal.model.EntityModel;
import java.util.function.Supplier;

/** Lets the caller's expressions be made and rendered, and says which of them was wrong. */
record ExpressionRenderer(EntityModel entity, Expressions expressions, AttributeNames names) {

    /** What the caller's function is given. */
    OperandsView operands() {
        return new OperandsView(expressions, names);
    }

    /** What is rendered, or an error that begins with the name of the expression. */
    <T> T render(String what, Supplier<T> rendering) {
        try {
            return rendering.get();
        } catch (UnusableExpressionException e) {
            InvalidMutationException invalid = new InvalidMutationException(
                    "In the upsert of " + entity.name() + ", " + what + " " + e.getMessage());
            invalid.initCause(e);
            throw invalid;
        }
    }
}
