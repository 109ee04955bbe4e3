package io.upsurge.internal.execution;

import io.upsurge.InvalidMutationException;
import io.upsurge.RowExpression;
import io.upsurge.internal.description.Action;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.description.Target;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.RowFormula;
import io.upsurge.internal.hibernate.RowRendering;
import io.upsurge.internal.hibernate.RowValues;
import io.upsurge.internal.hibernate.SavedTargets;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.internal.model.Generation;
import io.upsurge.internal.plan.AttributeNames;
import io.upsurge.internal.plan.MissingValueException;
import io.upsurge.internal.plan.RowExpressions;
import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.internal.plan.Shape;
import io.upsurge.internal.plan.Values;
import io.upsurge.statement.ConflictTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.Hibernate;
import org.hibernate.PropertyValueException;
import org.jspecify.annotations.Nullable;

/** Takes rows in: finds out their shape, checks their values, and splits them into cells. Nothing is sent yet. */
final class RowIntake {

    private final MappedEntity mapped;
    private final EntityModel entity;
    private final RowValues rowValues;
    private final Function<Shape, RowsPlan> plans;
    private final AttributeNames names;
    private final Values types;
    private final Map<Object, Shape> shapes = new HashMap<>();
    private final Map<AttributeModel, Object> initial;
    private final @Nullable AttributeModel version;
    private final @Nullable Object[] oneCell = new Object[1];
    private final Form form;
    private final boolean isUpdate;
    private final boolean onlyInserts;
    private final CommonAttributes common;
    private final RowExpressions expressions;
    private final SavedTargets targets;
    private final WholeShapes.OfEntity wholeShapes;
    private final Map<Shape, RowsPlan> planned = new HashMap<>();
    private final RowReferences references;

    /** Rows of one shape mostly follow each other, and a shape is compared by all that it says. */
    private @Nullable Shape lastShape;

    private @Nullable RowsPlan lastPlan;

    private long lastIndex;
    private final Supplier<String> lastRow = () -> "row " + lastIndex;

    RowIntake(
            MappedEntity mapped,
            RowValues rowValues,
            Form form,
            RowExpressions expressions,
            SavedTargets targets,
            WholeShapes wholeShapes,
            RowReferences references,
            Function<Shape, RowsPlan> plans) {
        this.wholeShapes = wholeShapes.of(mapped, form instanceof Form.UpdateByKey);
        this.expressions = expressions;
        this.targets = targets;
        this.references = references;
        this.form = form;
        this.isUpdate = form instanceof Form.UpdateByKey;
        this.onlyInserts = form instanceof Form.Insert
                || (form instanceof Form.Upsert upsert && upsert.action() instanceof Action.Nothing);
        this.common = new CommonAttributes(mapped, form);
        this.mapped = mapped;
        this.entity = mapped.model();
        this.rowValues = rowValues;
        this.plans = plans;
        this.names = new AttributeNames(entity);
        this.types = new Values(mapped);
        this.initial = mapped.initialValues();
        this.version = entity.version().orElse(null);
    }

    /**
     * A row that is given as an entity: it brings all its attributes.
     *
     * @param postponed those that it leaves out all the same
     */
    GivenRow entity(long index, @Nullable Object instance, Set<AttributeModel> postponed) {
        try {
            return whole(index, instance, postponed);
        } catch (MissingValueException e) {
            throw e.at(index);
        }
    }

    /** A row that is given as attribute values: what it does not name it leaves alone. */
    GivenRow values(long index, @Nullable Map<String, @Nullable Object> given) {
        try {
            return partial(index, given == null ? null : identified(index, references.gathered(index, given)));
        } catch (MissingValueException e) {
            throw e.at(index);
        }
    }

    /** What a row says of its identifier by an association, said by the identifier itself. */
    private Map<String, @Nullable Object> identified(long index, Map<String, @Nullable Object> given) {
        Map<String, @Nullable Object> identified = given;
        for (Map.Entry<AttributeModel, AttributeModel> derived :
                mapped.derivedIdentifiers().entrySet()) {
            AttributeModel association = derived.getKey();
            Object target = given.get(association.path());
            if (target != null && !(target instanceof RowExpression)) {
                types.require(association, target, "row " + index);
                identified = identified == given ? new LinkedHashMap<>(given) : identified;
                identified.remove(association.path());
                identified.put(derived.getValue().path(), mapped.identifierOf(association, target));
            }
        }
        return identified;
    }

