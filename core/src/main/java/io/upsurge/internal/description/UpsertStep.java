package io.upsurge.internal.description;

import io.upsurge.Fallback;
import io.upsurge.Outcomes;
import io.upsurge.SoftDeleted;
import io.upsurge.Synchronize;
import io.upsurge.Upsert;
import io.upsurge.VersionPolicy;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An upsert as far as it is described, and what it is handed to. */
public final class UpsertStep<E> extends RowStep<E, Upsert<E>> implements Upsert<E> {

    private final Form.Upsert form;

    /** The upsert that nothing was said about yet. */
    public UpsertStep(Class<E> entity, RowsRunner runner) {
        this(RowsDescription.upsert(entity), runner);
    }

    private UpsertStep(RowsDescription description, RowsRunner runner) {
        super(description, runner);
        this.form = (Form.Upsert) description.form();
    }

    @Override
    Upsert<E> with(RowsDescription next) {
        return new UpsertStep<>(next, runner);
    }

    private Upsert<E> with(Form.Upsert next) {
        return with(description.with(next));
    }

    @Override
    @SafeVarargs
    public final Upsert<E> onConflict(SingularAttribute<? super E, ?>... attributes) {
        return with(form.with(new Target.Attributes(AttributeName.all(attributes))));
    }

    @Override
    public Upsert<E> onConflict(String... attributes) {
        return with(form.with(new Target.Attributes(AttributeName.all(attributes))));
    }

    @Override
    public Upsert<E> onConflict(UnaryOperator<UniqueIndex<E>> index) {
        UniqueIndex<E> described = Arguments.required(index, "onConflict(..)", "the index")
                .apply(new IndexStep<>(new Target.Index(List.of(), Optional.empty())));
        IndexStep<E> step = (IndexStep<E>) Arguments.required(described, "onConflict(..)", "the index described");
        return with(form.with(step.target()));
    }

    @Override
    public Upsert<E> onNaturalId() {
        return with(form.with(new Target.NaturalId()));
    }

    @Override
    public Upsert<E> onPrimaryKey() {
        return with(form.with(new Target.PrimaryKey()));
    }

    @Override
    public Upsert<E> onConstraint(String name) {
        return with(form.with(new Target.Constraint(Arguments.required(name, "onConstraint(..)", "the name"))));
    }

    @Override
    public Upsert<E> onAnyUniqueKey() {
        return with(form.with(new Target.AnyUniqueKey()));
    }

    @Override
    public Upsert<E> nullsAreEqual() {
        return with(form.nullSafe());
    }

    @Override
    public Upsert<E> doUpdate(UnaryOperator<Assignments<E>> assignments) {
        Assignments<E> described = Arguments.required(assignments, "doUpdate(..)", "the assignments")
                .apply(new AssignmentsStep<>(new Action.Update(List.of(), Optional.empty())));
        AssignmentsStep<E> step =
                (AssignmentsStep<E>) Arguments.required(described, "doUpdate(..)", "the assignments described");
        return with(form.with(step.action()));
    }

    @Override
    @SafeVarargs
    public final Upsert<E> doUpdateAllExcept(SingularAttribute<? super E, ?>... attributes) {
        return with(form.with(new Action.UpdateAll(AttributeName.all(attributes))));
    }

    @Override
    public Upsert<E> doUpdateAllExcept(String... attributes) {
        return with(form.with(new Action.UpdateAll(AttributeName.all(attributes))));
    }

    @Override
    public Upsert<E> doNothing() {
        return with(form.with(new Action.Nothing()));
    }

    @Override
    public Upsert<E> onlyIfChanged() {
        return with(form.changedOnly());
    }

    @Override
    public Upsert<E> synchronize(Synchronize mode) {
        return with(options().with(Arguments.required(mode, "synchronize(..)", "the mode")));
    }

    @Override
    public Upsert<E> softDeleted(SoftDeleted policy) {
        return with(form.with(Arguments.required(policy, "softDeleted(..)", "the policy")));
    }

    @Override
    public Upsert<E> version(VersionPolicy policy) {
        return with(options().with(Arguments.required(policy, "version(..)", "the policy")));
    }

    @Override
    public Upsert<E> outcomes(Outcomes precision) {
        return with(options().with(Arguments.required(precision, "outcomes(..)", "the precision")));
    }

    @Override
    public Upsert<E> fallback(Fallback fallback) {
        return with(options().with(Arguments.required(fallback, "fallback(..)", "the choice")));
    }

    @Override
    public Upsert<E> verifySchema() {
        return with(options().withSchemaVerified());
    }
}
