package io.upsurge.internal;

import io.upsurge.InvalidMutationException;
import io.upsurge.MutationPlan;
import io.upsurge.UnsupportedMutationException;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.description.UpsertDescription;
import io.upsurge.internal.execution.EntityShapes;
import io.upsurge.internal.execution.SqlTexts;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.internal.model.Generation;
import io.upsurge.internal.plan.Shape;
import io.upsurge.internal.plan.UpsertPlan;
import io.upsurge.internal.plan.UpsertPlanner;
import io.upsurge.statement.UpsertStatement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The plans and texts that were made for a session factory, the latest ones kept. */
final class Plans {

    private static final int KEPT = 256;

    private record Key(UpsertDescription description, Shape shape) {}

    private final SqlTexts texts = new SqlTexts();
    private final Map<Key, UpsertPlan> plans = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, UpsertPlan> eldest) {
            return size() > KEPT;
        }
    };

    SqlTexts texts() {
        return texts;
    }

    /** The mapping of an entity class that Upsurge can write. */
    MappedEntity entity(HibernateSession session, Class<?> type) {
        MappedEntity entity = session.mappings()
                .entity(type)
                .orElseThrow(() -> new InvalidMutationException(type.getName()
                        + " was to be upserted, and it is not an entity of this session factory. Add it to the"
                        + " persistence unit, or give an entity"));
        entity.model().unsupported().ifPresent(why -> {
            throw new UnsupportedMutationException(
                    "An upsert of " + entity.model().name() + " was asked for, which " + why
                            + "; Upsurge cannot write such a mapping yet. Use the session's own methods for it");
        });
        return entity;
    }

    /** Gives the plans of a description, one for each shape of rows. */
    Function<Shape, UpsertPlan> of(HibernateSession session, MappedEntity entity, UpsertDescription description) {
        return shape -> {
            Key key = new Key(description, shape);
            synchronized (plans) {
                UpsertPlan known = plans.get(key);
                if (known != null) {
                    return known;
                }
            }
            UpsertPlan plan =
                    new UpsertPlanner(entity, dialect(session), description, session.expressions(entity)).plan(shape);
            synchronized (plans) {
                plans.put(key, plan);
            }
            return plan;
        };
    }

    private static UpsurgeDialect dialect(HibernateSession session) {
        return session.mappings()
                .dialect()
                .orElseThrow(() -> new UnsupportedMutationException("An upsert on "
                        + session.mappings().database()
                        + " was asked for, and no Upsurge dialect on the class path speaks for it. Add upsurge-dialects,"
                        + " or the plugin for this database"));
    }

    /** How many rows of a stream are held at a time; a database that takes fewer has several statements for them. */
    int chunkSize(HibernateSession session, UpsertDescription description) {
        return description
                .options()
                .chunkSize()
                .orElseGet(() -> dialect(session).preferredChunk());
    }

    /** What a description would send for whole entities. */
    MutationPlan describe(HibernateSession session, UpsertDescription description) {
        return new PlanView(wholeEntity(session, description), texts);
    }

    /** The plan for entities as an application saves them: new where the identifier is generated. */
    private UpsertPlan wholeEntity(HibernateSession session, UpsertDescription description) {
        MappedEntity entity = entity(session, description.entity());
        EntityModel model = entity.model();
        boolean assigned = model.identifier().generation() == Generation.NONE;
        boolean byIdentifier =
                assigned || (model.naturalId().isEmpty() && model.uniqueKeys().size() != 1);
        return of(session, entity, description).apply(EntityShapes.whole(model, byIdentifier, false));
    }

    private record PlanView(UpsertPlan plan, SqlTexts texts) implements MutationPlan {

        @Override
        public String sql(int rows) {
            if (rows < 1) {
                throw new InvalidMutationException(
                        "The SQL for " + rows + " rows was asked for, and no statement can have that. Give 1 or more");
            }
            if (!plan.refusals().isEmpty()) {
                throw plan.refusal();
            }
            UpsertStatement upsert = plan.returning()
                    .map(UpsertPlan.ReturningStatements::upsert)
                    .orElse(plan.statements().upsert());
            return texts.text(plan.dialect(), upsert, rows).text();
        }

        @Override
        public String strategy() {
            return plan.strategy().text();
        }

        @Override
        public int chunkSize() {
            return plan.chunkSize();
        }

        @Override
        public List<String> emulated() {
            return plan.emulations();
        }

        @Override
        public List<String> refused() {
            return plan.refusals();
        }
    }
}
