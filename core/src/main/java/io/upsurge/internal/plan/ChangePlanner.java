package io.upsurge.internal.plan;

import io.upsurge.InvalidMutationException;
import io.upsurge.internal.description.Action.Assign;
import io.upsurge.internal.description.AttributeName;
import io.upsurge.internal.hibernate.CountedChanges;
import io.upsurge.internal.hibernate.Expressions;
import io.upsurge.internal.hibernate.HandedInMutation;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.NewValue;
import io.upsurge.internal.hibernate.RowValues;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.statement.Assignment;
import io.upsurge.statement.Fragment;
import jakarta.persistence.criteria.Expression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Settles what an update by a condition sets, in SQL and in memory. */
final class ChangePlanner {

    private final HibernateSession session;
    private final MappedEntity mapped;
    private final EntityModel entity;
    private final AttributeNames names;
    private final Expressions expressions;
    private final StoredOperands operands;
    private final ExpressionRenderer renderer;
    private final BoundedNumbers bounded;
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<NewValue> values = new ArrayList<>();
    private final Set<String> columns = new HashSet<>();

    ChangePlanner(
            HibernateSession session,
            MappedEntity mapped,
            AttributeNames names,
            Expressions expressions,
            StoredOperands operands,
            BoundedNumbers bounded) {
        this.session = session;
        this.mapped = mapped;
        this.entity = mapped.model();
        this.names = names;
        this.expressions = expressions;
        this.operands = operands;
        this.bounded = bounded;
        this.renderer = new ExpressionRenderer("mutation", entity, expressions, names);
    }

    List<Assignment> assignments() {
        return assignments;
    }

    List<NewValue> values() {
        return values;
    }

    /** What the caller sets. */
    void assign(List<Assign> assigns) {
        if (assigns.isEmpty()) {
            throw new InvalidMutationException("An update of " + entity.name() + " without an assignment was asked for,"
                    + " which would update nothing. Say what is set by value(..) or expression(..)");
        }
        for (Assign assign : assigns) {
            AttributeModel attribute = names.findWritten(assign.attribute());
            requireUpdatable(attribute);
            requireOnce(attribute);
            if (assign instanceof Assign.Value value) {
                new Values(mapped).require(attribute, value.value(), "update(..)");
                given(attribute, value.value());
            } else if (assign instanceof Assign.Computed computed) {
                computed(attribute, () -> computed.expression().apply(operands));
            }
        }
    }

    /** What a mutation that was handed in sets; Hibernate has checked it. */
    void assignAsItIs(List<HandedInMutation.Assigned> assigned) {
        for (HandedInMutation.Assigned one : assigned) {
            AttributeModel attribute = names.findWritten(AttributeName.of(one.path()));
            if (attribute.isIdentifier()) {
                throw cannot(attribute, "it is the identifier");
            }
            requireOnce(attribute);
            computed(attribute, one::value);
        }
    }

    /** What Hibernate makes for every update is set too, unless the caller set it. */
    void generated() {
        for (AttributeModel attribute : entity.rowAttributes()) {
            boolean assigned = attribute.columnNames().stream().anyMatch(columns::contains);
            if (attribute.generation().onUpdate() && !attribute.isVersion() && !assigned) {
                names.requireMadeWithoutEntity(attribute, "the update");
                generated(attribute, rows().generateForUpdate(attribute));
            }
        }
    }

    /** Whether something is set that the version counts. */
    boolean areCounted() {
        return CountedChanges.areIn(assignments, mapped);
    }

    /** The version is incremented, or taken from the clock. */
    void version() {
        entity.version()
                .filter(version -> !columns.containsAll(version.columnNames()))
                .ifPresent(version -> {
                    if (Number.class.isAssignableFrom(version.type())) {
                        String column = version.columnNames().get(0);
                        assignments.add(new Assignment(
                                column,
                                new Fragment(List.of(new Fragment.Existing(column), new Fragment.Text(" + 1")))));
                        values.add(new NewValue.Incremented(version));
                    } else {
                        given(version, rows().firstVersion());
                    }
                });
    }

    /** What is rendered, or an error that begins with the name of the expression. */
    <T> T render(String what, Supplier<T> rendering) {
        return renderer.render(what, rendering);
    }

    private RowValues rows() {
        return session.values(mapped);
    }

    private void generated(AttributeModel attribute, @Nullable Object value) {
        add(attribute, value == null ? expressions.generatedForUpdate(attribute) : expressions.value(attribute, value));
        values.add(value == null ? new NewValue.MadeInSql(attribute) : new NewValue.Given(attribute, value));
    }

    private void given(AttributeModel attribute, @Nullable Object value) {
        add(attribute, expressions.value(attribute, value));
        values.add(new NewValue.Given(attribute, value));
    }

    private void computed(AttributeModel attribute, Supplier<? extends @Nullable Expression<?>> made) {
        String what = "the expression for '" + attribute.path() + "'";
        List<Fragment> fragments = render(what, () -> {
            Expression<?> expression = made.get();
            List<Fragment> sql = expressions.expression(attribute, expression);
            if (expression != null) {
                values.add(new NewValue.Computed(attribute, expression));
            }
            return sql;
        });
        add(attribute, bounded.of(attribute, renderer.requireItsColumns(attribute, fragments)));
    }

    private void add(AttributeModel attribute, List<Fragment> fragments) {
        for (int i = 0; i < fragments.size(); i++) {
            assignments.add(new Assignment(attribute.columns().get(i).name(), fragments.get(i)));
        }
    }

    private void requireOnce(AttributeModel attribute) {
        for (String column : attribute.columnNames()) {
            if (!columns.add(column)) {
                throw new InvalidMutationException("The attribute '" + attribute.path() + "' of " + entity.name()
                        + " is assigned twice, and a column can take one value only. Assign it once");
            }
        }
    }

    private void requireUpdatable(AttributeModel attribute) {
        if (attribute.isIdentifier()) {
            throw cannot(attribute, "it is the identifier");
        } else if (attribute.isVersion()) {
            throw cannot(attribute, "it is the version, which is incremented by itself");
        } else if (attribute.leftToDatabase().isPresent()) {
            throw cannot(attribute, attribute.leftToDatabase().get());
        } else if (!attribute.updatable()) {
            throw cannot(attribute, "the mapping says updatable = false");
        }
    }

    private InvalidMutationException cannot(AttributeModel attribute, String why) {
        return new InvalidMutationException("The attribute '" + attribute.path() + "' of " + entity.name()
                + " cannot be updated: " + why + ". Leave it out of the update");
    }
}
