package io.upsurge.internal.execution;

import io.upsurge.InvalidMutationException;
import io.upsurge.Outcome;
import io.upsurge.internal.description.Action;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.description.Reading;
import io.upsurge.internal.description.RowsDescription;
import io.upsurge.internal.description.Target;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.ManagedInstances;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.RowListeners;
import io.upsurge.internal.hibernate.RowOperation;
import io.upsurge.internal.hibernate.RowStatistics;
import io.upsurge.internal.model.Generation;
import io.upsurge.internal.plan.ReadPlan;
import java.util.List;
import java.util.Objects;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/**
 * The life cycle of rows that are given as entities: listeners are told what may happen before the values are taken, and
 * what did happen after a chunk was written.
 */
public final class Lifecycle {

    private final HibernateSession session;
    private final MappedEntity entity;
    private final ManagedInstances instances;
    private final RowOperation operation;
    private final RowListeners listeners;
    private final RowStatistics statistics;
    private final boolean everyRowComesBack;

    /**
     * That of the rows of one call.
     *
     * @param listeners who is told
     */
    public Lifecycle(
            HibernateSession session, MappedEntity entity, RowsDescription description, RowListeners listeners) {
        this.session = session;
        this.entity = entity;
        this.instances = session.managed(entity);
        this.operation = operation(description.form());
        this.listeners = listeners;
        this.statistics = session.statistics(entity);
        this.everyRowComesBack = !(description.reading() instanceof Reading.Nothing)
                && !(description.reading() instanceof Reading.Identifiers);
    }

    /** Who listens to what becomes of the rows of a statement. */
    public static RowListeners listeners(HibernateSession session, MappedEntity entity, RowsDescription description) {
        return session.listeners(entity, operation(description.form()));
    }

    private static RowOperation operation(Form form) {
        if (form instanceof Form.Insert) {
            return RowOperation.INSERT;
        } else if (form instanceof Form.UpdateByKey) {
            return RowOperation.UPDATE;
        }
        boolean updates = !(form instanceof Form.Upsert upsert && upsert.action() instanceof Action.Nothing);
        return updates ? RowOperation.UPSERT : RowOperation.INSERT_IF_ABSENT;
    }

    /** The description with what listeners need besides: who is told what became of a row must not be told wrong. */
    public static RowsDescription described(
            HibernateSession session, MappedEntity entity, RowsDescription description, RowListeners listeners) {
        Form form = description.form();
        if (listeners.keepHistory()) {
            return new HistoryNeeds(entity, session.isStateless()).described(description);
        }
        if (form instanceof Form.Insert || !listeners.hearAfter()) {
            return description;
        }
        boolean identified = description.reading() instanceof Reading.Nothing && !isByIdentifier(entity, form);
        RowsDescription read = identified ? description.with(new Reading.Identifiers()) : description;
        if (form instanceof Form.Upsert upsert) {
            requireKey(entity, upsert);
            return listeners.hearOutcome() || mayLeaveRowsAlone(upsert) ? read.exact() : read;
        }
        return read;
    }

    /** Whether a row may be neither inserted nor updated. */
    private static boolean mayLeaveRowsAlone(Form.Upsert upsert) {
        return upsert.onlyIfChanged()
                || upsert.action() instanceof Action.Nothing
                || (upsert.action() instanceof Action.Update update
                        && update.where().isPresent());
    }

    /** Whether the key is the identifier, so that the entity that was given has that of its row. */
    private static boolean isByIdentifier(MappedEntity entity, Form form) {
        Target key = form instanceof Form.UpdateByKey update
                ? update.key()
                : form instanceof Form.Upsert upsert ? upsert.target() : new Target.PrimaryKey();
        boolean assigned = entity.model().identifier().generation() == Generation.NONE;
        return key instanceof Target.PrimaryKey || (key instanceof Target.Automatic && assigned);
    }