    private GivenRow whole(long index, @Nullable Object instance, Set<AttributeModel> postponed) {
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
        Object identifier = mapped.value(entity.identifier(), given, targets);
        boolean identified = !mapped.isUnsaved(identifier) || mapped.awaitsIdentifier(given, targets);
        boolean versioned = version != null && !rowValues.isNoVersion(mapped.value(version, given));
        Set<AttributeModel> unloaded = mapped.unloaded(given);
        requireLoaded(index, unloaded);
        Set<AttributeModel> leftOut = leftOut(given, unloaded, postponed);
        Shape whole = wholeShapes.of(identified, versioned);
        Shape shape = leftOut.isEmpty()
                ? whole
                : shapes.computeIfAbsent(List.of(identified, versioned, leftOut), key -> whole.without(leftOut));
        @Nullable Object[] values = new Object[shape.attributes().size()];
        @Nullable Object[] state = mapped.state(given);
        for (int i = 0; i < values.length; i++) {
            AttributeModel attribute = shape.attributes().get(i);
            if (isUpdate || !isGenerated(attribute, shape)) {
                values[i] =
                        attribute == entity.identifier() ? identifier : mapped.value(attribute, given, state, targets);
                common.requireNotGiven(index, attribute, values[i]);
            }
        }
        return row(index, shape, given, values, Map.of());
    }

