package io.upsurge.internal.plan;

import io.upsurge.InvalidMutationException;
import io.upsurge.Operands;
import io.upsurge.VersionPolicy;
import io.upsurge.internal.description.Action.Assign;
import io.upsurge.internal.hibernate.CountedChanges;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.statement.Assignment;
import io.upsurge.statement.Comparison;
import io.upsurge.statement.ConflictAction.DoUpdate;
import io.upsurge.statement.Fragment;
import jakarta.persistence.criteria.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stored rows are updated with, as it comes together: assignments, comparisons and conditions. */
final class SetClause {

    private final PlanParts parts;
    private final Shape shape;
    private final PlannedTarget target;
    private final Words words;
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<Comparison> compared = new ArrayList<>();
    private @Nullable Fragment userCondition;
    private @Nullable Fragment versionCondition;
    private Optional<Fragment> membership = Optional.empty();
    private boolean isCounted;

    /**
     * How the clause is called in messages.
     *
     * @param step the caller's step that assigns, such as {@code doUpdate(..)}
     * @param keyIsFixed why an attribute of the key cannot be assigned
     */
    record Words(String step, String keyIsFixed) {}

    SetClause(PlanParts parts, Shape shape, PlannedTarget target, Words words) {
        this.parts = parts;
        this.shape = shape;
        this.target = target;
        this.words = words;
    }

    boolean isEmpty() {
        return assignments.isEmpty();
    }

    /** The condition that the caller gave, without that on the version. */
    Optional<Fragment> userCondition() {
        return Optional.ofNullable(userCondition);
    }

    /** Whether a condition may leave rows alone that are the entity's, the caller's or that on the version. */
    boolean isConditional() {
        return userCondition != null || versionCondition != null;
    }

    /** Only rows that belong to the entity are updated. */
    void only(Membership own) {
        membership = own.condition();
    }

    /** A mark is set as well. */
    void mark(Assignment assignment) {
        assignments.add(assignment);
        compared.add(new Comparison(assignment.column(), Fragment.existing(assignment.column()), assignment.value()));
    }

    /** An attribute takes the value that was given, as far as its parts are wanted, not of the key, and not assigned. */
    void given(AttributeModel attribute, Predicate<AttributeModel> wanted) {
        if (!attribute.parts().isEmpty()) {
            attribute.parts().stream()
                    .filter(wanted)
                    .filter(AttributeModel::updatable)
                    .forEach(part -> given(part, wanted));
            return;
        }
        for (ColumnModel column : attribute.columns()) {
            if (column.updatable() && !target.columns().contains(column.name()) && !isAssigned(column.name())) {
                add(column, Fragment.excluded(column.name()), attribute);
            }
        }
    }

    /** What the caller assigns, each attribute once. */
    void assign(Assign assign) {
        AttributeModel attribute = parts.names.findWritten(assign.attribute());
        requireUpdatable(attribute);
        for (String column : attribute.columnNames()) {
            if (isAssigned(column)) {
                throw new InvalidMutationException("The attribute '" + attribute.path() + "' of " + parts.entity.name()
                        + " is assigned twice, and a column can take one value only. Assign it once");
            }
        }
        if (assign instanceof Assign.Excluded) {
            attribute.columns().forEach(column -> add(column, Fragment.excluded(column.name()), attribute));
        } else if (assign instanceof Assign.Value value) {
            new Values(parts.mapped).require(attribute, value.value(), words.step());
            addAll(attribute, parts.expressions.value(attribute, value.value()));
        } else if (assign instanceof Assign.Computed computed) {
            addAll(attribute, parts.bounded(attribute, parts.renderer().attribute(attribute, computed.expression())));
        }
    }

    /** What a row brings as an expression. */
    void made(AttributeModel attribute, List<Fragment> fragments) {
        requireUpdatable(attribute);
        addAll(attribute, parts.bounded(attribute, fragments));
    }

    void where(Function<? super Operands<?>, ? extends Expression<Boolean>> condition) {
        ExpressionRenderer renderer = parts.renderer();
        userCondition = renderer.render(
                "the condition", () -> parts.expressions.condition(condition.apply(renderer.operands())));
    }

