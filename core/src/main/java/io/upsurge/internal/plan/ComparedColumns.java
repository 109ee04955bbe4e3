package io.upsurge.internal.plan;

import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.statement.Comparison;
import io.upsurge.statement.ConflictAction.DoUpdate;
import java.util.ArrayList;
import java.util.List;

/** Which columns of {@code onlyIfChanged()} this database cannot tell changes of. */
record ComparedColumns(PlanParts parts) {

    /** Why the values of an update cannot be compared, each with the way out. */
    List<String> refusals(DoUpdate update) {
        List<String> refusals = new ArrayList<>();
        for (Comparison comparison : update.compared()) {
            for (AttributeModel attribute : parts.entity.attributes()) {
                for (ColumnModel column : attribute.columns()) {
                    if (column.name().equals(comparison.column())) {
                        parts.dialect
                                .incomparable(column.column())
                                .ifPresent(why -> refusals.add(refusal(attribute, why)));
                    }
                }
            }
        }
        return refusals;
    }

    private static String refusal(AttributeModel attribute, String why) {
        return "onlyIfChanged() was asked for with the attribute '" + attribute.path() + "', and this database cannot: "
                + why + ". Instead, leave onlyIfChanged() out, or leave the attribute out of the update";
    }
}
