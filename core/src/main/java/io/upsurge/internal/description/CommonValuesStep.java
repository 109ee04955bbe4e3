package io.upsurge.internal.description;

import io.upsurge.CommonValues;
import io.upsurge.Operands;
import io.upsurge.internal.description.Action.Assign;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Values of all rows as far as they are described. */
record CommonValuesStep<E>(List<Assign> values) implements CommonValues<E> {

    CommonValuesStep {
        values = List.copyOf(values);
    }

    /** The values that a caller describes, behind those described before. */
    static <E> List<Assign> described(List<Assign> before, UnaryOperator<CommonValues<E>> values) {
        CommonValues<E> described =
                Arguments.required(values, "values(..)", "the values").apply(new CommonValuesStep<>(before));
        return ((CommonValuesStep<E>) Arguments.required(described, "values(..)", "the values described")).values();
    }

    private CommonValues<E> plus(Assign one) {
        List<Assign> all = new ArrayList<>(values);
        all.add(one);
        return new CommonValuesStep<>(all);
    }

    @Override
    public <Y> CommonValues<E> value(SingularAttribute<? super E, Y> attribute, @Nullable Y value) {
        return plus(new Assign.Value(AttributeName.of(attribute), value));
    }

    @Override
    public CommonValues<E> value(String attribute, @Nullable Object value) {
        return plus(new Assign.Value(AttributeName.of(attribute), value));
    }

    @Override
    public <Y> CommonValues<E> expression(
            SingularAttribute<? super E, Y> attribute,
            Function<? super Operands<E>, ? extends Expression<? extends Y>> expression) {
        return plus(new Assign.Computed(AttributeName.of(attribute), AssignmentsStep.untyped(expression)));
    }

    @Override
    public CommonValues<E> expression(
            String attribute, Function<? super Operands<E>, ? extends Expression<?>> expression) {
        return plus(new Assign.Computed(AttributeName.of(attribute), AssignmentsStep.untyped(expression)));
    }
}
