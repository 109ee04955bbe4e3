package io.upsurge.internal;

import io.upsurge.Delete;
import io.upsurge.ForeignRowsException;
import io.upsurge.Insert;
import io.upsurge.InvalidMutationException;
import io.upsurge.Mutation;
import io.upsurge.MutationPlan;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.RowResult;
import io.upsurge.Rows;
import io.upsurge.Update;
import io.upsurge.UpdateByKey;
import io.upsurge.Upsert;
import io.upsurge.Upsurge;
import io.upsurge.internal.description.Action;
import io.upsurge.internal.description.Arguments;
import io.upsurge.internal.description.DeleteStep;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.description.InsertStep;
import io.upsurge.internal.description.MutationStep;
import io.upsurge.internal.description.Reading;
import io.upsurge.internal.description.RowsDescription;
import io.upsurge.internal.description.RowsRunner;
import io.upsurge.internal.description.UpdateByKeyStep;
import io.upsurge.internal.description.UpdateStep;
import io.upsurge.internal.description.UpsertStep;
import io.upsurge.internal.execution.ElementKeyRows;
import io.upsurge.internal.execution.EntityCalls;
import io.upsurge.internal.execution.GraphCall;
import io.upsurge.internal.execution.Lifecycle;
import io.upsurge.internal.execution.RowsCall;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.RowListeners;
import io.upsurge.internal.hibernate.SavedTargets;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.CriteriaUpdate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;

/** The front door of one session. */
final class UpsurgeSession implements Upsurge, RowsRunner {

    private final HibernateSession session;

    UpsurgeSession(HibernateSession session) {
        this.session = session;
    }

    @Override
    public <E> E upsert(E entity) {
        return upsertAll(List.of(Arguments.required(entity, "upsert(..)", "the entity")))
                .get(0);
    }

    @Override
    public <E> List<E> upsertAll(Collection<? extends E> entities) {
        if (Arguments.required(entities, "upsertAll(..)", "the entities").isEmpty()) {
            return List.of();
        }
        if (cascades(entities)) {
            return graph(entities);
        }
        RowsDescription description = RowsDescription.upsert(classOf(entities)).with(new Reading.Entities());
        MutationResult<E> result = run(description, entities);
        return result.entities();
    }