    /** What a row leaves alone though it is a whole entity. */
    private Set<AttributeModel> leftOut(Object given, Set<AttributeModel> unloaded, Set<AttributeModel> postponed) {
        if (isUpdate) {
            return unloaded;
        }
        Set<AttributeModel> toDatabase = onlyInserts ? mapped.leftOut(given) : Set.of();
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

    private GivenRow partial(long index, @Nullable Map<String, @Nullable Object> given) {
        if (given == null) {
            throw new InvalidMutationException(
                    "Row " + index + " is null, and nothing can be inserted for it. Leave it out");
        }
        for (Object name : given.keySet()) {
            requireText(index, name);
        }
        if (!isUpdate && !entity.instantiable()) {
            throw new InvalidMutationException("Row " + index + " brings values for " + entity.name()
                    + ", which is abstract, so nothing says of which subclass the row is. Make the statement about the"
                    + " subclass");
        }
        Map<AttributeModel, RowExpression> made = made(index, given);
        Map<AttributeModel, RowRendering> rendered = rendered(made);
        Shape shape = shape(index, given, rendered);
        @Nullable Object[] values = new Object[shape.attributes().size()];
        for (int i = 0; i < values.length; i++) {
            AttributeModel attribute = shape.attributes().get(i);
            if (given.containsKey(attribute.path())) {
                values[i] = given.get(attribute.path());
                types.requireType(attribute, values[i], "row " + index);
            } else if (!attribute.generation().onInsert()) {
                values[i] = initial.get(attribute);
            }
        }
        boolean versioned = shape.versionGiven()
                && !rowValues.isNoVersion(
                        given.get(entity.version().orElseThrow().path()));
        GivenRow row =
                row(index, versioned == shape.versionGiven() ? shape : shape.withoutVersion(), null, values, made);
        int at = row.plan.columns().size();
        for (AttributeModel attribute : rendered.isEmpty() ? List.<AttributeModel>of() : shape.madeInOrder()) {
            for (Object constant :
                    Objects.requireNonNull(rendered.get(attribute)).values()) {
                row.cells[at++] = constant;
            }
        }
        return row;
    }

    private Map<AttributeModel, RowExpression> made(long index, Map<String, @Nullable Object> given) {
        Map<AttributeModel, RowExpression> made = Map.of();
        for (Map.Entry<String, @Nullable Object> value : given.entrySet()) {
            if (value.getValue() instanceof RowExpression expression) {
                made = made.isEmpty() ? new HashMap<>() : made;
                made.put(writable(index, value.getKey(), false), expression);
            }
        }
        return made;
    }

    private Map<AttributeModel, RowRendering> rendered(Map<AttributeModel, RowExpression> made) {
        if (made.isEmpty()) {
            return Map.of();
        }
        Map<AttributeModel, RowRendering> rendered = new HashMap<>();
        made.forEach((attribute, expression) -> rendered.put(attribute, expressions.render(attribute, expression)));
        return rendered;
    }

    private Shape shape(long index, Map<String, @Nullable Object> given, Map<AttributeModel, RowRendering> rendered) {
        Map<AttributeModel, RowFormula> formulas = new HashMap<>();
        rendered.forEach((attribute, rendering) -> formulas.put(attribute, rendering.formula()));
        return shapes.computeIfAbsent(List.of(given.keySet(), formulas), key -> partial(index, given, formulas));
    }

    private Shape partial(long index, Map<String, @Nullable Object> given, Map<AttributeModel, RowFormula> made) {
        List<AttributeModel> attributes = new ArrayList<>();
        boolean identified =
                given.keySet().stream().anyMatch(path -> names.find(path).isIdentifier());
        given.keySet().forEach(path -> attributes.add(writable(index, path, identified)));
        attributes.forEach(attribute -> common.requireNotGiven(index, attribute));
        attributes.sort(Comparator.comparingInt(AttributeModel::ordinal));
        return isUpdate
                ? EntityShapes.storedPartly(entity, attributes, made, index)
                : EntityShapes.partial(entity, attributes, initial.keySet(), made, index);
    }

    private GivenRow row(
            long index,
            Shape shape,
            @Nullable Object given,
            @Nullable Object[] values,
            Map<AttributeModel, RowExpression> made) {
        GivenRow row = new GivenRow(index, plan(shape), given, values, made);
        lastIndex = index;
        for (int i = 0; i < values.length; i++) {
            AttributeModel attribute = shape.attributes().get(i);
            if (attribute.isTenant()) {
                split(row, i, tenant(row, attribute, values[i]));
            } else if (!isGenerated(row, i) && !references.take(row, i)) {
                types.requireStorable(attribute, values[i], lastRow);
                split(row, i, values[i]);
            }
        }
        row.open = given != null && mapped.awaits(given, targets);
        if (!row.open && row.references.isEmpty()) {
            requireKey(row);
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

    /** The tenant is known before, and may belong to the key; another one than the session's is refused. */
    private @Nullable Object tenant(GivenRow row, AttributeModel attribute, @Nullable Object given) {
        Object own = row.entity == null ? given : mapped.value(attribute, row.entity);
        try {
            return rowValues.generate(attribute, row.entity, own);
        } catch (PropertyValueException e) {
            InvalidMutationException invalid = new InvalidMutationException("Row " + row.index + " of " + entity.name()
                    + " brings another tenant in '" + attribute.path()
                    + "' than that of the session, which cannot write rows of other tenants. Leave it out, or open a"
                    + " session of that tenant");
            invalid.initCause(e);
            throw invalid;
        }
    }

    /** Takes the version of a managed entity again, which the flush may have incremented. */
    void versionAfterFlush(GivenRow row) {
        Shape shape = row.plan.shape();
        for (int i = 0; i < row.values.length; i++) {
            AttributeModel attribute = shape.attributes().get(i);
            if (attribute.isVersion() && shape.versionGiven() && row.entity != null) {
                split(row, i, mapped.value(attribute, row.entity));
            }
        }
    }

    /** Fills in what generators make, once nothing can be refused any more: a sequence is asked only now, for all rows. */
    void generate(List<GivenRow> rows) {
        rowValues.awaitIdentifiers(
                (int) rows.stream().filter(this::lacksIdentifier).count());
        rows.forEach(this::generate);
    }

    private boolean lacksIdentifier(GivenRow row) {
        int identifier = row.plan.shape().attributes().indexOf(entity.identifier());
        return !row.generated && identifier >= 0 && isGenerated(row, identifier);
    }

    private void generate(GivenRow row) {
        if (row.generated) {
            return;
        }
        row.generated = true;
        Shape shape = row.plan.shape();
        for (int i = 0; i < row.values.length; i++) {
            AttributeModel attribute = shape.attributes().get(i);
            if (attribute.isVersion() && !shape.versionGiven()) {
                row.values[i] = rowValues.firstVersion();
                split(row, i, row.values[i]);
            } else if (isGenerated(row, i)) {
                row.values[i] = rowValues.generate(attribute, row.entity, row.values[i]);
                split(row, i, row.values[i]);
            }
        }
    }

    /** Takes what generators have made from the same row as it was taken in before. */
    void generateAs(GivenRow before, GivenRow row) {
        row.generated = before.generated;
        for (int i = 0; before.generated && i < row.values.length; i++) {
            if (isGenerated(row, i)) {
                row.values[i] = before.values[i];
                split(row, i, row.values[i]);
            }
        }
    }

    /** Whether a generator makes the value: what the caller gives as a value of its own beats it, an entity's does not. */
    private boolean isGenerated(GivenRow row, int i) {
        AttributeModel attribute = row.plan.shape().attributes().get(i);
        if (isUpdate || attribute.isTenant()) {
            return false;
        }
        if (row.entity == null) {
            boolean given = row.values[i] != null;
            return !given && (attribute.generation().onInsert() || attribute.isVersion());
        }
        return isGenerated(attribute, row.plan.shape());
    }

    private static boolean isGenerated(AttributeModel attribute, Shape shape) {
        if (attribute.isVersion()) {
            return !shape.versionGiven();
        }
        return attribute.generation().onInsert() && !(attribute.isIdentifier() && shape.identifierGiven());
    }

    private void split(GivenRow row, int i, @Nullable Object value) {
        AttributeModel attribute = row.plan.shape().attributes().get(i);
        List<Integer> positions = row.plan.layout().positions().get(i);
        @Nullable Object[] cells = positions.size() == 1 ? oneCell : new Object[positions.size()];
        oneCell[0] = null;
        rowValues.split(attribute, value, cells, 0);
        for (int column = 0; column < cells.length; column++) {
            if (positions.get(column) >= 0) {
                row.cells[positions.get(column)] = cells[column];
            }
        }
    }

    /** Refuses a row without a key; one with references has its key only when they are found. */
    void requireKey(GivenRow row) {
        if (row.plan.description().form() instanceof Form.Insert) {
            return;
        }
        boolean hasNull = Keys.isIncomplete(row);
        if (hasNull && row.plan.target().target() instanceof ConflictTarget.Expressions) {
            throw new InvalidMutationException("Row " + row.index + " of " + entity.name()
                    + " has NULL in one of the columns " + row.plan.target().columns() + " that "
                    + row.plan.target().text()
                    + " reads, and what is made of NULL may be NULL, which equals nothing, so"
                    + " the row would be inserted again and again. Give it a value, or name another conflict target");
        }
        if (hasNull && isIdentifier(row.plan)) {
            throw new InvalidMutationException("Row " + row.index + " of " + entity.name() + " has no value in "
                    + row.plan.target().text() + " " + row.plan.target().columns()
                    + ", so nothing says which row is meant. Give it one, or name another "
                    + (isUpdate ? "key" : "conflict target"));
        }
        if (hasNull && !row.plan.description().nullsAreEqual()) {
            throw new InvalidMutationException("Row " + row.index + " of " + entity.name() + " has NULL in "
                    + row.plan.target().text() + " " + row.plan.target().columns()
                    + ", and NULL equals nothing, so "
                    + (isUpdate
                            ? "no row would be found. Give it a value"
                            : "the row would be inserted again and again. Give it a value, or say nullsAreEqual()"));
        }
    }

    private boolean isIdentifier(RowsPlan plan) {
        return plan.target().isJust(entity.identifier());
    }

    /** A map that was never checked may be keyed by anything. */
    private void requireText(long index, @Nullable Object name) {
        if (!(name instanceof String)) {
            throw new InvalidMutationException("Row " + index + " of " + entity.name() + " names an attribute by "
                    + (name == null ? "null" : "a " + name.getClass().getName())
                    + ", and attributes are named by strings. Give the attribute's name");
        }
    }

    private AttributeModel writable(long index, String path, boolean identified) {
        AttributeModel attribute = names.find(path);
        if (isUpdate) {
            return updatable(index, attribute, identified);
        }
        String why = attribute.generation() == Generation.BY_DATABASE && !attribute.isIdentifier()
                ? "the database generates it"
                : !attribute.insertable() ? "the mapping says insertable = false" : null;
        if (why != null) {
            throw new InvalidMutationException("Row " + index + " gives '" + attribute.path() + "' of " + entity.name()
                    + ", which cannot be inserted: " + why + ". Leave it out of the row");
        }
        return attribute;
    }

    /** What an update may be given: what it may write, and what it may find rows by. */
    private AttributeModel updatable(long index, AttributeModel attribute, boolean identified) {
        boolean finds = attribute.isIdentifier() || attribute.isVersion() || isOfKey(attribute, identified);
        String why = attribute.generation() == Generation.BY_DATABASE
                ? "the database generates it"
                : !attribute.updatable() ? "the mapping says updatable = false" : null;
        if (why != null && !finds) {
            throw new InvalidMutationException("Row " + index + " gives '" + attribute.path() + "' of " + entity.name()
                    + ", which cannot be updated: " + why + ". Leave it out of the row");
        }
        return attribute;
    }

    private boolean isOfKey(AttributeModel attribute, boolean identified) {
        Target key = form instanceof Form.UpdateByKey update ? update.key() : new Target.Automatic();
        if (key instanceof Target.PrimaryKey && identified) {
            return false;
        } else if (key instanceof Target.NaturalId) {
            return entity.naturalId().contains(attribute);
        } else if (key instanceof Target.Attributes named) {
            return named.names().stream()
                    .flatMap(name -> names.find(name).columnNames().stream())
                    .anyMatch(attribute.columnNames()::contains);
        }
        return entity.naturalId().contains(attribute)
                || entity.uniqueKeys().stream()
                        .anyMatch(unique -> attribute.columnNames().stream().anyMatch(unique.columns()::contains));
    }
}
