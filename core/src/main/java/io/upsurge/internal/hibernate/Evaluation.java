package io.upsurge.internal.hibernate;

import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.hibernate.Term.Kind;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ColumnModel;
import jakarta.persistence.criteria.Expression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.engine.spi.Status;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** A condition and assigned values that can be told in memory, over the instances that a session manages. */
public final class Evaluation {

    /** An attribute's place in the state of an entity, and its new value. */
    private record Step(int position, Function<LoadedRow, @Nullable Object> value) {}

    private final SharedSessionContractImplementor session;
    private final MappedEntity entity;
    private final Term condition;
    private final List<Step> steps = new ArrayList<>();
    private final boolean renames;

    private Evaluation(
            HibernateSession session,
            MappedEntity entity,
            UpsurgeDialect dialect,
            Expressions expressions,
            List<Expression<Boolean>> conditions,
            List<NewValue> values) {
        this.session = session.session();
        this.entity = entity;
        Terms terms = new Terms(session, entity, dialect, expressions);
        this.condition = Conditions.all(conditions.stream().map(terms::term).toList());
        for (NewValue value : values) {
            steps.add(new Step(position(value.attribute()), newValue(value, terms)));
        }
        this.renames =
                values.stream().anyMatch(value -> entity.model().naturalId().contains(value.attribute()));
    }

    /**
     * Reads the expressions.
     *
     * @param conditions what must all hold
     * @param values what an update sets; empty for a delete
     * @throws UnevaluableException if something among them cannot be told in memory
     */
    public static Evaluation of(
            HibernateSession session,
            MappedEntity entity,
            UpsurgeDialect dialect,
            Expressions expressions,
            List<Expression<Boolean>> conditions,
            List<NewValue> values) {
        return new Evaluation(session, entity, dialect, expressions, conditions, values);
    }

    /**
     * The managed instances that the condition holds for, each with its new state.
     *
     * @throws UnevaluableException if an instance has a value that cannot be taken for that of its row
     */
    public Map<Object, @Nullable Object[]> matches() {
        Map<Object, @Nullable Object[]> matches = new LinkedHashMap<>();
        for (Map.Entry<Object, EntityEntry> managed :
                session.getPersistenceContextInternal().reentrantSafeEntityEntries()) {
            EntityEntry entry = managed.getValue();
            boolean alive = entry.getStatus() == Status.MANAGED || entry.getStatus() == Status.READ_ONLY;
            if (!entity.includes(entry.getPersister()) || !alive) {
                continue;
            }
            LoadedRow row = new LoadedRow(entity, managed.getKey(), entry);
            requireLoaded(entry);
            if (Boolean.TRUE.equals(condition.value().apply(row))) {
                matches.put(managed.getKey(), newState(row));
            }
        }
        return matches;
    }

    /**
     * The new state of one managed instance.
     *
     * @throws UnevaluableException if it has a value that cannot be taken for that of its row
     */
    public @Nullable Object[] state(Object instance) {
        EntityEntry entry = session.getPersistenceContextInternal().getEntry(instance);
        requireLoaded(entry);
        return newState(new LoadedRow(entity, instance, entry));
    }

    private void requireLoaded(EntityEntry entry) {
        if (entry.getStatus() == Status.READ_ONLY || entry.getLoadedState() == null) {
            throw new UnevaluableException(
                    "a read-only " + entity.model().name() + ", whose values need not be those of its row,");
        }
    }

    private @Nullable Object[] newState(LoadedRow row) {
        @Nullable Object[] state = row.entry().getLoadedState().clone();
        for (Step step : steps) {
            state[step.position()] = step.value().apply(row);
        }
        return state;
    }

