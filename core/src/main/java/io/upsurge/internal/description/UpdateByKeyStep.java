package io.upsurge.internal.description;

import io.upsurge.CommonValues;
import io.upsurge.Operands;
import io.upsurge.Outcomes;
import io.upsurge.Synchronize;
import io.upsurge.UpdateByKey;
import io.upsurge.VersionPolicy;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** An update by key as far as it is described, and what it is handed to. */
public final class UpdateByKeyStep<E> extends RowStep<E, UpdateByKey<E>> implements UpdateByKey<E> {

    private final Form.UpdateByKey form;

    /** The update by primary key that nothing was said about yet. */
    public UpdateByKeyStep(Class<E> entity, RowsRunner runner) {
        this(RowsDescription.updateByKey(entity), runner);
    }

    private UpdateByKeyStep(RowsDescription description, RowsRunner runner) {
        super(description, runner);
        this.form = (Form.UpdateByKey) description.form();
    }

    @Override
    UpdateByKey<E> with(RowsDescription next) {
        return new UpdateByKeyStep<>(next, runner);
    }

    private UpdateByKey<E> with(Form.UpdateByKey next) {
        return with(description.with(next));
    }

    private UpdateByKey<E> by(List<AttributeName> key) {
        return with(
                new Form.UpdateByKey(new Target.Attributes(key), form.values(), form.where(), form.onlyIfChanged()));
    }

    @Override
    @SafeVarargs
    public final UpdateByKey<E> key(SingularAttribute<? super E, ?>... attributes) {
        return by(AttributeName.all(attributes));
    }

    @Override
    public UpdateByKey<E> key(String... attributes) {
        return by(AttributeName.all(attributes));
    }

    @Override
    public UpdateByKey<E> values(UnaryOperator<CommonValues<E>> values) {
        return with(new Form.UpdateByKey(
                form.key(), CommonValuesStep.described(form.values(), values), form.where(), form.onlyIfChanged()));
    }

    @Override
    public UpdateByKey<E> where(Function<? super Operands<E>, ? extends Expression<Boolean>> condition) {
        return with(new Form.UpdateByKey(
                form.key(), form.values(), Optional.of(AssignmentsStep.untyped(condition)), form.onlyIfChanged()));
    }

    @Override
    public UpdateByKey<E> onlyIfChanged() {
        return with(new Form.UpdateByKey(form.key(), form.values(), form.where(), true));
    }

    @Override
    public UpdateByKey<E> synchronize(Synchronize mode) {
        return with(options().with(Arguments.required(mode, "synchronize(..)", "the mode")));
    }

    @Override
    public UpdateByKey<E> version(VersionPolicy policy) {
        return with(options().with(Arguments.required(policy, "version(..)", "the policy")));
    }

    @Override
    public UpdateByKey<E> outcomes(Outcomes precision) {
        return with(options().with(Arguments.required(precision, "outcomes(..)", "the precision")));
    }
}
