package io.upsurge.internal.hibernate;

import io.upsurge.InvalidMutationException;
import jakarta.persistence.criteria.CriteriaDelete;
import jakarta.persistence.criteria.CriteriaUpdate;
import jakarta.persistence.criteria.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.spi.QueryParameterBinding;
import org.hibernate.query.sqm.internal.SqmQueryImpl;
import org.hibernate.query.sqm.tree.AbstractSqmRestrictedDmlStatement;
import org.hibernate.query.sqm.tree.SqmStatement;
import org.hibernate.query.sqm.tree.delete.SqmDeleteStatement;
import org.hibernate.query.sqm.tree.domain.SqmPath;
import org.hibernate.query.sqm.tree.expression.JpaCriteriaParameter;
import org.hibernate.query.sqm.tree.expression.SqmParameter;
import org.hibernate.query.sqm.tree.from.SqmRoot;
import org.hibernate.query.sqm.tree.predicate.SqmPredicate;
import org.hibernate.query.sqm.tree.predicate.SqmWhereClause;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;
import org.hibernate.query.sqm.tree.update.SqmAssignment;
import org.hibernate.query.sqm.tree.update.SqmUpdateStatement;
import org.jspecify.annotations.Nullable;

/** An update or a delete in Criteria or HQL that the caller handed in, taken apart. */
public final class HandedInMutation {

    /**
     * One assignment.
     *
     * @param path the attribute that is set, dotted for a part of an embeddable
     */
    public record Assigned(String path, Expression<?> value) {}

    private final SqmQueryImpl<?> query;
    private final AbstractSqmRestrictedDmlStatement<?> statement;
    private final Expressions expressions;

    private HandedInMutation(
            SharedSessionContractImplementor session,
            MappedEntity entity,
            SqmQueryImpl<?> query,
            AbstractSqmRestrictedDmlStatement<?> statement) {
        this.query = query;
        this.statement = statement;
        this.expressions = new Expressions(session, entity, this);
    }

    /** A Criteria update or delete, or a query of one. */
    static HandedInMutation of(SharedSessionContractImplementor session, MappedEntity entity, Object handedIn) {
        String name = entity.model().name();
        Object query = handedIn;
        if (handedIn instanceof CriteriaUpdate<?> update) {
            query = session.createMutationQuery(update);
        } else if (handedIn instanceof CriteriaDelete<?> delete) {
            query = session.createMutationQuery(delete);
        }
        if (!(query instanceof SqmQueryImpl<?> sqm)) {
            throw refused(name, "is neither HQL nor Criteria", "Give one of those, or execute it by itself");
        }
        SqmStatement<?> tree = sqm.getSqmStatement();
        if (!(tree instanceof SqmUpdateStatement<?> || tree instanceof SqmDeleteStatement<?>)) {
            throw refused(name, "is neither an update nor a delete", "Begin an insert with upsertInto(..)");
        }
        AbstractSqmRestrictedDmlStatement<?> statement = (AbstractSqmRestrictedDmlStatement<?>) tree;
        if (!statement.getCteStatements().isEmpty()) {
            throw refused(name, "has common table expressions", "Write them as subqueries");
        }
        String target = Objects.requireNonNull(statement.getTarget()).getEntityName();
        if (!isAbout(entity, target)) {
            throw refused(name, "is about " + target, "Hand it in as one of that entity");
        }
        return new HandedInMutation(session, entity, sqm, statement);
    }

    /** Where each class has a table of its own, a statement about a class is one about each of its subclasses. */
    private static boolean isAbout(MappedEntity entity, String target) {
        boolean apart = !entity.model().classesApart().isEmpty();
        return entity.persister().getEntityName().equals(target)
                || (apart
                        && entity.persister()
                                .getFactory()
                                .getMappingMetamodel()
                                .getEntityDescriptor(target)
                                .isSubclassEntityName(entity.persister().getEntityName()));
    }

    private static InvalidMutationException refused(String entity, String why, String instead) {
        return new InvalidMutationException("A mutation of " + entity + " was handed in that " + why
                + ", and it cannot be executed here. " + instead);
    }

    /** Whether it deletes; else it updates. */
    public boolean deletes() {
        return statement instanceof SqmDeleteStatement<?>;
    }

    /** Whether it asks for the version to be incremented. */
    public boolean isVersioned() {
        return statement instanceof SqmUpdateStatement<?> update && update.isVersioned();
    }

    /** What an update sets. */
    public List<Assigned> assignments() {
        List<Assigned> assignments = new ArrayList<>();
        if (statement instanceof SqmUpdateStatement<?> update && update.getSetClause() != null) {
            for (SqmAssignment<?> assignment : update.getSetClause().getAssignments()) {
                assignments.add(new Assigned(path(assignment.getTargetPath()), assignment.getValue()));
            }
        }
        return assignments;
    }

    /** What must hold of the rows; empty where all rows are meant. */
    public Optional<Expression<Boolean>> condition() {
        SqmWhereClause where = statement.getWhereClause();
        SqmPredicate predicate = where == null ? null : where.getPredicate();
        return Optional.ofNullable(predicate);
    }

    /** Whether the rows are joined with others by name. */
    public boolean joins() {
        return target().hasJoins();
    }

    /** Renders its expressions. */
    public Expressions expressions() {
        return expressions;
    }

    SqmRoot<?> target() {
        return Objects.requireNonNull(statement.getTarget());
    }

    /** The select as it is: the values of this mutation's parameters belong to the very nodes of its tree. */
    BoundSelect bind(SqmSelectStatement<?> select) {
        // A copy: it notes which parameters stand for several values, and the query itself may be executed later.
        return new BoundSelect(select, query.getDomainParameterXref().copy(), query.getQueryParameterBindings());
    }

    /** What a parameter of the tree is bound to: a collection where it stands for several values. */
    @Nullable
    Object bound(SqmParameter<?> parameter) {
        SqmParameter<?> known = parameter instanceof JpaCriteriaParameter<?> criteria
                ? query.getDomainParameterXref()
                        .getParameterResolutions()
                        .getJpaCriteriaParamResolutions()
                        .get(criteria)
                : parameter;
        QueryParameterBinding<?> binding = query.getQueryParameterBindings()
                .getBinding(query.getDomainParameterXref().getQueryParameter(known));
        return binding.isMultiValued() ? List.copyOf((Collection<?>) binding.getBindValues()) : binding.getBindValue();
    }

    /** The attribute's name without that of the root. */
    private String path(SqmPath<?> path) {
        StringBuilder name = new StringBuilder(path.getReferencedPathSource().getPathName());
        for (SqmPath<?> owner = path.getLhs(); owner != null && owner != target(); owner = owner.getLhs()) {
            name.insert(0, owner.getReferencedPathSource().getPathName() + ".");
        }
        return name.toString();
    }
}
