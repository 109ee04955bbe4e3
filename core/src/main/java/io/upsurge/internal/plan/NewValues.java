package io.upsurge.internal.plan;

import io.upsurge.InvalidMutationException;
import io.upsurge.RowExpression;
import io.upsurge.VersionPolicy;
import io.upsurge.internal.description.Action.Assign;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.hibernate.Expressions;
import io.upsurge.internal.hibernate.NewValue;
import io.upsurge.internal.hibernate.UnevaluableException;
import io.upsurge.internal.model.AttributeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an update by key sets instances to, as far as memory is concerned: for all rows of a plan. */
public final class NewValues {

    private final RowsPlan plan;
    private final OperandsView operands;
    private final List<NewValue> common = new ArrayList<>();

    /** The values that all rows have in common are made once. */
    public NewValues(RowsPlan plan, Expressions expressions) {
        this.plan = plan;
        AttributeNames names = new AttributeNames(plan.entity().model());
        this.operands = new OperandsView(expressions, names);
        for (Assign assign : ((Form.UpdateByKey) plan.description().form()).values()) {
            AttributeModel attribute = names.find(assign.attribute());
            if (assign instanceof Assign.Value value) {
                common.add(new NewValue.Given(attribute, value.value()));
            } else if (assign instanceof Assign.Computed computed) {
                common.add(
                        new NewValue.Computed(attribute, computed.expression().apply(operands)));
            }
        }
    }

    /**
     * The values that a row brings, those that all rows have in common, and the version.
     *
     * @param given a value per attribute of the plan's shape
     * @param made the expressions that the row brings
     * @throws UnevaluableException if something is set that is made while the statement is sent
     */
    public List<NewValue> of(@Nullable Object[] given, Map<AttributeModel, RowExpression> made) {
        List<NewValue> values = new ArrayList<>();
        List<AttributeModel> attributes = plan.shape().attributes();
        for (int i = 0; i < attributes.size(); i++) {
            AttributeModel attribute = attributes.get(i);
            boolean yetToBeMade = attribute.generation().needsEntity() && given[i] == null;
            if (isSet(plan, attribute) && !yetToBeMade) {
                values.add(new NewValue.Given(attribute, given[i]));
            }
        }
        made.forEach((attribute, expression) -> values.add(
                new NewValue.Computed(attribute, expression.expression().apply(operands))));
        values.addAll(common);
        generated(plan, values);
        plan.entity()
                .model()
                .version()
                .filter(version -> isAssigned(plan, version))
                .ifPresent(version -> values.add(version(plan, version, given)));
        return values;
    }

    private static boolean isSet(RowsPlan plan, AttributeModel attribute) {
        return !attribute.isIdentifier() && !attribute.isVersion() && isAssigned(plan, attribute);
    }

    private static boolean isAssigned(RowsPlan plan, AttributeModel attribute) {
        return attribute.columnNames().stream()
                .anyMatch(column -> plan.update().orElseThrow().assignments().stream()
                        .anyMatch(assignment -> assignment.column().equals(column)));
    }

    private static void generated(RowsPlan plan, List<NewValue> values) {
        for (AttributeModel attribute : plan.entity().model().rowAttributes()) {
            boolean set = values.stream().anyMatch(value -> value.attribute().covers(attribute));
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
