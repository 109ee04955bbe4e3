package io.upsurge.internal.execution;

import io.upsurge.InvalidMutationException;
import io.upsurge.Outcome;
import io.upsurge.RetryableMutationException;
import io.upsurge.RowResult;
import io.upsurge.StaleRowsException;
import io.upsurge.Synchronize;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.description.RowsDescription;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.ManagedInstances;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.RowValues;
import io.upsurge.internal.hibernate.SavedTargets;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.plan.RowExpressions;
import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.internal.plan.Shape;
import jakarta.persistence.TransactionRequiredException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.JDBCException;
import org.jspecify.annotations.Nullable;

/**
 * One call: rows are taken in and checked, and only then sent.
 *
 * @param <E> the entity
 */
public final class RowsCall<E> {

    private final HibernateSession session;
    private final MappedEntity entity;
    private final RowsDescription description;
    private final RowReferences references;
    private final RowIntake intake;
    private final Keys keys;
    private final RowLoading loading;
    private final Sender sender;
    private final SameKeys sameKeys;
    private final ManagedInstances instances;
    private final InsertedEntities inserted;
    private final Packets packets;
    private final RowResults<E> rowResults;
    private final Lifecycle lifecycle;

    /**
     * A call.
     *
     * @param plans gives the plan for a shape of rows; it is asked once for each, so that rows of one shape are sorted
     *     and sent together whatever else is planned meanwhile
     * @param texts the texts that were written already
     * @param targets the entities that are saved together with those of this call
     * @param lifecycle who is told of rows that are given as entities
     */
    public RowsCall(
            HibernateSession session,
            MappedEntity entity,
            RowsDescription description,
            Function<Shape, RowsPlan> plans,
            SqlTexts texts,
            SavedTargets targets,
            Lifecycle lifecycle) {
        this.session = session;
        this.entity = entity;
        this.description = description;
        RowValues values = session.values(entity);
        this.references = new RowReferences(session, entity, texts);
        this.intake = new RowIntake(
                entity,
                values,
                description.form(),
                new RowExpressions(entity, description, () -> session.expressions(entity)),
                targets,
                session.mappings().attachment(WholeShapes.class, WholeShapes::new),
                references,
                shape -> possible(plans.apply(shape)));
        this.instances = session.managed(entity);
        this.keys = new Keys(session, entity);
        this.loading = new RowLoading(session);
        this.sender = new Sender(
                session.statements(entity),
                texts,
                keys,
                values,
                loading,
                description.options().synchronize() != Synchronize.NONE);
        this.sameKeys = new SameKeys(keys, sender);
        this.inserted = new InsertedEntities(description, session, entity, sender);
        this.packets = new Packets(session);
        this.lifecycle = lifecycle;
        this.rowResults = new RowResults<>(description, session, entity);
    }

    /** Takes an entity in. */
    GivenRow takeEntity(long index, @Nullable Object given) {
        return takeEntity(index, given, Set.of());
    }

    /** Takes an entity in that leaves some of its references out. */
    GivenRow takeEntity(long index, @Nullable Object given, Set<AttributeModel> postponed) {
        boolean vetoed = false;
        if (lifecycle.isAnnounced()) {
            requireTransaction();
            vetoed = lifecycle.before(index, given);
        }
        GivenRow row = intake.entity(index, given, postponed);
        row.vetoed = vetoed;
        requireUsable(row);
        return row;
    }

    /** Takes an entity in again that refers to others which were yet to be saved; listeners hear nothing of it. */
    GivenRow again(GivenRow row, Set<AttributeModel> postponed) {
        GivenRow again = intake.entity(row.index, row.entity, postponed);
        again.vetoed = row.vetoed;
        intake.made().makeAs(row, again);
        return again;
    }

    /** Asks generators for what rows need before any SQL is sent, not only before their own. */
    void generate(List<GivenRow> rows) {
        requireTransaction();
        intake.made().make(rows);
    }

