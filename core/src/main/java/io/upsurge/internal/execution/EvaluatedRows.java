package io.upsurge.internal.execution;

import io.upsurge.Outcome;
import io.upsurge.internal.hibernate.Evaluation;
import io.upsurge.internal.hibernate.Expressions;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.UnevaluableException;
import io.upsurge.internal.model.AttributeKind;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ReferenceKey;
import io.upsurge.internal.plan.NewValues;
import io.upsurge.internal.plan.RowsPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The new states of managed instances, told in memory before their rows are updated. */
final class EvaluatedRows {

    private record Evaluated(
            Evaluation evaluation,
            Object instance,
            @Nullable Object[] state) {}

    private final Map<GivenRow, Evaluated> byRow = new HashMap<>();

    /** Refuses the call where a new state cannot be told. */
    EvaluatedRows(HibernateSession session, List<GivenRow> managed) {
        Map<RowsPlan, Expressions> byPlan = new HashMap<>();
        Map<RowsPlan, NewValues> values = new HashMap<>();
        managed.forEach(row -> {
            Object instance = Objects.requireNonNull(row.managed);
            RowsPlan plan = row.plan;
            try {
                requireKnown(row);
                Expressions expressions =
                        byPlan.computeIfAbsent(plan, unknown -> session.expressions(unknown.entity()));
                NewValues ofPlan = values.computeIfAbsent(plan, unknown -> new NewValues(unknown, expressions));
                Evaluation evaluation = Evaluation.of(
                        session,
                        plan.entity(),
                        plan.dialect(),
                        expressions,
                        List.of(),
                        ofPlan.of(row.values, row.made));
                byRow.put(row, new Evaluated(evaluation, instance, evaluation.state(instance)));
            } catch (UnevaluableException e) {
                throw NewValues.notEvaluable(plan, e);
            }
        });
    }

    /** Refuses a reference that is told by another key: there is nothing that the instance could be given. */
    private static void requireKnown(GivenRow row) {
        for (int i = 0; i < row.values.length; i++) {
            AttributeModel attribute = row.plan.shape().attributes().get(i);
            Object value = row.values[i];
            boolean known = value == null
                    || attribute.kind() != AttributeKind.ASSOCIATION
                    || !(value instanceof ReferenceKey)
                            && row.plan.entity().identifier().ofTarget(attribute, value) != null;
            if (!known) {
                throw new UnevaluableException(
                        "'" + attribute.path() + "', which is given by a key and not by its identifier,");
            }
        }
    }

    /** Gives the instances of rows that were updated their new states. */
    void apply(List<GivenRow> written) {
        for (GivenRow row : written) {
            if (byRow.containsKey(row) && row.outcome == Outcome.UPDATED) {
                Evaluated evaluated = Objects.requireNonNull(byRow.get(row));
                evaluated.evaluation().apply(Map.of(evaluated.instance(), evaluated.state()));
            }
        }
    }
}