    static void requireKey(MappedEntity entity, Form.Upsert upsert) {
        if (upsert.target() instanceof Target.AnyUniqueKey) {
            throw new InvalidMutationException(
                    "onAnyUniqueKey() was asked for in an upsert of entities of "
                            + entity.model().name() + ", whose listeners are told what became of them, and no key says"
                            + " that. Name the conflict target, or give the rows as values, of which listeners are told nothing");
        }
    }

    /** A history needs whole rows. */
    void requireEntities() {
        if (listeners.keepHistory()) {
            throw HistoryNeeds.refused(entity, "A statement about rows of values", "Give entities");
        }
    }

    /** Whether anybody is told before rows are written. */
    boolean isAnnounced() {
        return listeners.hearBefore();
    }

    /**
     * Tells that an entity's row is about to be written; what is no row of this call is left to who refuses it.
     *
     * @return whether a listener has a veto, so that the row is not written
     */
    boolean before(long index, @Nullable Object given) {
        if (given == null || !Hibernate.isInitialized(given) || !entity.isInstance(given)) {
            return false;
        }
        if (session.isRemoved(entity, given)
                || (operation == RowOperation.INSERT && session.isManaged(entity, given))) {
            return false;
        }
        boolean veto = told(index, given);
        if (veto && everyRowComesBack) {
            throw new InvalidMutationException(
                    "Row " + index + " of " + entity.model().name()
                            + " has met with a listener's veto, and returning(..) or one of its short forms, such as upsert(..),"
                            + " gives something back of every row. Leave the row out, or leave returning(..) out: then such rows"
                            + " are skipped");
        }
        return veto;
    }

    private boolean told(long index, Object given) {
        try {
            return listeners.before(Hibernate.unproxy(given));
        } catch (RuntimeException refusal) {
            refusal.addSuppressed(new InvalidMutationException("Row " + index + " of "
                    + entity.model().name() + " was refused by a listener before anything was sent"));
            throw refusal;
        }
    }

    /** Those of the rows that no listener has a veto against. */
    List<GivenRow> permitted(List<GivenRow> rows) {
        return listeners.hearBefore() ? GivenRow.those(rows, row -> !row.vetoed) : rows;
    }

    /** Whether anybody is told when rows are written. */
    boolean isToldOfWritten() {
        return listeners.hearAfter();
    }

    /** Tells what became of rows, and counts them. */
    void after(List<GivenRow> chunk) {
        if (statistics.areKept()) {
            chunk.stream().filter(this::isWritten).forEach(row -> statistics.count(operation));
        }
        if (listeners.hearAfter()) {
            for (GivenRow row : chunk) {
                if (row.entity != null && isWritten(row)) {
                    listeners.after(instance(row, row.entity), row.outcome == Outcome.INSERTED);
                }
            }
        }
    }

    /** An upsert of unknown outcome has written: where it may leave rows alone and somebody is told, outcomes are exact. */
    private boolean isWritten(GivenRow row) {
        boolean unknown = row.outcome == Outcome.UNKNOWN && operation != RowOperation.UPDATE;
        return !row.stale && (unknown || row.outcome == Outcome.INSERTED || row.outcome == Outcome.UPDATED);
    }

    /** The entity that comes back to the caller, else the one that was given, with the identifier of its row. */
    private Object instance(GivenRow row, Object given) {
        ReadPlan reading = row.plan.reading();
        @Nullable Object[] read = row.read;
        if (read == null || (operation == RowOperation.INSERT && !listeners.keepHistory())) {
            return given;
        }
        if (reading.kind() == ReadPlan.Kind.ENTITY) {
            Object stored = Objects.requireNonNull(read[0]);
            if (!session.isStateless()) {
                return stored;
            }
            instances.copy(stored, given);
        } else if (entity.identifier()
                .isUnsaved(entity.values().of(entity.model().identifier(), given))) {
            instances.identify(
                    given, Objects.requireNonNull(read[reading.attributes().size() - 1]));
        }
        return given;
    }
}