    /**
     * Refuses rows with the same key before any of them is sent, though they are sent one after the other; keys that depend
     * on what is yet to be stored are compared when they are known.
     */
    void requireDistinct(List<GivenRow> rows) {
        List<GivenRow> known = new ArrayList<>();
        for (GivenRow row : rows) {
            boolean complete = !row.plan.hasNoKey() && !row.plan.keyIsYetToBeMade() && !Keys.isIncomplete(row);
            boolean inserted = description.form() instanceof Form.Insert;
            if ((complete || inserted) && !row.vetoed && row.references.isEmpty()) {
                known.add(row);
                if (complete) {
                    keys.assign(row);
                }
            }
        }
        if (known.size() > 1) {
            requireTransaction();
            try {
                new DuplicateRows(description.options().duplicates(), keys, sameKeys, new KeyOrder()).waves(known);
            } catch (RuntimeException e) {
                throw session.converted(e);
            }
        }
    }

    private void requireUsable(GivenRow row) {
        Object given = Objects.requireNonNull(row.entity);
        if (session.isRemoved(entity, given)) {
            throw new InvalidMutationException(
                    "Row " + row.index + " is a " + entity.model().name()
                            + " that this session is about to delete, and it cannot be written as well. Flush the deletion"
                            + " first and give a new instance");
        }
        if (description.form() instanceof Form.Insert && session.isManaged(entity, given)) {
            throw new InvalidMutationException(
                    "Row " + row.index + " is a " + entity.model().name()
                            + " that this session manages already, so its row would be inserted twice. Leave it out, or give a"
                            + " new instance");
        }
    }

    /** Takes a row of attribute values in. */
    GivenRow takeValues(long index, Map<String, @Nullable Object> given) {
        inserted.requireEntities();
        lifecycle.requireEntities();
        return intake.values(index, given);
    }

    private RowsPlan possible(RowsPlan plan) {
        if (!plan.means().refusals().isEmpty()) {
            throw plan.refusal();
        }
        return plan;
    }

    /** Sends rows that were taken in. */
    void send(List<GivenRow> given, Consumer<? super RowResult<E>> results) {
        List<GivenRow> permitted = lifecycle.permitted(given);
        if (!permitted.isEmpty()) {
            write(permitted);
        }
        for (GivenRow row : given) {
            if (row.vetoed) {
                row.outcome = Outcome.SKIPPED;
            }
            RowResult<E> result = rowResults.of(row);
            if (result.primaryKey() != null && row.outcome != Outcome.SKIPPED && row.outcome != Outcome.UNCHANGED) {
                session.wrote(entity, result.primaryKey());
            }
            results.accept(result);
        }
    }

    private void write(List<GivenRow> rows) {
        requireTransaction();
        RowsPlan plan = rows.get(0).plan;
        List<GivenRow> sent = rows;
        boolean writing = false;
        KeyOrder order = new KeyOrder();
        try {
            loading.requirePossible(rows);
            verifySchema(rows);
            references.resolve(rows, this::flush).forEach(RequiredKey::of);
            assignKeys(rows, false);
            List<List<GivenRow>> waves =
                    new DuplicateRows(description.options().duplicates(), keys, sameKeys, order).waves(rows);
            packets.requireFitting(rows);
            flush();
            takeVersionsAfterFlush(rows);
            session.invalidateCaches(entity);
            ManagedRows managed =
                    new ManagedRows(session, instances, description.options().synchronize(), keys, sameKeys, order);
            if (!session.isStateless() && !(description.form() instanceof Form.Insert)) {
                managed.prepare(rows);
            }
            writing = true;
            for (List<GivenRow> wave : waves) {
                intake.made().make(wave);
                assignKeys(wave, true);
                for (List<GivenRow> chunk : packets.pieces(chunks(wave, order))) {
                    plan = chunk.get(0).plan;
                    sent = chunk;
                    RowWriter.of(plan, session, sender, keys, intake.made()).write(chunk);
                    managed.refresh(chunk, sender, lifecycle.isToldOfWritten());
                    inserted.complete(chunk);
                    lifecycle.after(chunk);
                }
            }
            managed.refresh(sender);
        } catch (JDBCException e) {
            throw explained(plan, sent, e);
        } catch (RuntimeException e) {
            if (writing) {
                session.markForRollback(); // a listener may have thrown when half of the rows were written
            }
            throw session.converted(e);
        }
        requireFresh(rows);
    }

