package io.upsurge.internal.plan;

import io.upsurge.InvalidMutationException;
import io.upsurge.VersionPolicy;
import io.upsurge.internal.description.Action.Assign;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.hibernate.Expressions;
import io.upsurge.internal.hibernate.NewValue;
import io.upsurge.internal.hibernate.UnevaluableException;
import io.upsurge.internal.model.AttributeModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an update by key sets an instance to, as far as memory is concerned. */
public final class NewValues {

    private NewValues() {}

    /**
     * The values that a row brings, those that all rows have in common, and the version.
     *
     * @param given a value per attribute of the plan's shape
     * @throws UnevaluableException if something is set that is made while the statement is sent
     */
    public static List<NewValue> of(RowsPlan plan, Expressions expressions, @Nullable Object[] given) {
        AttributeNames names = new AttributeNames(plan.entity().model());
        OperandsView operands = new OperandsView(expressions, names);
        List<NewValue> values = new ArrayList<>();
        List<AttributeModel> attributes = plan.shape().attributes();
        for (int i = 0; i < attributes.size(); i++) {
            AttributeModel attribute = attributes.get(i);
            if (isSet(plan, attribute)) {
                values.add(new NewValue.Given(attribute, given[i]));
            }
        }
        plan.shape()
                .made()
                .forEach((attribute, made) -> values.add(
                        new NewValue.Computed(attribute, made.expression().apply(operands))));
        for (Assign assign : ((Form.UpdateByKey) plan.description().form()).values()) {
            AttributeModel attribute = names.find(assign.attribute());
            if (assign instanceof Assign.Value value) {
                values.add(new NewValue.Given(attribute, value.value()));
            } else if (assign instanceof Assign.Computed computed) {
                values.add(
                        new NewValue.Computed(attribute, computed.expression().apply(operands)));
            }
        }
        generated(plan, values);
        plan.entity().model().version().ifPresent(version -> values.add(version(plan, version, given)));
        return values;
    }

    private static boolean isSet(RowsPlan plan, AttributeModel attribute) {
        return !attribute.isIdentifier()
                && !attribute.isVersion()
                && attribute.columnNames().stream()
                        .anyMatch(column -> plan.update().orElseThrow().assignments().stream()
                                .anyMatch(assignment -> assignment.column().equals(column)));
    }

    private static void generated(RowsPlan plan, List<NewValue> values) {
        for (AttributeModel attribute : plan.entity().model().attributes()) {
            boolean set = values.stream().anyMatch(value -> value.attribute().equals(attribute));
            if (attribute.generation().onUpdate() && !attribute.isVersion() && !set) {
                throw new UnevaluableException("'" + attribute.path() + "', which is made while the rows are sent,");
            }
        }
    }

    private static NewValue version(RowsPlan plan, AttributeModel version, @Nullable Object[] given) {
        boolean replaced = plan.description().options().version() == VersionPolicy.NEWER_WINS
                && plan.shape().versionGiven();
        if (replaced) {
            return new NewValue.Given(version, given[plan.shape().attributes().indexOf(version)]);
        } else if (!Number.class.isAssignableFrom(version.type())) {
            throw new UnevaluableException("the version '" + version.path() + "', which is taken from the clock,");
        }
        return new NewValue.Incremented(version);
    }

    /** What the caller asked for, and why it cannot be. */
    public static InvalidMutationException notEvaluable(RowsPlan plan, UnevaluableException why) {
        return ConditionalPlanner.notEvaluable(plan.entity().model(), why);
    }
}
