package io.upsurge.internal.execution;

import io.upsurge.InvalidMutationException;
import io.upsurge.Outcome;
import io.upsurge.RetryableMutationException;
import io.upsurge.RowResult;
import io.upsurge.StaleRowsException;
import io.upsurge.Synchronize;
import io.upsurge.internal.description.UpsertDescription;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.ManagedInstances;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.plan.ReadPlan;
import io.upsurge.internal.plan.Shape;
import io.upsurge.internal.plan.UpsertPlan;
import jakarta.persistence.TransactionRequiredException;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.JDBCException;
import org.jspecify.annotations.Nullable;

/**
 * One call: rows are taken in and checked, and only then sent.
 *
 * @param <E> the entity
 */
public final class UpsertCall<E> {

    private final HibernateSession session;
    private final MappedEntity entity;
    private final UpsertDescription description;
    private final RowIntake intake;
    private final Keys keys;
    private final Sender sender;
    private final SameKeys sameKeys;
    private final ManagedInstances instances;

    /**
     * A call.
     *
     * @param plans gives the plan for a shape of rows
     * @param texts the texts that were written already
     */
    public UpsertCall(
            HibernateSession session,
            MappedEntity entity,
            UpsertDescription description,
            Function<Shape, UpsertPlan> plans,
            SqlTexts texts) {
        this.session = session;
        this.entity = entity;
        this.description = description;
        this.intake = new RowIntake(entity, session.values(entity), shape -> possible(plans.apply(shape)));
        this.instances = session.managed(entity);
        this.keys = new Keys(session, entity);
        this.sender = new Sender(
                session.statements(entity), texts, keys, description.options().synchronize() != Synchronize.NONE);
        this.sameKeys = new SameKeys(keys, sender);
    }

    /** Sends entities; the first has the given index. */
    public void entities(Iterable<?> entities, long first, Consumer<? super RowResult<E>> results) {
        List<GivenRow> rows = new ArrayList<>();
        for (Object given : entities) {
            rows.add(intake.entity(first + rows.size(), given));
        }
        for (GivenRow row : rows) {
            if (session.isRemoved(Objects.requireNonNull(row.entity))) {
                throw new InvalidMutationException(
                        "Row " + row.index + " is a " + entity.model().name()
                                + " that this session is about to delete, and it cannot be upserted as well. Flush the deletion"
                                + " first and give a new instance");
            }
        }
        send(rows, results);
    }

    /** Sends rows of attribute values. */
    public void values(Iterable<Map<String, @Nullable Object>> values, Consumer<? super RowResult<E>> results) {
        List<GivenRow> rows = new ArrayList<>();
        for (Map<String, @Nullable Object> given : values) {
            rows.add(intake.values(rows.size(), given));
        }
        send(rows, results);
    }

    private UpsertPlan possible(UpsertPlan plan) {
        if (!plan.refusals().isEmpty()) {
            throw plan.refusal();
        }
        return plan;
    }

    private void send(List<GivenRow> rows, Consumer<? super RowResult<E>> results) {
        if (rows.isEmpty()) {
            return;
        }
        requireTransaction();
        UpsertPlan plan = rows.get(0).plan;
        boolean writing = false;
        try {
            verifySchema(rows);
            rows.forEach(keys::assign);
            sameKeys.unite(rows);
            List<List<GivenRow>> waves = new DuplicateRows(description.options().duplicates()).waves(rows);
            flush();
            rows.stream()
                    .filter(row -> row.entity != null && session.isManaged(row.entity))
                    .forEach(intake::versionAfterFlush);
            session.invalidateCaches(entity);
            ManagedRows managed =
                    new ManagedRows(instances, description.options().synchronize(), keys, sameKeys);
            if (!session.isStateless()) {
                managed.prepare(rows);
            }
            writing = true;
            for (List<GivenRow> wave : waves) {
                wave.forEach(intake::generate);
                for (List<GivenRow> chunk : chunks(wave)) {
                    plan = chunk.get(0).plan;
                    new ChunkWriter(plan, session, sender, keys).write(chunk);
                    managed.refresh(chunk, sender);
                }
            }
        } catch (JDBCException e) {
            throw retryable(plan, e);
        } catch (RuntimeException e) {
            if (writing) {
                session.markForRollback(); // a listener may have thrown when half of the rows were written
            }
            throw session.converted(e);
        }
        requireFresh(rows);
        for (GivenRow row : rows) {
            RowResult<E> result = result(row);
            if (result.primaryKey() != null && row.outcome != Outcome.SKIPPED && row.outcome != Outcome.UNCHANGED) {
                session.wrote(entity, result.primaryKey());
            }
            results.accept(result);
        }
    }

