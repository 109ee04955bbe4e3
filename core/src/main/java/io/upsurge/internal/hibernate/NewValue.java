package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.AttributeModel;
import jakarta.persistence.criteria.Expression;
import org.jspecify.annotations.Nullable;

/** What an update sets an attribute to, as far as memory is concerned. */
public sealed interface NewValue {

    /** The attribute that is set. */
    AttributeModel attribute();

    /** The same value in all rows. */
    record Given(AttributeModel attribute, @Nullable Object value) implements NewValue {}

    /** What an expression gives. */
    record Computed(AttributeModel attribute, Expression<?> expression) implements NewValue {}

    /** One more than before. */
    record Incremented(AttributeModel attribute) implements NewValue {}

    /** What the statement makes by itself, such as the time of the database's clock. */
    record MadeInSql(AttributeModel attribute) implements NewValue {}
}
