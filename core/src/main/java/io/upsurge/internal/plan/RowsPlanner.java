package io.upsurge.internal.plan;

import io.upsurge.UnsupportedMutationException;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.description.RowsDescription;
import io.upsurge.internal.hibernate.Expressions;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.Restriction;
import java.util.Optional;

/** Turns a description and a shape of rows into statements, or into an error that says what to do instead. */
public final class RowsPlanner {

    private final PlanParts parts;

    /**
     * Plans for one description.
     *
     * @param expressions made anew for each shape, with the values of the restriction
     * @param restriction which rows may not be written, for the session does not show them
     */
    public RowsPlanner(
            MappedEntity mapped,
            UpsurgeDialect dialect,
            RowsDescription description,
            Expressions expressions,
            Optional<Restriction> restriction) {
        this.parts = new PlanParts(mapped, dialect, description, expressions, restriction);
    }

    /** The plan for rows of that shape. */
    public RowsPlan plan(Shape shape) {
        return new TransportPlanner(planned(shape)).plan();
    }

    private RowsPlan planned(Shape shape) {
        Form form = parts.description.form();
        if (form instanceof Form.Insert insert) {
            requireNoCollection(form);
            return new InsertPlanner(parts, insert).plan(shape);
        } else if (form instanceof Form.UpdateByKey update) {
            return new UpdateByKeyPlanner(parts, update).plan(shape);
        }
        requireNoCollection(form);
        return new UpsertPlanner(parts, (Form.Upsert) form).plan(shape);
    }

    private void requireNoCollection(Form form) {
        if (parts.mapped.needsItsCollection()) {
            String name = parts.entity.name();
            throw new UnsupportedMutationException("An " + form.text() + " of " + name
                    + " was asked for, whose rows have a foreign key that may not be NULL and that only a collection of"
                    + " another entity knows (@OneToMany with @JoinColumn(nullable = false)), so they cannot bring it. Map"
                    + " the other side as well (mappedBy), or save such a " + name + " with the session's own methods");
        }
    }
}
