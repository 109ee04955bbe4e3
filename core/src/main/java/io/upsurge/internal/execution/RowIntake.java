package io.upsurge.internal.execution;

import io.upsurge.internal.description.Form;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.RowValues;
import io.upsurge.internal.hibernate.SavedTargets;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.plan.MissingValueException;
import io.upsurge.internal.plan.RowExpressions;
import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.internal.plan.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes rows in: finds out their shape, checks their values, and splits them into cells. Nothing is sent yet. */
final class RowIntake {

    private final MappedEntity mapped;
    private final SavedTargets targets;
    private final WholeRows wholeRows;
    private final PartialRows partialRows;
    private final RowCells cells;
    private final Function<Shape, RowsPlan> plans;
    private final Map<Shape, RowsPlan> planned = new HashMap<>();

    /** Rows of one shape mostly follow each other, and a shape is compared by all that it says. */
    private @Nullable Shape lastShape;

    private @Nullable RowsPlan lastPlan;

    RowIntake(
            MappedEntity mapped,
            RowValues rowValues,
            Form form,
            RowExpressions expressions,
            SavedTargets targets,
            WholeShapes wholeShapes,
            RowReferences references,
            Function<Shape, RowsPlan> plans) {
        CommonAttributes common = new CommonAttributes(mapped, form);
        this.mapped = mapped;
        this.targets = targets;
        this.plans = plans;
        this.cells = new RowCells(mapped, rowValues, references, form instanceof Form.UpdateByKey);
        this.wholeRows = new WholeRows(mapped, rowValues, cells.made(), form, targets, wholeShapes, common, this::plan);
        this.partialRows = new PartialRows(mapped, rowValues, form, expressions, references, common, this::plan);
    }

    /**
     * A row that is given as an entity: it brings all its attributes.
     *
     * @param postponed those that it leaves out all the same
     */
    GivenRow entity(long index, @Nullable Object instance, Set<AttributeModel> postponed) {
        try {
            GivenRow row = wholeRows.row(index, instance, postponed);
            cells.fill(row);
            row.open = row.entity != null && mapped.awaits(row.entity, targets);
            return withKey(row);
        } catch (MissingValueException e) {
            throw e.at(index);
        }
    }

    /** A row that is given as attribute values: what it does not name it leaves alone. */
    GivenRow values(long index, @Nullable Map<String, @Nullable Object> given) {
        try {
            GivenRow row = partialRows.row(index, given);
            cells.fill(row);
            return withKey(row);
        } catch (MissingValueException e) {
            throw e.at(index);
        }
    }

    /** What generators make for rows. */
    MadeValues made() {
        return cells.made();
    }

    /** A row whose key must be there by now; one with references has its key only when they are found. */
    private static GivenRow withKey(GivenRow row) {
        if (!row.open && row.references.isEmpty()) {
            RequiredKey.of(row);
        }
        return row;
    }

    /** The plan for rows of a shape, which is asked for once. */
    private RowsPlan plan(Shape shape) {
        RowsPlan plan = lastPlan;
        if (plan == null || lastShape == null) {
            plan = plans.apply(shape);
        } else if (shape != lastShape) {
            planned.put(lastShape, plan);
            plan = planned.computeIfAbsent(shape, plans);
        }
        lastShape = shape;
        lastPlan = plan;
        return plan;
    }
}
