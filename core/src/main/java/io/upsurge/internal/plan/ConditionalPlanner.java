package io.upsurge.internal.plan;

import io.upsurge.InvalidMutationException;
import io.upsurge.Operands;
import io.upsurge.Synchronize;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.description.Change;
import io.upsurge.internal.description.MutationDescription;
import io.upsurge.internal.hibernate.CollectionTables;
import io.upsurge.internal.hibernate.Evaluation;
import io.upsurge.internal.hibernate.Expressions;
import io.upsurge.internal.hibernate.HandedInMutation;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.RowMappings;
import io.upsurge.internal.hibernate.UnevaluableException;
import io.upsurge.internal.hibernate.UnusableExpressionException;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.internal.model.RowMark;
import io.upsurge.statement.Fragment;
import jakarta.persistence.criteria.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns an update or a delete by a condition into statements, or into an error that says what to do instead. */
public final class ConditionalPlanner {

    private final HibernateSession session;
    private final MappedEntity mapped;
    private final EntityModel entity;
    private final UpsurgeDialect dialect;
    private final MutationDescription description;
    private final AttributeNames names;
    private final List<Expression<Boolean>> conditions = new ArrayList<>();
    private boolean joins;

    /** Plans one description, in the session that it will be sent in. */
    public ConditionalPlanner(
            HibernateSession session, MappedEntity mapped, UpsurgeDialect dialect, MutationDescription description) {
        this.session = session;
        this.mapped = mapped;
        this.entity = mapped.model();
        this.dialect = dialect;
        this.description = description;
        this.names = new AttributeNames(entity);
    }

    /** The plan. */
    public ConditionalPlan plan() {
        if (description.change() instanceof Change.HandedIn change) {
            return handedIn(session.handedIn(mapped, change.statement()));
        }
        Expressions expressions = session.expressions(mapped);
        StoredOperands operands = new StoredOperands(new OperandsView(expressions, names), entity.name());
        ChangePlanner values =
                new ChangePlanner(session, mapped, names, expressions, operands, new BoundedNumbers(dialect));
        boolean deletes = description.change() instanceof Change.Delete;
        Change.Scope scope;
        if (description.change() instanceof Change.Update update) {
            values.assign(update.assignments());
            boolean counted = values.areCounted();
            values.generated();
            if (counted) {
                values.version();
            }
            scope = update.scope();
        } else {
            scope = ((Change.Delete) description.change()).scope();
        }
        requireScope(scope, deletes ? "delete" : "update");
        for (Function<? super Operands<?>, ? extends Expression<Boolean>> condition : scope.conditions()) {
            conditions.add(values.render("the condition", () -> condition(condition.apply(operands))));
        }
        return plan(deletes, values, expressions);
    }

    private ConditionalPlan handedIn(HandedInMutation mutation) {
        Expressions expressions = mutation.expressions();
        StoredOperands operands = new StoredOperands(new OperandsView(expressions, names), entity.name());
        ChangePlanner values =
                new ChangePlanner(session, mapped, names, expressions, operands, new BoundedNumbers(dialect));
        values.assignAsItIs(mutation.assignments());
        if (mutation.isVersioned()) {
            values.version();
        }
        joins = mutation.joins();
        mutation.condition().ifPresent(conditions::add);
        return plan(mutation.deletes(), values, expressions);
    }

    private static Expression<Boolean> condition(@Nullable Expression<Boolean> condition) {
        if (condition == null) {
            throw UnusableExpressionException.absent();
        }
        return condition;
    }

    private ConditionalPlan plan(boolean deletes, ChangePlanner values, Expressions expressions) {
        if (!deletes) {
            ImmutableRows.requireNoUpdate(mapped);
        }
        RowMappings mappings = new RowMappings(mapped);
        ReadPlan reading = new ReadPlanner(entity, names, mappings).plan(description.reading());
        Optional<Fragment> condition = values.render("the condition", () -> expressions.choice(conditions));
        Supplier<Evaluation> evaluation = () -> {
            requireConditionsOnly();
            return Evaluation.of(session, mapped, dialect, expressions, conditions, values.values());
        };
        ConditionalPlan plan = new ConditionalPlan(
                mapped,
                description,
                dialect,
                deletes,
                deletes
                        ? entity.softDeletion().stream()
                                .map(RowMark.SoftDeletion::deleted)
                                .toList()
                        : values.assignments(),
                condition,
                expressions.constants(),
                expressions.tables(),
                reading,
                mappings.attributes(List.of(entity.identifier())),
                evaluation,
                condition.isPresent() && readsItself(condition.get()),
                values.assignments().stream().anyMatch(assignment -> readsItself(assignment.value())),
                deletes ? CollectionTables.of(mapped) : List.of());
        requireEvaluable(plan);
        plan.requireAssignable();
        return plan;
    }

    /** Whether there is a subquery over the entity's own table. */
    private boolean readsItself(Fragment fragment) {
        Pattern from = Pattern.compile("[ ,(]" + Pattern.quote(entity.table()) + " ", Pattern.CASE_INSENSITIVE);
        return fragment.parts().stream()
                .anyMatch(part -> part instanceof Fragment.Text text
                        && from.matcher(text.sql()).find());
    }

    /** Memory knows the conditions, not what else says which rows are meant. */
    private void requireConditionsOnly() {
        session.restrictedBy(mapped).ifPresent(restriction -> {
            throw new UnevaluableException("what " + restriction + " adds to the condition");
        });
        if (joins) {
            throw new UnevaluableException("a join");
        }
        boolean classIsComputed = entity.marks().stream()
                .anyMatch(mark -> mark instanceof RowMark.Discriminator discriminator
                        && discriminator.mayBeLost()
                        && discriminator.ofSubclassToo().isPresent());
        if (classIsComputed) {
            throw new UnevaluableException("the formula of the discriminator");
        }
    }

    private void requireEvaluable(ConditionalPlan plan) {
        if (description.synchronize() != Synchronize.EVALUATE) {
            return;
        }
        try {
            Evaluation unused = plan.evaluation().get();
        } catch (UnevaluableException e) {
            throw notEvaluable(entity, e);
        }
    }

    /** What EVALUATE says of something that cannot be told in memory. */
    public static InvalidMutationException notEvaluable(EntityModel entity, UnevaluableException e) {
        InvalidMutationException invalid = new InvalidMutationException(
                "synchronize(EVALUATE) was asked for in a mutation of " + entity.name() + ", and " + e.getMessage()
                        + " cannot be evaluated in memory. Use FETCH, or AUTO, which chooses by itself");
        invalid.initCause(e);
        return invalid;
    }

    private void requireScope(Change.Scope scope, String verb) {
        if (scope.conditions().isEmpty() && !scope.everyRow()) {
            throw new InvalidMutationException(
                    "The " + verb + " of " + entity.name() + " has no condition, and it would " + verb
                            + " all rows of the table. Say where(..), or everyRow() if all are meant");
        }
        if (!scope.conditions().isEmpty() && scope.everyRow()) {
            throw new InvalidMutationException("The " + verb + " of " + entity.name()
                    + " has a condition and everyRow(), which contradict each other. Leave one of them out");
        }
    }
}
