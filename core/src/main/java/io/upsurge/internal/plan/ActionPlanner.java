package io.upsurge.internal.plan;

import io.upsurge.InvalidMutationException;
import io.upsurge.VersionPolicy;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.description.Action;
import io.upsurge.internal.description.Action.Assign;
import io.upsurge.internal.description.UpsertDescription;
import io.upsurge.internal.hibernate.Expressions;
import io.upsurge.internal.hibernate.MappedEntity;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.internal.model.Generation;
import io.upsurge.statement.Assignment;
import io.upsurge.statement.Comparison;
import io.upsurge.statement.ConflictAction;
import io.upsurge.statement.ConflictAction.DoNothing;
import io.upsurge.statement.ConflictAction.DoUpdate;
import io.upsurge.statement.Fragment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Settles what becomes of a row that is there already: which columns are assigned what, and under which condition. */
final class ActionPlanner {

    private final MappedEntity mapped;
    private final EntityModel entity;
    private final UpsurgeDialect dialect;
    private final AttributeNames names;
    private final Expressions expressions;
    private final UpsertDescription description;
    private final Shape shape;
    private final PlannedTarget target;
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<Comparison> compared = new ArrayList<>();
    private @Nullable Fragment userCondition;
    private @Nullable Fragment versionCondition;

    ActionPlanner(
            MappedEntity mapped,
            UpsurgeDialect dialect,
            AttributeNames names,
            Expressions expressions,
            UpsertDescription description,
            Shape shape,
            PlannedTarget target) {
        this.mapped = mapped;
        this.entity = mapped.model();
        this.dialect = dialect;
        this.names = names;
        this.expressions = expressions;
        this.description = description;
        this.shape = shape;
        this.target = target;
    }

    /** The condition that the caller gave, without that on the version. */
    Optional<Fragment> userCondition() {
        return Optional.ofNullable(userCondition);
    }

    ConflictAction plan() {
        if (description.action() instanceof Action.UpdateAll all) {
            updateAll(Set.copyOf(names.findAll(all.except())));
        } else if (description.action() instanceof Action.Update update) {
            update(update);
        }
        if (assignments.isEmpty()) {
            return new DoNothing();
        }
        generated();
        version();
        return new DoUpdate(assignments, condition(), description.onlyIfChanged() ? compared : List.of());
    }

    private Optional<Fragment> condition() {
        Fragment user = userCondition;
        Fragment version = versionCondition;
        if (user == null || version == null) {
            return Optional.ofNullable(user == null ? version : user);
        }
        List<Fragment.Part> parts = new ArrayList<>();
        parts.add(new Fragment.Text("("));
        parts.addAll(user.parts());
        parts.add(new Fragment.Text(") and "));
        parts.addAll(version.parts());
        return Optional.of(new Fragment(parts));
    }

    /** Every value that rows bring and the mapping lets an update write; keys, and what only inserts make, stay. */
    private void updateAll(Set<AttributeModel> except) {
        for (AttributeModel attribute : shape.attributes()) {
            boolean stays = attribute.isIdentifier()
                    || attribute.isVersion()
                    || !attribute.updatable()
                    || !(shape.given().contains(attribute)
                            || attribute.generation().onUpdate())
                    || attribute.generation() == Generation.BEFORE_INSERT
                    || except.contains(attribute);
            if (!stays) {
                excluded(attribute, part -> !except.contains(part));
            }
        }
    }

    private InvalidMutationException updateOnly(AttributeModel attribute) {
        return new InvalidMutationException("The attribute '" + attribute.path() + "' of " + entity.name()
                + " may be updated but not inserted, and an upsert carries only values that it could insert. Leave it"
                + " out with doUpdateAllExcept(\"" + attribute.path() + "\"), or set it by a value or an expression");
    }

    private void excluded(AttributeModel attribute, Predicate<AttributeModel> wanted) {
        if (!attribute.parts().isEmpty()) {
            attribute.parts().stream()
                    .filter(wanted)
                    .filter(AttributeModel::updatable)
                    .forEach(part -> excluded(part, wanted));
            return;
        }
        for (ColumnModel column : attribute.columns()) {
            if (column.updatable() && !target.columns().contains(column.name())) {
                if (!column.insertable()) {
                    throw updateOnly(attribute);
                }
                add(column, Fragment.excluded(column.name()), attribute);
            }
        }
    }

    private void update(Action.Update update) {
        if (update.assignments().isEmpty()) {
            throw new InvalidMutationException("doUpdate(..) without an assignment was asked for " + entity.name()
                    + ", which would update nothing. Name what is set, or say doNothing()");
        }
        Set<String> columns = new HashSet<>();
        for (Assign assign : update.assignments()) {
            AttributeModel attribute = names.find(assign.attribute());
            requireUpdatable(attribute);
            for (String column : attribute.columnNames()) {
                if (!columns.add(column)) {
                    throw new InvalidMutationException("The attribute '" + attribute.path() + "' of " + entity.name()
                            + " is assigned twice, and a column can take one value only. Assign it once");
                }
            }
            assign(assign, attribute);
        }
        update.where()
                .ifPresent(where -> userCondition = renderer()
                        .render(
                                "the condition",
                                () -> expressions.condition(
                                        where.apply(renderer().operands()))));
        userConditionReadsGivenColumns();
    }

