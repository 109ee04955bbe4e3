package io.upsurge.internal;

import io.upsurge.InvalidMutationException;
import io.upsurge.MutationPlan;
import io.upsurge.Transport;
import io.upsurge.UnsupportedMutationException;
import io.upsurge.dialect.RowLoad;
import io.upsurge.dialect.RowLoader;
import io.upsurge.dialect.SqlText;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.description.RowsDescription;
import io.upsurge.internal.execution.EntityShapes;
import io.upsurge.internal.execution.SqlTexts;
import io.upsurge.internal.hibernate.Expressions;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.Restriction;
import io.upsurge.internal.hibernate.UnusableExpressionException;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.internal.model.Generation;
import io.upsurge.internal.plan.ImmutableRows;
import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.internal.plan.RowsPlanner;
import io.upsurge.internal.plan.Shape;
import io.upsurge.internal.plan.TableWrites;
import io.upsurge.internal.plan.TransportPlanner;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The plans and texts that were made for a session factory, the latest ones kept. */
final class Plans {

    private static final int KEPT = 256;

    /** Rows of a stream that are sorted by their keys together, at least: the nearer keys are, the fewer pages are touched. */
    private static final int SORTED_OF_A_STREAM = 1_000;

    /**
     * What a plan depends on.
     *
     * @param filtered whether filters are enabled
     * @param shown which stored rows the session shows, where it hides some
     */
    private record Key(
            RowsDescription description,
            Shape shape,
            boolean everyTenant,
            boolean filtered,
            Optional<Fragment> shown,
            UpsurgeDialect dialect) {

        /** Quickly: most factories have one dialect only, and no tenants. */
        @Override
        public int hashCode() {
            return 31 * description.hashCode() + shape.hashCode();
        }
    }