    /** What Hibernate makes for every update is set too, unless the caller set it; that does not count for the version. */
    void generated() {
        isCounted = CountedChanges.areIn(
                assignments.stream().filter(assignment -> !isMade(assignment)).toList(), parts.mapped);
        for (AttributeModel attribute : parts.entity.rowAttributes()) {
            boolean assigned =
                    assignments.stream().anyMatch(a -> attribute.columnNames().contains(a.column()));
            if (!attribute.generation().onUpdate() || assigned || attribute.isVersion()) {
                continue;
            }
            boolean inserted = attribute.generation().onInsert();
            if (inserted && shape.attributes().contains(attribute)) {
                given(attribute, part -> true);
            } else {
                parts.names.requireMadeWithoutEntity(attribute, words.step() + ", or give entities to updateByKey(..)");
                addAll(attribute, parts.expressions.generatedForUpdate(attribute));
            }
        }
    }

    /** The version follows what counts for it, and is compared where it was given. */
    void version() {
        Optional<AttributeModel> versioned = parts.entity.version();
        if (versioned.isEmpty()) {
            return;
        }
        AttributeModel version = versioned.get();
        VersionPolicy policy = parts.description.options().version();
        String column = version.columnNames().get(0);
        if (policy == VersionPolicy.NEWER_WINS && shape.versionGiven()) {
            assignments.add(new Assignment(column, Fragment.excluded(column)));
            versionCondition = compare(column, " < ");
            return;
        }
        if (isCounted) {
            assignments.add(new Assignment(
                    column,
                    Number.class.isAssignableFrom(version.type())
                            ? new Fragment(List.of(new Fragment.Existing(column), new Fragment.Text(" + 1")))
                            : parts.expressions.nextVersion(version)));
        }
        if (policy == VersionPolicy.CHECK && shape.versionGiven()) {
            versionCondition = compare(column, " = ");
        }
    }

    /** The whole of it. */
    DoUpdate finish(boolean onlyIfChanged) {
        return new DoUpdate(assignments, condition(), onlyIfChanged ? compared : List.of());
    }

    /** All that reads the row that was given. */
    List<Fragment> fragments() {
        List<Fragment> fragments = new ArrayList<>();
        assignments.forEach(assignment -> fragments.add(assignment.value()));
        userCondition().ifPresent(fragments::add);
        return fragments;
    }

    /** Whether the value is made for the update, and brought by no row. */
    private boolean isMade(Assignment assignment) {
        return parts.entity.rowAttributes().stream()
                .anyMatch(attribute -> attribute.generation().onUpdate()
                        && !shape.given().contains(attribute)
                        && attribute.columnNames().contains(assignment.column()));
    }

    private boolean isAssigned(String column) {
        return assignments.stream().anyMatch(known -> known.column().equals(column));
    }

    private Optional<Fragment> condition() {
        return Stream.of(userCondition(), Optional.ofNullable(versionCondition), membership)
                .flatMap(Optional::stream)
                .reduce(Fragment::and);
    }

    private static Fragment compare(String column, String operator) {
        return new Fragment(
                List.of(new Fragment.Existing(column), new Fragment.Text(operator), new Fragment.Excluded(column)));
    }

    private void addAll(AttributeModel attribute, List<Fragment> fragments) {
        for (int i = 0; i < fragments.size(); i++) {
            add(attribute.columns().get(i), fragments.get(i), attribute);
        }
    }

    private void add(ColumnModel column, Fragment value, AttributeModel attribute) {
        assignments.add(new Assignment(column.name(), value));
        if (!attribute.generation().onUpdate()) {
            Fragment stored = Fragment.existing(column.name());
            compared.add(
                    column.text()
                            ? new Comparison(
                                    column.name(), parts.dialect.exactText(stored), parts.dialect.exactText(value))
                            : new Comparison(column.name(), stored, value));
        }
    }

    private void requireUpdatable(AttributeModel attribute) {
        String why = attribute.isIdentifier()
                ? "it is the identifier"
                : attribute.isVersion()
                        ? "it is the version, which is incremented by itself"
                        : attribute
                                .leftToDatabase()
                                .orElse(attribute.updatable() ? null : "the mapping says updatable = false");
        if (why == null && target.columns().stream().anyMatch(attribute.columnNames()::contains)) {
            why = words.keyIsFixed();
        }
        if (why != null) {
            throw new InvalidMutationException("The attribute '" + attribute.path() + "' of " + parts.entity.name()
                    + " cannot be updated: " + why + ". Leave it out of " + words.step());
        }
    }
}