    /** Gives instances their new state, so that there is nothing to flush. */
    public void apply(Map<Object, @Nullable Object[]> states) {
        EntityPersister persister = entity.persister();
        states.forEach((instance, state) -> {
            EntityEntry entry = session.getPersistenceContextInternal().getEntry(instance);
            for (Step step : steps) {
                Type type = persister.getPropertyTypes()[step.position()];
                Object own = type.deepCopy(state[step.position()], session.getFactory());
                persister.setValue(instance, step.position(), own);
            }
            Object version = persister.isVersioned() ? state[persister.getVersionPropertyIndex()] : entry.getVersion();
            entry.postUpdate(instance, state, version);
            if (renames) {
                session.getPersistenceContextInternal()
                        .getNaturalIdResolutions()
                        .handleEviction(entry.getId(), instance, persister);
            }
        });
    }

    private int position(AttributeModel attribute) {
        if (!entity.model().attributes().contains(attribute)) {
            throw new UnevaluableException("an assignment to '" + attribute.path() + "', a part of an embeddable,");
        }
        return ((AttributeMapping) entity.part(attribute)).getStateArrayPosition();
    }

    private Function<LoadedRow, @Nullable Object> newValue(NewValue value, Terms terms) {
        AttributeModel attribute = value.attribute();
        if (value instanceof NewValue.MadeInSql) {
            throw new UnevaluableException("'" + attribute.path() + "', which the statement makes by itself,");
        }
        for (ColumnModel column : attribute.columns()) {
            if (column.padded()) {
                throw new UnevaluableException(
                        "an assignment to '" + attribute.path() + "', which is padded with blanks,");
            }
        }
        if (entity.part(attribute) instanceof SelectableMapping column && ColumnTerms.isTransformed(column)) {
            throw new UnevaluableException(
                    "an assignment to '" + attribute.path() + "', which SQL of its own transforms,");
        }
        if (value instanceof NewValue.Given given) {
            Object constant = given.value();
            if (constant != null && Term.kind(attribute.type()) == Kind.NUMBER) {
                terms.columns().requireKept(attribute, (BigDecimal) Term.normal(Kind.NUMBER, constant));
            }
            return row -> constant;
        } else if (value instanceof NewValue.Incremented) {
            return row -> stored(
                    attribute,
                    ((BigDecimal) Term.normal(Kind.NUMBER, required(attribute, row.value(attribute))))
                            .add(BigDecimal.ONE),
                    terms);
        }
        return computed(attribute, terms.term(((NewValue.Computed) value).expression()), terms);
    }

    private static Object required(AttributeModel attribute, @Nullable Object value) {
        if (value == null) {
            throw new UnevaluableException("one more than NULL in '" + attribute.path() + "'");
        }
        return value;
    }

    private static Function<LoadedRow, @Nullable Object> computed(AttributeModel attribute, Term term, Terms terms) {
        Kind kind = Term.kind(attribute.type());
        if (term.kind() == Kind.NULL) {
            return row -> null;
        }
        boolean passable = term.kind() == kind && kind != Kind.OPAQUE && kind != Kind.ATOM;
        if (!passable) {
            throw new UnevaluableException("the value of '" + attribute.path() + "', which is of a type of its own,");
        }
        return kind == Kind.NUMBER
                ? row -> {
                    BigDecimal number = (BigDecimal) term.value().apply(row);
                    return number == null ? null : stored(attribute, number, terms);
                }
                : term.value();
    }

    /** The number in the attribute's own type, as its column keeps it. */
    private static Object stored(AttributeModel attribute, BigDecimal number, Terms terms) {
        terms.columns().requireKept(attribute, number);
        try {
            if (attribute.type() == Long.class) {
                return number.longValueExact();
            } else if (attribute.type() == Integer.class) {
                return number.intValueExact();
            } else if (attribute.type() == Short.class) {
                return number.shortValueExact();
            } else if (attribute.type() == Byte.class) {
                return number.byteValueExact();
            }
            int decimals = terms.columns().decimals(attribute);
            return attribute.type() == BigDecimal.class
                    ? number.setScale(Math.max(decimals, 0))
                    : number.toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw new UnevaluableException("the number " + number + ", which '" + attribute.path() + "' cannot hold,");
        }
    }
}