    private RuntimeException retryable(UpsertPlan plan, JDBCException e) {
        boolean gaveWay = plan.dialect().isRetryable(e.getSQLException());
        boolean cannotSee =
                plan.dialect().violates(e.getSQLException(), plan.target().columns());
        if (!gaveWay && !cannotSee) {
            return session.converted(e);
        }
        session.markForRollback();
        return new RetryableMutationException(
                "The upsert of " + entity.model().name()
                        + (gaveWay
                                ? " met another transaction and gave way: "
                                : " met a row that this transaction began too early to see: ")
                        + e.getSQLException().getMessage()
                        + ". Roll back, and do the whole transaction again",
                e);
    }

    private void verifySchema(List<GivenRow> rows) {
        if (description.options().verifySchema()) {
            VerifiedTargets verified = session.mappings().attachment(VerifiedTargets.class, VerifiedTargets::new);
            rows.forEach(row -> verified.require(row.plan, session));
        }
    }

    private void requireTransaction() {
        session.requireOpen();
        if (!session.isInTransaction()) {
            throw new TransactionRequiredException(
                    "An upsert of " + entity.model().name()
                            + " was asked for without a transaction, and half of it could remain. Begin one first");
        }
    }

    private void flush() {
        session.flush(entity).ifPresent(pending -> {
            throw new InvalidMutationException("An upsert of " + entity.model().name() + " was asked for while "
                    + pending + ", and the flush mode forbids to send them, so they would be lost. Flush first, or use"
                    + " the flush mode AUTO");
        });
    }

    /** The rows of a wave by shape, in key order, in pieces that one statement can take. */
    private static List<List<GivenRow>> chunks(List<GivenRow> wave) {
        Map<UpsertPlan, List<GivenRow>> byPlan = new LinkedHashMap<>();
        wave.forEach(row ->
                byPlan.computeIfAbsent(row.plan, plan -> new ArrayList<>()).add(row));
        List<List<GivenRow>> chunks = new ArrayList<>();
        byPlan.forEach((plan, rows) -> {
            if (!plan.hasNoKey()) {
                rows.sort(Comparator.comparing(row -> Objects.requireNonNull(row.key)));
            }
            for (int from = 0; from < rows.size(); from += plan.chunkSize()) {
                chunks.add(rows.subList(from, Math.min(rows.size(), from + plan.chunkSize())));
            }
        });
        return chunks;
    }

    private void requireFresh(List<GivenRow> rows) {
        List<Long> stale =
                rows.stream().filter(row -> row.stale).map(row -> row.index).toList();
        if (!stale.isEmpty()) {
            session.markForRollback();
            throw new StaleRowsException(
                    "The rows " + stale + " of " + entity.model().name()
                            + " were changed by another transaction: their stored version is not the one given. Roll"
                            + " back, read them again and repeat, or say version(IGNORE)",
                    stale);
        }
    }

    @SuppressWarnings("unchecked")
    private RowResult<E> result(GivenRow row) {
        @Nullable Object[] read = row.winner == null ? row.read : row.winner.read;
        ReadPlan reading = row.plan.reading();
        if (read == null || !reading.isWanted()) {
            return new RowResult<>(row.index, row.outcome, null, null, givenKey(row));
        }
        if (reading.kind() == ReadPlan.Kind.ENTITY) {
            Object stored = Objects.requireNonNull(read[0]);
            Object identifier = instances.identifier(stored);
            if (session.isStateless() && row.entity != null) {
                instances.copy(stored, row.entity);
                stored = row.entity;
            }
            return new RowResult<>(row.index, row.outcome, (E) stored, null, identifier);
        }
        return new RowResult<>(
                row.index,
                row.outcome,
                null,
                tuple(reading, read),
                read[reading.attributes().size() - 1]);
    }

    private static Tuple tuple(ReadPlan reading, @Nullable Object[] read) {
        List<AttributeModel> attributes =
                reading.attributes().subList(0, reading.attributes().size() - 1);
        return new AttributeTuple(
                attributes.stream()
                        .map(a -> new AttributeTuple.Element(a.path(), a.type()))
                        .toList(),
                read);
    }

    /** The identifier, where it was given and is the conflict target, so that the stored row has it too. */
    private @Nullable Object givenKey(GivenRow row) {
        AttributeModel identifier = entity.model().identifier();
        return row.plan.target().isJust(identifier)
                ? row.values[row.plan.shape().attributes().indexOf(identifier)]
                : null;
    }
}