    private void takeVersionsAfterFlush(List<GivenRow> rows) {
        if (entity.model().version().isEmpty()) {
            return;
        }
        for (GivenRow row : rows) {
            if (row.plan.shape().versionGiven() && row.entity != null && session.isManaged(entity, row.entity)) {
                intake.made().versionAfterFlush(row, row.entity);
            }
        }
    }

    /** Gives rows their keys: those that generators have made what they are, or the others. */
    private void assignKeys(List<GivenRow> rows, boolean generated) {
        RowsPlan last = null;
        boolean assigned = false;
        for (GivenRow row : rows) {
            assigned = row.plan == last ? assigned : row.plan.keyIsYetToBeMade() == generated;
            last = row.plan;
            if (assigned) {
                keys.assign(row);
            }
        }
    }

    private RuntimeException explained(RowsPlan plan, List<GivenRow> sent, JDBCException e) {
        if (plan.dialect().deniesAccess(e.getSQLException())) {
            session.markForRollback();
            return DeniedAccess.toRows(description.form().text(), entity, sent, e);
        }
        if (description.form() instanceof Form.Upsert && plan.dialect().refusesTarget(e.getSQLException())) {
            session.markForRollback();
            return VerifiedTargets.refused(plan, e);
        }
        boolean gaveWay = plan.dialect().isRetryable(e.getSQLException());
        boolean cannotSee = description.form() instanceof Form.Upsert
                && plan.dialect().violates(e.getSQLException(), plan.target().columns());
        if (!gaveWay && !cannotSee) {
            return session.converted(e);
        }
        session.markForRollback();
        return new RetryableMutationException(
                "The " + description.form().text() + " of " + entity.model().name()
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
                    description.text(entity.model().name())
                            + " was asked for without a transaction, and half of it could remain. Begin one first");
        }
    }

    private void flush() {
        session.flush(entity).ifPresent(pending -> {
            throw new InvalidMutationException(description.text(entity.model().name()) + " was asked for while "
                    + pending + ", and the flush mode forbids to send them, so they would be lost. Flush first, or use"
                    + " the flush mode AUTO");
        });
    }

    /** The rows of a wave by shape, in key order, in pieces that one statement can take. */
    private List<List<GivenRow>> chunks(List<GivenRow> wave, KeyOrder order) {
        if (wave.size() == 1) {
            return List.of(wave);
        }
        List<List<GivenRow>> chunks = new ArrayList<>();
        byPlan(wave).forEach((plan, unsorted) -> {
            List<GivenRow> rows = plan.hasNoKey() ? unsorted : order.of(unsorted);
            int size = loading.chunkSize(plan, rows.size());
            for (int from = 0; from < rows.size(); from += size) {
                chunks.add(rows.subList(from, Math.min(rows.size(), from + size)));
            }
        });
        return chunks;
    }

    private static Map<RowsPlan, List<GivenRow>> byPlan(List<GivenRow> wave) {
        RowsPlan first = wave.get(0).plan;
        if (wave.stream().allMatch(row -> row.plan == first)) {
            return Map.of(first, wave);
        }
        Map<RowsPlan, List<GivenRow>> byPlan = new LinkedHashMap<>();
        RowsPlan last = null;
        List<GivenRow> samePlan = List.of();
        for (GivenRow row : wave) {
            if (row.plan != last) {
                last = row.plan;
                samePlan = byPlan.computeIfAbsent(last, plan -> new ArrayList<>());
            }
            samePlan.add(row);
        }
        return byPlan;
    }

    private void requireFresh(List<GivenRow> rows) {
        boolean isVersioned = entity.model().version().isPresent();
        List<GivenRow> changed = isVersioned ? GivenRow.those(rows, row -> row.stale) : List.of();
        if (!changed.isEmpty()) {
            List<Long> stale = changed.stream().map(row -> row.index).toList();
            session.markForRollback();
            throw new StaleRowsException(
                    "The rows " + stale + " of " + entity.model().name()
                            + " were changed by another transaction: their stored version is not the one given. Roll"
                            + " back, read them again and repeat, or say version(IGNORE)",
                    stale);
        }
    }
}
