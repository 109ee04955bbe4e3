package io.upsurge.internal.execution;

import io.upsurge.InvalidMutationException;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.description.RowsDescription;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.ManagedInstances;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.model.AttributeModel;
import java.util.List;
import java.util.Objects;

/** The entities that were given to an insert: they take what was made for them, and become managed where that is asked. */
final class InsertedEntities {

    private final HibernateSession session;
    private final MappedEntity entity;
    private final ManagedInstances instances;
    private final Sender sender;
    private final boolean isInsert;
    private final boolean managing;

    InsertedEntities(RowsDescription description, HibernateSession session, MappedEntity entity, Sender sender) {
        this.session = session;
        this.entity = entity;
        this.instances = session.managed(entity);
        this.sender = sender;
        this.isInsert = description.form() instanceof Form.Insert;
        this.managing = description.form() instanceof Form.Insert insert && insert.managing();
        if (managing && session.isStateless()) {
            throw new InvalidMutationException("managing() was asked for in an insert of "
                    + entity.model().name() + ", and a stateless session manages no entities. Leave it out: identifiers"
                    + " are written back into the entities given anyway");
        }
    }

    /** Only what is given as an entity can become managed. */
    void requireEntities() {
        if (managing) {
            throw new InvalidMutationException("managing() was asked for in an insert of "
                    + entity.model().name()
                    + " whose rows are attribute values, and there is no entity that could become"
                    + " managed. Give entities, or say returning() for managed ones");
        }
    }

    /** Once rows are inserted. */
    void complete(List<GivenRow> inserted) {
        if (!isInsert) {
            return;
        }
        for (GivenRow row : inserted) {
            if (row.entity != null) {
                writeBack(row, row.entity);
            }
        }
        if (managing) {
            inserted.forEach(
                    row -> instances.adopt(Objects.requireNonNull(row.entity), Objects.requireNonNull(row.identifier)));
            sender.byIdentifier(inserted.get(0).plan.reads().managed(), inserted.get(0).plan, inserted);
        }
    }

    /** The identifier, the first version and what else generators have made. */
    private void writeBack(GivenRow row, Object given) {
        List<AttributeModel> attributes = row.plan.shape().attributes();
        for (int i = 0; i < attributes.size(); i++) {
            AttributeModel attribute = attributes.get(i);
            if (!attribute.isIdentifier()
                    && (attribute.isVersion() || attribute.generation().onInsert())) {
                instances.fill(given, attribute, row.values[i]);
            }
        }
        if (row.identifier != null) {
            instances.identify(given, row.identifier);
        }
    }
}
