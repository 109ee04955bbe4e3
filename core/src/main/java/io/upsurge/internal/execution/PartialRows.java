package io.upsurge.internal.execution;

import io.upsurge.InvalidMutationException;
import io.upsurge.RowExpression;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.description.Target;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.hibernate.RowFormula;
import io.upsurge.internal.hibernate.RowRendering;
import io.upsurge.internal.hibernate.RowValues;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.internal.plan.AttributeNames;
import io.upsurge.internal.plan.RowExpressions;
import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.internal.plan.Shape;
import io.upsurge.internal.plan.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rows that are given as attribute values: what they do not name they leave alone. */
final class PartialRows {

    private final MappedEntity mapped;
    private final EntityModel entity;
    private final RowValues rowValues;
    private final RowReferences references;
    private final RowExpressions expressions;
    private final CommonAttributes common;
    private final Function<Shape, RowsPlan> plans;
    private final Form form;
    private final boolean isUpdate;
    private final AttributeNames names;
    private final Values types;
    private final Map<AttributeModel, Object> initial;
    private final Map<Object, Shape> shapes = new HashMap<>();

    /** Rows that name the same attributes mostly follow each other. */
    private Set<String> lastNames = Set.of();

    private @Nullable Shape lastShape;

    private long lastIndex;
    private final Supplier<String> lastRow = () -> "row " + lastIndex;

    PartialRows(
            MappedEntity mapped,
            RowValues rowValues,
            Form form,
            RowExpressions expressions,
            RowReferences references,
            CommonAttributes common,
            Function<Shape, RowsPlan> plans) {
        this.mapped = mapped;
        this.entity = mapped.model();
        this.rowValues = rowValues;
        this.form = form;
        this.isUpdate = form instanceof Form.UpdateByKey;
        this.expressions = expressions;
        this.references = references;
        this.common = common;
        this.plans = plans;
        this.names = new AttributeNames(entity);
        this.types = new Values(mapped);
        this.initial = mapped.values().initial();
    }

    /** The row of some values, which are yet to be put into its cells. */
    GivenRow row(long index, @Nullable Map<String, @Nullable Object> given) {
        return partial(index, given == null ? null : identified(index, references.gathered(index, given)));
    }

    /** What a row says of its identifier by an association, said by the identifier itself. */
    private Map<String, @Nullable Object> identified(long index, Map<String, @Nullable Object> given) {
        Map<String, @Nullable Object> identified = given;
        for (Map.Entry<AttributeModel, AttributeModel> derived :
                mapped.identifier().byAssociation().entrySet()) {
            AttributeModel association = derived.getKey();
            Object target = given.get(association.path());
            if (target != null && !(target instanceof RowExpression)) {
                types.require(association, target, "row " + index);
                identified = identified == given ? new LinkedHashMap<>(given) : identified;
                identified.remove(association.path());
                identified.put(derived.getValue().path(), mapped.identifier().ofTarget(association, target));
            }
        }
        return identified;
    }

    private GivenRow partial(long index, @Nullable Map<String, @Nullable Object> given) {
        if (given == null) {
            throw new InvalidMutationException(
                    "Row " + index + " is null, and nothing can be inserted for it. Leave it out");
        }
        lastIndex = index;
        requireTexts(index, given.keySet());
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
            Object value = given.get(attribute.path());
            if (value != null || given.containsKey(attribute.path())) {
                values[i] = value;
                types.requireType(attribute, value, lastRow);
            } else if (!attribute.generation().onInsert()) {
                values[i] = initial.get(attribute);
            }
        }
        boolean versioned = shape.versionGiven()
                && !rowValues.isNoVersion(
                        given.get(entity.version().orElseThrow().path()));
        RowsPlan plan = plans.apply(versioned == shape.versionGiven() ? shape : shape.withoutVersion());
        GivenRow row = new GivenRow(index, plan, null, values, made);
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
        if (!hasExpression(given.values())) {
            return Map.of();
        }
        Map<AttributeModel, RowExpression> made = new HashMap<>();
        given.forEach((name, value) -> {
            if (value instanceof RowExpression expression) {
                made.put(writable(index, name, false), expression);
            }
        });
        return made;
    }

    /** Most rows have none: looking at values alone is cheaper than finding each by its name. */
    private static boolean hasExpression(Collection<?> values) {
        for (Object value : values) {
            if (value instanceof RowExpression) {
                return true;
            }
        }
        return false;
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
        if (!rendered.isEmpty()) {
            return shapeOfRendered(index, given, rendered);
        }
        if (lastShape == null || !isOfLast(given.keySet())) {
            lastShape = shapeOfRendered(index, given, rendered);
            lastNames = given.keySet();
        }
        return lastShape;
    }

    private boolean isOfLast(Set<String> names) {
        return names == lastNames || names.equals(lastNames);
    }

    private Shape shapeOfRendered(
            long index, Map<String, @Nullable Object> given, Map<AttributeModel, RowRendering> rendered) {
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

    private void requireTexts(long index, Set<?> names) {
        if (names != lastNames) {
            names.forEach(name -> requireText(index, name));
        }
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
        names.requireWrittenAlone(attribute);
        String why = attribute
                .leftToDatabase()
                .filter(made -> !attribute.isIdentifier())
                .orElse(attribute.insertable() ? null : "the mapping says insertable = false");
        if (why != null) {
            throw new InvalidMutationException("Row " + index + " gives '" + attribute.path() + "' of " + entity.name()
                    + ", which cannot be inserted: " + why + ". Leave it out of the row");
        }
        return attribute;
    }

    /** What an update may be given: what it may write, and what it may find rows by. */
    private AttributeModel updatable(long index, AttributeModel attribute, boolean identified) {
        boolean finds = attribute.isIdentifier() || attribute.isVersion() || isOfKey(attribute, identified);
        if (!finds) {
            names.requireWrittenAlone(attribute);
        }
        String why =
                attribute.leftToDatabase().orElse(attribute.updatable() ? null : "the mapping says updatable = false");
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
