package io.upsurge.internal;

import io.upsurge.InvalidMutationException;
import io.upsurge.MutationPlan;
import io.upsurge.MutationResult;
import io.upsurge.Outcome;
import io.upsurge.RowResult;
import io.upsurge.Transport;
import io.upsurge.UnsupportedMutationException;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.description.MutationDescription;
import io.upsurge.internal.description.MutationRunner;
import io.upsurge.internal.execution.ConditionalCall;
import io.upsurge.internal.execution.HistoryNeeds;
import io.upsurge.internal.execution.SqlTexts;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.RowOperation;
import io.upsurge.internal.plan.ConditionalPlan;
import io.upsurge.internal.plan.ConditionalPlanner;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Updates and deletes by a condition, in one session; they are planned whenever they are executed. */
record ConditionalMutations(HibernateSession session, SqlTexts texts) implements MutationRunner {

    @Override
    public <E> MutationResult<E> run(MutationDescription description) {
        List<MutationResult<E>> results = new ArrayList<>();
        for (Class<?> type : entity(description).model().classesToWrite()) {
            MutationDescription ofClass = description.about(type);
            MappedEntity entity = entity(ofClass);
            results.add(new ConditionalCall<E>(session, entity, () -> plan(entity, ofClass), texts).execute());
        }
        return results.size() == 1 ? results.get(0) : together(results);
    }

    /** The results of statements about several tables as one. */
    private static <E> MutationResult<E> together(List<MutationResult<E>> results) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        List<RowResult<E>> rows = new ArrayList<>();
        for (MutationResult<E> result : results) {
            result.counts().forEach((outcome, count) -> counts.merge(outcome, count, Long::sum));
            for (RowResult<E> row : result.rows()) {
                rows.add(new RowResult<>(rows.size(), row.outcome(), row.entity(), row.tuple(), row.primaryKey()));
            }
        }
        return new MutationResult<>(counts, rows);
    }

    @Override
    public MutationPlan plan(MutationDescription description) {
        return new PlanView(plan(entity(description), description), texts);
    }

    private ConditionalPlan plan(MappedEntity entity, MutationDescription description) {
        return new ConditionalPlanner(session, entity, dialect(entity), description).plan();
    }

    private MappedEntity entity(MutationDescription description) {
        MappedEntity entity = session.mappings()
                .entity(description.entity())
                .orElseThrow(
                        () -> new InvalidMutationException(description.entity().getName()
                                + " was to be updated or deleted from, and it is not an entity of this session factory."
                                + " Add it to the persistence unit, or give an entity"));
        entity.model().unsupported().ifPresent(why -> {
            throw new UnsupportedMutationException(why.refusal("A mutation of", entity.model()));
        });
        if (session.listeners(entity, RowOperation.UPDATE).keepHistory()) {
            throw HistoryNeeds.refused(
                    entity,
                    "An update or a delete by a condition",
                    "Read the entities, and update them by key or remove them with the session");
        }
        return entity;
    }

    private UpsurgeDialect dialect(MappedEntity entity) {
        return session.mappings()
                .dialect()
                .orElseThrow(() -> new UnsupportedMutationException("A mutation of "
                        + entity.model().name() + " on " + session.mappings().database()
                        + " was asked for, and no Upsurge dialect on the class path speaks for it. Add upsurge-dialects,"
                        + " or the plugin for this database"));
    }

    private record PlanView(ConditionalPlan plan, SqlTexts texts) implements MutationPlan {

        private boolean looks() {
            return plan.looksFirst() || (plan.reading().isWanted() && !plan.isReturning());
        }

        @Override
        public String sql(int rows) {
            if (rows < 1) {
                throw new InvalidMutationException(
                        "The SQL for " + rows + " rows was asked for, and no statement can have that. Give 1 or more");
            }
            if (!refused().isEmpty()) {
                throw plan.unsupported(String.join("; ", refused()));
            }
            if (looks()) {
                return plan.byIdentifier().stream()
                        .map(statement -> texts.textOfEqual(plan.dialect(), statement, rows)
                                .text())
                        .collect(Collectors.joining("; "));
            }
            return texts.textOfEqual(
                            plan.dialect(),
                            plan.reading().isWanted()
                                    ? plan.statement(plan.reading().mapping())
                                    : plan.statement(),
                            rows)
                    .text();
        }

        @Override
        public Transport transport(int rows) {
            return Transport.VALUES;
        }

        @Override
        public String strategy() {
            String verb = plan.deletes() ? "deleted" : "updated";
            return looks()
                    ? "the rows are read under a lock, then " + verb + " by their identifiers"
                    : "one statement for all rows";
        }

        @Override
        public int chunkSize() {
            return looks() ? plan.chunkSize() : Integer.MAX_VALUE;
        }

        @Override
        public List<String> emulated() {
            return looks() && refused().isEmpty()
                    ? List.of("The rows are read under a lock before they are written: " + plan.whyLook())
                    : List.of();
        }

        @Override
        public List<String> refused() {
            return plan.refusals();
        }
    }
}