    private void assign(Assign assign, AttributeModel attribute) {
        if (assign instanceof Assign.Excluded) {
            requireGiven(attribute);
            if (!attribute.insertable()) {
                throw updateOnly(attribute);
            }
            attribute.columns().forEach(column -> add(column, Fragment.excluded(column.name()), attribute));
        } else if (assign instanceof Assign.Value value) {
            new Values(mapped).require(attribute, value.value(), "doUpdate(..)");
            addAll(attribute, expressions.value(attribute, value.value()));
        } else if (assign instanceof Assign.Computed computed) {
            List<Fragment> fragments = renderer()
                    .render(
                            "the expression for '" + attribute.path() + "'",
                            () -> expressions.expression(
                                    attribute,
                                    computed.expression().apply(renderer().operands())));
            if (fragments.size() != attribute.columns().size()) {
                throw new InvalidMutationException("The expression for '" + attribute.path() + "' of " + entity.name()
                        + " has " + fragments.size() + " columns where the attribute has "
                        + attribute.columns().size() + ". Give an expression of the attribute's own type");
            }
            fragments.forEach(this::requireColumnsGiven);
            addAll(attribute, fragments);
        }
    }

    private void addAll(AttributeModel attribute, List<Fragment> fragments) {
        for (int i = 0; i < fragments.size(); i++) {
            add(attribute.columns().get(i), fragments.get(i), attribute);
        }
    }

    private void add(ColumnModel column, Fragment value, AttributeModel attribute) {
        Assignment assignment = new Assignment(column.name(), value);
        assignments.add(assignment);
        if (!attribute.generation().onUpdate()) {
            compared.add(comparison(column, value));
        }
    }

    private Comparison comparison(ColumnModel column, Fragment value) {
        Fragment stored = Fragment.existing(column.name());
        return column.text()
                ? new Comparison(column.name(), dialect.exactText(stored), dialect.exactText(value))
                : new Comparison(column.name(), stored, value);
    }

    /** What Hibernate makes for every update is set too, unless the caller set it. */
    private void generated() {
        for (AttributeModel attribute : entity.attributes()) {
            boolean assigned =
                    assignments.stream().anyMatch(a -> attribute.columnNames().contains(a.column()));
            if (!attribute.generation().onUpdate() || assigned || attribute.isVersion()) {
                continue;
            }
            if (shape.attributes().contains(attribute)) {
                excluded(attribute, part -> true);
            } else {
                addAll(attribute, expressions.generatedForUpdate(attribute));
            }
        }
    }

    private void version() {
        Optional<AttributeModel> versioned = entity.version();
        if (versioned.isEmpty()) {
            return;
        }
        AttributeModel version = versioned.get();
        String column = version.columnNames().get(0);
        boolean newerWins = description.options().version() == VersionPolicy.NEWER_WINS && shape.versionGiven();
        if (newerWins) {
            assignments.add(new Assignment(column, Fragment.excluded(column)));
            versionCondition = compare(column, " < ");
        } else {
            assignments.add(new Assignment(
                    column,
                    Number.class.isAssignableFrom(version.type())
                            ? new Fragment(List.of(new Fragment.Existing(column), new Fragment.Text(" + 1")))
                            : expressions.nextVersion(version)));
            if (description.options().version() == VersionPolicy.CHECK && shape.versionGiven()) {
                versionCondition = compare(column, " = ");
            }
        }
    }

    private static Fragment compare(String column, String operator) {
        return new Fragment(
                List.of(new Fragment.Existing(column), new Fragment.Text(operator), new Fragment.Excluded(column)));
    }

    private void requireUpdatable(AttributeModel attribute) {
        String why = attribute.isIdentifier()
                ? "it is the identifier"
                : attribute.isVersion()
                        ? "it is the version, which is incremented by itself"
                        : attribute.generation() == Generation.BY_DATABASE
                                ? "the database generates it"
                                : !attribute.updatable() ? "the mapping says updatable = false" : null;
        if (why == null && target.columns().stream().anyMatch(attribute.columnNames()::contains)) {
            why = "it belongs to the conflict target, where both rows are equal";
        }
        if (why != null) {
            throw new InvalidMutationException("The attribute '" + attribute.path() + "' of " + entity.name()
                    + " cannot be updated: " + why + ". Leave it out of doUpdate(..)");
        }
    }

    private void requireGiven(AttributeModel attribute) {
        boolean given =
                attribute.generation().onInsert() || shape.given().stream().anyMatch(a -> a.covers(attribute));
        if (!given) {
            throw new MissingValueException(" of " + entity.name() + " does not bring '" + attribute.path()
                    + "', which doUpdate(..) sets to its excluded value. Give it in every row, or leave it out of"
                    + " doUpdate(..)");
        }
    }

    private void requireColumnsGiven(Fragment fragment) {
        for (Fragment.Part part : fragment.parts()) {
            if (part instanceof Fragment.Excluded excluded) {
                requireColumnGiven(excluded.column());
            }
        }
    }

    private void requireColumnGiven(String column) {
        AttributeModel owner = entity.owner(column).orElseThrow();
        boolean insertable = owner.columns().stream().anyMatch(c -> c.name().equals(column) && c.insertable());
        if (!insertable) {
            throw updateOnly(owner);
        }
        if (shape.attributes().stream().noneMatch(a -> a.columnNames().contains(column))) {
            throw new MissingValueException(" of " + entity.name() + " does not bring '" + owner.path()
                    + "', whose excluded value an expression reads. Give it in every row, or do not read it");
        }
    }

    private void userConditionReadsGivenColumns() {
        if (userCondition != null) {
            requireColumnsGiven(userCondition);
        }
    }

    private ExpressionRenderer renderer() {
        return new ExpressionRenderer(entity, expressions, names);
    }
}
