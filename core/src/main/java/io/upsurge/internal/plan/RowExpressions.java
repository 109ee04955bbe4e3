package io.upsurge.internal.plan;

import io.upsurge.RowExpression;
import io.upsurge.internal.description.RowsDescription;
import io.upsurge.internal.hibernate.Expressions;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.RowRendering;
import io.upsurge.internal.model.AttributeModel;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The expressions that single rows bring, each rendered once in a call. */
public final class RowExpressions {

    private record Key(AttributeModel attribute, RowExpression expression) {}

    private final MappedEntity mapped;
    private final RowsDescription description;
    private final Supplier<Expressions> expressions;
    private final Map<Key, RowRendering> rendered = new HashMap<>();
    private @Nullable ExpressionRenderer renderer;

    /**
     * The expressions of one call.
     *
     * @param expressions what makes them, asked for with the first expression
     */
    public RowExpressions(MappedEntity mapped, RowsDescription description, Supplier<Expressions> expressions) {
        this.mapped = mapped;
        this.description = description;
        this.expressions = expressions;
    }

    /** What an attribute is assigned by the expression of a row. */
    public RowRendering render(AttributeModel attribute, RowExpression expression) {
        return rendered.computeIfAbsent(
                new Key(attribute, expression), key -> renderer().ofRow(attribute, expression.expression()));
    }

    private ExpressionRenderer renderer() {
        ExpressionRenderer known = renderer;
        if (known == null) {
            known = new ExpressionRenderer(
                    description.form().text(), mapped.model(), expressions.get(), new AttributeNames(mapped.model()));
            renderer = known;
        }
        return known;
    }
}
