package io.upsurge.internal.execution;

import io.upsurge.RowResult;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.description.Reading;
import io.upsurge.internal.description.RowsDescription;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.ManagedInstances;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.plan.ReadPlan;
import io.upsurge.internal.plan.RowsPlan;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the caller is told of each row. */
final class RowResults<E> {

    private final HibernateSession session;
    private final MappedEntity entity;
    private final ManagedInstances instances;
    private final boolean givenAreManaged;

    /** Rows of one plan mostly follow each other. */
    private @Nullable RowsPlan lastPlan;

    private int keyAt = -1;
    private @Nullable ReadPlan lastReading;
    private List<AttributeTuple.Element> lastElements = List.of();

    RowResults(RowsDescription description, HibernateSession session, MappedEntity entity) {
        this.session = session;
        this.entity = entity;
        this.instances = session.managed(entity);
        this.givenAreManaged = description.form() instanceof Form.Insert insert
                && insert.managing()
                && description.reading() instanceof Reading.Entities;
    }

    @SuppressWarnings("unchecked")
    RowResult<E> of(GivenRow row) {
        GivenRow sent = row.winner == null ? row : row.winner;
        @Nullable Object[] read = sent.read;
        ReadPlan reading = row.plan.reading();
        if (read == null || !reading.isWanted()) {
            E managed = givenAreManaged ? (E) sent.entity : null;
            return result(row, managed, null, sent.identifier == null ? givenKey(sent) : sent.identifier);
        }
        if (reading.kind() == ReadPlan.Kind.ENTITY) {
            Object stored = Objects.requireNonNull(read[0]);
            Object identifier = instances.identifier(stored);
            if (session.isStateless() && row.entity != null) {
                instances.copy(stored, row.entity);
                stored = row.entity;
            }
            return result(row, (E) stored, null, identifier);
        }
        return result(row, null, tuple(reading, read), read[reading.attributes().size() - 1]);
    }

    private RowResult<E> result(GivenRow row, @Nullable E stored, @Nullable Tuple tuple, @Nullable Object identifier) {
        return new RowResult<>(row.index, row.outcome, stored, tuple, identifier, row.missing);
    }

    private @Nullable Tuple tuple(ReadPlan reading, @Nullable Object[] read) {
        if (reading != lastReading) {
            List<AttributeModel> attributes = reading.attributes();
            lastElements = attributes.subList(0, attributes.size() - 1).stream()
                    .map(attribute -> new AttributeTuple.Element(attribute.path(), attribute.type()))
                    .toList();
            lastReading = reading;
        }
        return lastElements.isEmpty()
                ? null
                : new AttributeTuple(lastElements, read); // the identifier is read at any rate
    }

    /** The identifier, where it was given and is the conflict target, so that the stored row has it too. */
    private @Nullable Object givenKey(GivenRow row) {
        if (row.plan != lastPlan) {
            AttributeModel identifier = entity.model().identifier();
            boolean isKey = row.plan.target().isJust(identifier);
            keyAt = isKey ? row.plan.shape().attributes().indexOf(identifier) : -1;
            lastPlan = row.plan;
        }
        return keyAt < 0 ? null : row.values[keyAt];
    }
}
