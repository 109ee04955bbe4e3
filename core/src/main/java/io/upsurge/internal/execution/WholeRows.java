package io.upsurge.internal.execution;

import io.upsurge.InvalidMutationException;
import io.upsurge.internal.description.Action;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.RowValues;
import io.upsurge.internal.hibernate.SavedTargets;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.internal.plan.CellLayout;
import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.internal.plan.Shape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/** Rows that are given as entities: they bring all their attributes. */
final class WholeRows {

    private final MappedEntity mapped;
    private final EntityModel entity;
    private final RowValues rowValues;
    private final MadeValues made;
    private final SavedTargets targets;
    private final WholeShapes.OfEntity wholeShapes;
    private final CommonAttributes common;
    private final Function<Shape, RowsPlan> plans;
    private final @Nullable AttributeModel version;
    private final boolean isUpdate;
    private final boolean onlyInserts;
    private final Map<Object, Shape> shapes = new HashMap<>();

    WholeRows(
            MappedEntity mapped,
            RowValues rowValues,
            MadeValues made,
            Form form,
            SavedTargets targets,
            WholeShapes wholeShapes,
            CommonAttributes common,
            Function<Shape, RowsPlan> plans) {
        this.mapped = mapped;
        this.entity = mapped.model();
        this.rowValues = rowValues;
        this.made = made;
        this.targets = targets;
        this.isUpdate = form instanceof Form.UpdateByKey;
        this.onlyInserts = form instanceof Form.Insert
                || (form instanceof Form.Upsert upsert && upsert.action() instanceof Action.Nothing);
        this.wholeShapes = wholeShapes.of(mapped, isUpdate);
        this.common = common;
        this.plans = plans;
        this.version = entity.version().orElse(null);
    }

    /** The row of an entity, whose values are yet to be put into its cells. */
    GivenRow row(long index, @Nullable Object instance, Set<AttributeModel> postponed) {
        Object given = instance != null && mapped.isJust(instance) ? instance : unproxied(index, instance);
        Object identifier = mapped.values().of(entity.identifier(), given, targets);
        RowsPlan plan = plans.apply(shape(index, given, identifier, postponed));
        return new GivenRow(index, plan, given, values(index, given, identifier, plan), Map.of());
    }

    private Object unproxied(long index, @Nullable Object instance) {
        if (instance != null && !Hibernate.isInitialized(instance)) {
            throw new InvalidMutationException("Row " + index + " is a reference to a " + entity.name()
                    + " that was never loaded, so it brings no values. Load it first with find(..) or"
                    + " Hibernate.initialize(..), or give a new instance");
        }
        Object given = Hibernate.unproxy(instance);
        if (given == null || !mapped.isInstance(given)) {
            throw new InvalidMutationException("Row " + index + " is "
                    + (given == null ? "null" : "a " + given.getClass().getName()) + ", and the statement is about "
                    + entity.name() + ". Give instances of " + entity.type().getName() + " only");
        }
        return given;
    }

    private Shape shape(long index, Object given, @Nullable Object identifier, Set<AttributeModel> postponed) {
        boolean identified = !mapped.identifier().isUnsaved(identifier)
                || mapped.identifier().isAwaited(given, targets);
        boolean versioned =
                version != null && !rowValues.isNoVersion(mapped.values().of(version, given));
        Set<AttributeModel> unloaded = mapped.values().unloaded(given);
        requireLoaded(index, unloaded);
        Set<AttributeModel> leftOut = leftOut(given, unloaded, postponed);
        Shape whole = wholeShapes.of(identified, versioned);
        return leftOut.isEmpty()
                ? whole
                : shapes.computeIfAbsent(List.of(identified, versioned, leftOut), key -> whole.without(leftOut));
    }

    private @Nullable Object[] values(long index, Object given, @Nullable Object identifier, RowsPlan plan) {
        Shape shape = plan.shape();
        CellLayout layout = plan.cells().layout();
        @Nullable Object[] values = new Object[shape.attributes().size()];
        @Nullable Object[] state = mapped.values().state(given);
        List<CellLayout.Plain> plain = layout.plain();
        for (int i = 0; i < plain.size(); i++) {
            values[plain.get(i).index()] = plain.get(i).attribute().of(state);
        }
        List<Integer> others = layout.others();
        for (int at = 0; at < others.size(); at++) {
            int i = others.get(at);
            AttributeModel attribute = shape.attributes().get(i);
            if (!made.isMade(attribute, shape) && (isUpdate || !attribute.isTenant())) {
                values[i] = attribute == entity.identifier()
                        ? identifier
                        : mapped.values().of(attribute, given, state, targets);
            }
        }
        common.requireNotGiven(index, shape.attributes(), values);
        return values;
    }

    /** What a row leaves alone though it is a whole entity. */
    private Set<AttributeModel> leftOut(Object given, Set<AttributeModel> unloaded, Set<AttributeModel> postponed) {
        if (isUpdate) {
            return unloaded;
        }
        Set<AttributeModel> toDatabase = onlyInserts ? mapped.values().leftOut(given) : Set.of();
        if (toDatabase.isEmpty() || postponed.isEmpty()) {
            return toDatabase.isEmpty() ? postponed : toDatabase;
        }
        Set<AttributeModel> both = new HashSet<>(toDatabase);
        both.addAll(postponed);
        return both;
    }

    /** An update leaves alone what an entity brings no value for; an insert cannot. */
    private void requireLoaded(long index, Set<AttributeModel> unloaded) {
        if (!isUpdate && !unloaded.isEmpty()) {
            throw new InvalidMutationException("Row " + index + " is a " + entity.name() + " whose lazy attribute '"
                    + unloaded.iterator().next().path()
                    + "' was never loaded, so it brings no value for it, and NULL would be inserted. Load it first with"
                    + " Hibernate.initialize(..) or its getter, or give the row as values");
        }
    }
}