    /** Whether others may have to be saved together with entities; what is none is left to who refuses it. */
    private boolean cascades(Collection<?> entities) {
        boolean found = false;
        Class<?> last = null;
        for (Object given : entities) {
            if (given == null || !Hibernate.isInitialized(given)) {
                return false;
            }
            Class<?> type = Hibernate.getClass(given);
            if (type != last) {
                last = type;
                found |= session.mappings()
                        .entity(type)
                        .filter(entity -> entity.cascades().any())
                        .isPresent();
            }
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private <E> List<E> graph(Collection<? extends E> entities) {
        Function<Class<?>, MappedEntity> mappings = type -> plans().entity(session, type);
        GraphCall call = new GraphCall(
                session,
                mappings,
                (description, targets) -> call(description, true, targets),
                new ElementKeyRows(session, mappings, Plans.dialect(session), plans().texts()));
        return (List<E>) call.upsert(entities);
    }

    @Override
    public <E> E insertIfAbsent(E entity) {
        Arguments.required(entity, "insertIfAbsent(..)", "the entity");
        RowsDescription upsert = RowsDescription.upsert(classOf(List.of(entity)));
        RowsDescription description = upsert.with(((Form.Upsert) upsert.form()).with(new Action.Nothing()))
                .with(new Reading.Entities());
        MutationResult<E> result = run(description, List.of(entity));
        if (!result.missing().isEmpty()) {
            session.markForRollback();
            throw new ForeignRowsException(
                    "insertIfAbsent(..) of " + description.entity().getSimpleName()
                            + " was asked for, and a row with its"
                            + " key is stored that this session hides, so that it can neither be given back nor written"
                            + " again. Roll back, and give it another key, or say doNothing(), which skips it",
                    result.missing());
        }
        return result.entities().get(0);
    }

    @Override
    public <E> Upsert<E> upsertInto(Class<E> entity) {
        return new UpsertStep<>(Arguments.required(entity, "upsertInto(..)", "the entity"), this);
    }

    @Override
    public <E> Insert<E> insertInto(Class<E> entity) {
        return new InsertStep<>(Arguments.required(entity, "insertInto(..)", "the entity"), this);
    }

    @Override
    public <E> UpdateByKey<E> updateByKey(Class<E> entity) {
        return new UpdateByKeyStep<>(Arguments.required(entity, "updateByKey(..)", "the entity"), this);
    }

    @Override
    public <E> Update<E> update(Class<E> entity) {
        return UpdateStep.of(Arguments.required(entity, "update(..)", "the entity"), mutations());
    }

    @Override
    public <E> Delete<E> deleteFrom(Class<E> entity) {
        return DeleteStep.of(Arguments.required(entity, "deleteFrom(..)", "the entity"), mutations());
    }

    @Override
    public <E> Mutation<E> mutation(CriteriaUpdate<E> update) {
        Class<E> entity =
                entity(Arguments.required(update, "mutation(..)", "the update").getRoot());
        return MutationStep.of(entity, update, mutations());
    }

    @Override
    public <E> Mutation<E> mutation(CriteriaDelete<E> delete) {
        Class<E> entity =
                entity(Arguments.required(delete, "mutation(..)", "the delete").getRoot());
        return MutationStep.of(entity, delete, mutations());
    }

    @Override
    public <E> Mutation<E> mutation(Class<E> entity, MutationQuery query) {
        return MutationStep.of(
                Arguments.required(entity, "mutation(..)", "the entity"),
                Arguments.required(query, "mutation(..)", "the query"),
                mutations());
    }

    @SuppressWarnings("unchecked")
    private static <E> Class<E> entity(@Nullable Root<E> root) {
        return (Class<E>) Arguments.required(root, "mutation(..)", "the root, which from(..) makes")
                .getJavaType();
    }

    private ConditionalMutations mutations() {
        return new ConditionalMutations(session, plans().texts());
    }

    @Override
    public <E> MutationResult<E> run(RowsDescription description, Iterable<? extends E> entities) {
        Collected<E> collected = new Collected<>(true);
        this.<E>calls(description).send(entities, 0, collected);
        return collected.result();
    }

    @Override
    public <E> MutationResult<E> run(RowsDescription description, Rows<E> rows) {
        if (!rows.entity().equals(description.entity())) {
            throw new InvalidMutationException("Rows of " + rows.entity().getSimpleName()
                    + " were given to a statement about " + description.entity().getSimpleName()
                    + ". Make them with Rows for that entity");
        }
        Collected<E> collected = new Collected<>(true);
        List<Class<?>> classes = description.form() instanceof Form.UpdateByKey
                ? plans().entity(session, description.entity()).model().classesToWrite()
                : List.of(description.entity());
        new EntityCalls<E>(description.entity(), type -> call(description.about(type), false, SavedTargets.NONE))
                .sendValues(rows, classes, collected);
        return collected.result();
    }

    @Override
    public <E> MutationResult<E> run(RowsDescription description, Stream<? extends E> entities) {
        boolean keep = !(description.reading() instanceof Reading.Nothing);
        return stream(description, entities, new Collected<>(keep));
    }

    @Override
    public <E> MutationResult<E> run(
            RowsDescription description, Stream<? extends E> entities, Consumer<? super RowResult<E>> results) {
        Collected<E> counted = new Collected<>(false);
        return stream(description, entities, counted.handingOn(results));
    }

    /** Takes a stream chunk by chunk, so that no more than that is held. */
    private <E> MutationResult<E> stream(
            RowsDescription description, Stream<? extends E> entities, Collected<E> collected) {
        EntityCalls<E> calls = calls(description);
        int size = plans().chunkSize(session, description);
        try (entities) {
            Iterator<? extends E> iterator = entities.iterator();
            long first = 0;
            while (iterator.hasNext()) {
                List<E> piece = new ArrayList<>(size);
                while (piece.size() < size && iterator.hasNext()) {
                    piece.add(iterator.next());
                }
                calls.send(piece, first, collected);
                first += piece.size();
            }
        }
        return collected.result();
    }

    @Override
    public MutationPlan plan(RowsDescription description) {
        return plans().describe(session, description);
    }

    private <E> EntityCalls<E> calls(RowsDescription description) {
        return new EntityCalls<>(description.entity(), type -> call(description.about(type), true, SavedTargets.NONE));
    }

    /** A call over rows of just that entity; listeners hear of those that are given as entities. */
    private <E> RowsCall<E> call(RowsDescription described, boolean heard, SavedTargets targets) {
        Plans plans = plans();
        MappedEntity entity = plans.entity(session, described.entity());
        RowListeners listeners = Lifecycle.listeners(session, entity, described);
        RowsDescription description = heard ? Lifecycle.described(session, entity, described, listeners) : described;
        return new RowsCall<>(
                session,
                entity,
                description,
                plans.of(session, entity, description),
                plans.texts(),
                targets,
                new Lifecycle(session, entity, description, listeners));
    }

    private Plans plans() {
        return session.mappings().attachment(Plans.class, Plans::new);
    }

    /** The class of the first, or the nearest entity that it has in common with the others. */
    private Class<?> classOf(Collection<?> entities) {
        Object first = entities.iterator().next();
        if (first == null) {
            throw new InvalidMutationException("Row 0 is null, and nothing can be inserted for it. Leave it out");
        }
        Class<?> common = Hibernate.getClassLazy(first);
        for (Object other : entities) {
            common = other == null ? common : common(common, Hibernate.getClassLazy(other));
        }
        return common;
    }

    private Class<?> common(Class<?> one, Class<?> other) {
        for (Class<?> type = one; type != null; type = type.getSuperclass()) {
            if (type.isAssignableFrom(other) && session.mappings().entity(type).isPresent()) {
                return type;
            }
        }
        return one;
    }

    /** Counts results and keeps them where they are wanted. */
    private static final class Collected<E> implements Consumer<RowResult<E>> {

        private final boolean keep;
        private final long[] counts = new long[Outcome.values().length];
        private final List<RowResult<E>> rows = new ArrayList<>();
        private final List<Long> missing = new ArrayList<>();
        private Consumer<? super RowResult<E>> next = row -> {};

        Collected(boolean keep) {
            this.keep = keep;
        }

        Collected<E> handingOn(Consumer<? super RowResult<E>> results) {
            next = results;
            return this;
        }

        @Override
        public void accept(RowResult<E> row) {
            counts[row.outcome().ordinal()]++;
            if (row.missing()) {
                missing.add(row.index());
            }
            if (keep) {
                rows.add(row);
            }
            next.accept(row);
        }

        MutationResult<E> result() {
            Map<Outcome, Long> counted = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                if (counts[outcome.ordinal()] > 0) {
                    counted.put(outcome, counts[outcome.ordinal()]);
                }
            }
            return new MutationResult<>(counted, rows, missing);
        }
    }
}
