package io.upsurge.internal.description;

import io.upsurge.CommonValues;
import io.upsurge.Insert;
import java.util.function.UnaryOperator;

/** An insert as far as it is described, and what it is handed to. */
public final class InsertStep<E> extends RowStep<E, Insert<E>> implements Insert<E> {

    private final Form.Insert form;

    /** The insert that nothing was said about yet. */
    public InsertStep(Class<E> entity, RowsRunner runner) {
        this(RowsDescription.insert(entity), runner);
    }

    private InsertStep(RowsDescription description, RowsRunner runner) {
        super(description, runner);
        this.form = (Form.Insert) description.form();
    }

    @Override
    Insert<E> with(RowsDescription next) {
        return new InsertStep<>(next, runner);
    }

    @Override
    public Insert<E> values(UnaryOperator<CommonValues<E>> values) {
        return with(
                description.with(new Form.Insert(CommonValuesStep.described(form.values(), values), form.managing())));
    }

    @Override
    public Insert<E> managing() {
        return with(description.with(new Form.Insert(form.values(), true)));
    }
}
