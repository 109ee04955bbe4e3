package io.upsurge.internal.execution;

import io.upsurge.InvalidMutationException;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.RetryableMutationException;
import io.upsurge.RowResult;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.plan.ConditionalPlan;
import io.upsurge.internal.plan.ReadPlan;
import jakarta.persistence.TransactionRequiredException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.hibernate.JDBCException;
import org.jspecify.annotations.Nullable;

/**
 * One call of an update or a delete by a condition.
 *
 * @param <E> the entity
 */
public final class ConditionalCall<E> {

    private final HibernateSession session;
    private final MappedEntity entity;
    private final Supplier<ConditionalPlan> planned;
    private final SqlTexts texts;

    /**
     * A call.
     *
     * @param planned makes the plan; what is wrong with the call comes to light there
     * @param texts the texts that were written already
     */
    public ConditionalCall(
            HibernateSession session, MappedEntity entity, Supplier<ConditionalPlan> planned, SqlTexts texts) {
        this.session = session;
        this.entity = entity;
        this.planned = planned;
        this.texts = texts;
    }

    /** Sends it. */
    public MutationResult<E> execute() {
        requireTransaction();
        ConditionalPlan plan = planned.get();
        ChangedRows changed = new ChangedRows(plan, session, new ConditionalSender(plan, session, texts));
        changed.requirePossible();
        boolean writing = false;
        try {
            flush(plan);
            changed.prepare();
            if (plan.deletes()) {
                session.invalidateCachesOfDeleted(entity);
            } else {
                session.invalidateCaches(entity);
            }
            writing = true;
            changed.write();
        } catch (JDBCException e) {
            throw converted(plan, e);
        } catch (RuntimeException e) {
            if (writing) {
                session.markForRollback();
            }
            throw session.converted(e);
        }
        changed.identifiers().forEach(identifier -> session.wrote(entity, identifier));
        count(plan, changed.count());
        return result(plan, changed);
    }

    private void count(ConditionalPlan plan, long rows) {
        if (plan.deletes()) {
            session.statistics(entity).countDeleted(rows);
        } else {
            session.statistics(entity).countUpdated(rows);
        }
    }

    private void requireTransaction() {
        session.requireOpen();
        if (!session.isInTransaction()) {
            throw new TransactionRequiredException(
                    "A mutation of " + entity.model().name()
                            + " was asked for without a transaction, and half of it could remain. Begin one first");
        }
    }

    private void flush(ConditionalPlan plan) {
        session.flush(entity, plan.tables()).ifPresent(pending -> {
            throw new InvalidMutationException("A mutation of " + entity.model().name() + " was asked for while "
                    + pending + ", and the flush mode forbids to send them, so they would be lost. Flush first, or use"
                    + " the flush mode AUTO");
        });
    }

    private RuntimeException converted(ConditionalPlan plan, JDBCException e) {
        if (plan.dialect().deniesAccess(e.getSQLException())) {
            session.markForRollback();
            return DeniedAccess.toMutation(entity, e);
        }
        if (!plan.dialect().isRetryable(e.getSQLException())) {
            return session.converted(e);
        }
        session.markForRollback();
        return new RetryableMutationException(
                "The mutation of " + entity.model().name() + " met another transaction and gave way: "
                        + e.getSQLException().getMessage() + ". Roll back, and do the whole transaction again",
                e);
    }

    private MutationResult<E> result(ConditionalPlan plan, ChangedRows changed) {
        Outcome outcome = plan.deletes() ? Outcome.DELETED : Outcome.UPDATED;
        List<RowResult<E>> rows = new ArrayList<>();
        if (plan.reading().isWanted()) {
            for (int i = 0; i < changed.rows().size(); i++) {
                rows.add(row(
                        i,
                        outcome,
                        plan.reading(),
                        changed.rows().get(i),
                        changed.identifiers().get(i)));
            }
        }
        return new MutationResult<>(Map.of(outcome, changed.count()), rows);
    }

    @SuppressWarnings("unchecked")
    private static <E> RowResult<E> row(
            int index, Outcome outcome, ReadPlan reading, @Nullable Object[] values, Object identifier) {
        if (reading.kind() == ReadPlan.Kind.ENTITY) {
            return new RowResult<>(index, outcome, (E) Objects.requireNonNull(values[0]), null, identifier);
        }
        List<AttributeModel> attributes =
                reading.attributes().subList(0, reading.attributes().size() - 1);
        List<AttributeTuple.Element> elements = attributes.stream()
                .map(attribute -> new AttributeTuple.Element(attribute.path(), attribute.type()))
                .toList();
        return new RowResult<>(index, outcome, null, new AttributeTuple(elements, values), identifier);
    }
}