    private final SqlTexts texts = new SqlTexts();
    private final Map<Key, RowsPlan> plans = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, RowsPlan> eldest) {
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
                        + " was to be written, and it is not an entity of this session factory. Add it to the"
                        + " persistence unit, or give an entity"));
        entity.model().unsupported().ifPresent(why -> {
            throw new UnsupportedMutationException(why.refusal("A statement about", entity.model()));
        });
        return entity;
    }

    /** Gives the plans of a description, one for each shape of rows. */
    Function<Shape, RowsPlan> of(HibernateSession session, MappedEntity entity, RowsDescription description) {
        ImmutableRows.requireNoUpdate(entity, description);
        Optional<Restriction> restriction = restriction(session, entity, description);
        Optional<Fragment> shown = restriction.map(Restriction::shown);
        return shape -> {
            UpsurgeDialect dialect = description.form() instanceof Form.Upsert
                    ? session.tables(dialect(session)).dialectOf(entity)
                    : dialect(session);
            Key key = new Key(description, shape, session.seesEveryTenant(), session.hasFilters(), shown, dialect);
            synchronized (plans) {
                RowsPlan known = plans.get(key);
                if (known != null) {
                    return withValues(known, restriction);
                }
            }
            Expressions expressions = session.expressions(entity, restriction);
            RowsPlan plan = new RowsPlanner(entity, dialect, description, expressions, restriction).plan(shape);
            if (key.filtered() && expressions.hasSubquery()) {
                return plan; // Hibernate has put the values that filters have now into the subquery
            }
            synchronized (plans) {
                RowsPlan meanwhile = plans.putIfAbsent(key, plan);
                return meanwhile == null ? plan : withValues(meanwhile, restriction);
            }
        };
    }

    private static RowsPlan withValues(RowsPlan plan, Optional<Restriction> restriction) {
        return restriction.map(now -> plan.withFirst(now.values())).orElse(plan);
    }

    /** Which stored rows may be met; one that the session hides is somebody else's. */
    private static Optional<Restriction> restriction(
            HibernateSession session, MappedEntity entity, RowsDescription description) {
        try {
            return description.meetsStoredRows() ? session.restriction(entity) : Optional.empty();
        } catch (UnusableExpressionException e) {
            UnsupportedMutationException unsupported = new UnsupportedMutationException(
                    description.text(entity.model().name()) + " was asked for, and what hides rows of it, "
                            + session.restrictedBy(entity).orElseThrow() + ", " + e.getMessage());
            unsupported.initCause(e);
            throw unsupported;
        }
    }

    /** The dialect that speaks for the session's database. */
    static UpsurgeDialect dialect(HibernateSession session) {
        return session.mappings()
                .dialect()
                .orElseThrow(() -> new UnsupportedMutationException("A statement on "
                        + session.mappings().database()
                        + " was asked for, and no Upsurge dialect on the class path speaks for it. Add upsurge-dialects,"
                        + " or the plugin for this database"));
    }

    /** How many rows of a stream are held at a time; a database that takes fewer has several statements for them. */
    int chunkSize(HibernateSession session, RowsDescription description) {
        return description.options().chunkSize().orElseGet(() -> {
            UpsurgeDialect dialect = dialect(session);
            boolean loads = description.options().transport() == Transport.AUTO
                    || description.options().transport() == Transport.LOAD;
            int sorted = Math.max(SORTED_OF_A_STREAM, dialect.preferredChunk());
            return loads ? dialect.loader().map(RowLoader::preferredChunk).orElse(sorted) : sorted;
        });
    }

    /** What a description would send for whole entities. */
    MutationPlan describe(HibernateSession session, RowsDescription description) {
        return new PlanView(wholeEntity(session, description), texts);
    }

    /** The plan for entities as an application saves them: new where the identifier is generated. */
    private RowsPlan wholeEntity(HibernateSession session, RowsDescription description) {
        MappedEntity entity = entity(session, description.entity());
        EntityModel model = entity.model();
        boolean assigned = model.identifier().generation() == Generation.NONE;
        boolean byIdentifier =
                assigned || (model.naturalId().isEmpty() && model.uniqueKeys().size() != 1);
        boolean isUpdate = description.form() instanceof Form.UpdateByKey;
        return of(session, entity, description)
                .apply(
                        isUpdate
                                ? EntityShapes.stored(model, true, false)
                                : EntityShapes.whole(
                                        model, byIdentifier && !isNewInsert(description, assigned), false));
    }

    /** An entity that is to be inserted has no identifier yet, unless it is assigned. */
    private static boolean isNewInsert(RowsDescription description, boolean assigned) {
        return description.form() instanceof Form.Insert && !assigned;
    }

    private record PlanView(RowsPlan plan, SqlTexts texts) implements MutationPlan {

        @Override
        public String sql(int rows) {
            if (rows < 1) {
                throw new InvalidMutationException(
                        "The SQL for " + rows + " rows was asked for, and no statement can have that. Give 1 or more");
            }
            if (!plan.means().refusals().isEmpty()) {
                throw plan.refusal();
            }
            return writes(rows).stream()
                    .flatMap(write -> steps(texts.text(plan.dialect(), write, rows)))
                    .collect(Collectors.joining("; "));
        }

        private List<Statement> writes(int rows) {
            Optional<RowsPlan.Loaded> loaded = loaded(rows);
            if (loaded.isPresent()) {
                return List.of(loaded.get().returning().orElse(loaded.get().write()));
            }
            if (rows == 1 && plan.statements().telling().isPresent()) {
                return List.of(plan.statements().telling().get());
            }
            return plan.tables()
                    .map(TableWrites::sent)
                    .orElseGet(() -> List.of(plan.returning()
                            .map(RowsPlan.ReturningStatements::write)
                            .orElse(plan.statements().write())));
        }

        private Optional<RowsPlan.Loaded> loaded(int rows) {
            return plan.statements().loaded().filter(loaded -> rows >= loaded.leastRows());
        }

        private static Stream<String> steps(SqlText text) {
            if (text.load().isEmpty()) {
                return Stream.of(text.text());
            }
            RowLoad load = text.load().get();
            return load.isInPlace()
                    ? Stream.of(load.loader().command(load))
                    : Stream.of(
                            load.loader().create(load),
                            load.loader().command(load),
                            text.text(),
                            load.loader().drop(load));
        }

        @Override
        public Transport transport(int rows) {
            if (loaded(rows).isPresent()) {
                return Transport.LOAD;
            }
            return TransportPlanner.isByArrays(plan) ? Transport.ARRAYS : Transport.VALUES;
        }

        @Override
        public String strategy() {
            return plan.means().strategy().text(plan.description().form());
        }

        @Override
        public int chunkSize() {
            return plan.chunkSize();
        }

        @Override
        public List<String> emulated() {
            return plan.means().emulations();
        }

        @Override
        public List<String> refused() {
            return plan.means().refusals();
        }
    }
}
