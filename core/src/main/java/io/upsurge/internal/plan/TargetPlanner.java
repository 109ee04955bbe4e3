package io.upsurge.internal.plan;

import io.upsurge.InvalidMutationException;
import io.upsurge.Operands;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.description.Target;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.internal.model.UniqueKey;
import io.upsurge.statement.ConflictTarget;
import io.upsurge.statement.Fragment;
import jakarta.persistence.criteria.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Settles which unique key decides that a row is there already, and that it is one. */
final class TargetPlanner {

    private final PlanParts parts;
    private final EntityModel entity;
    private final AttributeNames names;
    private final boolean nullsAreEqual;

    TargetPlanner(PlanParts parts) {
        this.parts = parts;
        this.entity = parts.entity;
        this.names = parts.names;
        this.nullsAreEqual = parts.description.nullsAreEqual();
    }

    PlannedTarget plan(Target target, boolean identifierGiven) {
        if (target instanceof Target.PrimaryKey) {
            requireNullsPossible("the primary key, which is never NULL. Leave it out");
            return key(List.of(entity.identifier()), "the primary key");
        } else if (target instanceof Target.NaturalId) {
            return naturalId();
        } else if (target instanceof Target.Attributes attributes) {
            return attributes(names.findAll(attributes.names()));
        } else if (target instanceof Target.Index index) {
            return index(index);
        } else if (target instanceof Target.Constraint constraint) {
            return constraint(constraint.name());
        } else if (target instanceof Target.AnyUniqueKey) {
            requireNullsPossible("onAnyUniqueKey(), which compares as each key does. Name the conflict target, or leave"
                    + " nullsAreEqual() out");
            return new PlannedTarget(List.of(), List.of(), new ConflictTarget.AnyUniqueKey(), "any unique key");
        }
        return automatic(identifierGiven);
    }

    private void requireNullsPossible(String otherwise) {
        if (nullsAreEqual) {
            throw new InvalidMutationException(
                    "nullsAreEqual() was asked for in an upsert of " + entity.name() + " together with " + otherwise);
        }
    }

    private PlannedTarget automatic(boolean identifierGiven) {
        if (identifierGiven) {
            return key(List.of(entity.identifier()), "the primary key");
        }
        if (!entity.naturalId().isEmpty()) {
            return naturalId();
        }
        if (entity.keysBesidesIdentifier() == 1) {
            return attributes(owners(entity.uniqueKeys().get(0)));
        }
        throw new InvalidMutationException("The rows of " + entity.name()
                + " bring no identifier, and the mapping has no @NaturalId and not just one other unique key, so nothing"
                + " says which row is meant. Name the conflict target: " + candidates());
    }

    private PlannedTarget naturalId() {
        if (entity.naturalId().isEmpty()) {
            throw new InvalidMutationException("onNaturalId() was asked for, and " + entity.name()
                    + " has no @NaturalId. Name another conflict target: " + candidates());
        }
        return key(entity.naturalId(), "the natural id");
    }

    private PlannedTarget attributes(List<AttributeModel> attributes) {
        if (attributes.isEmpty()) {
            throw new InvalidMutationException("A key without attributes was asked for, which no key of "
                    + entity.name() + " is. Name one: " + candidates());
        }
        List<String> columns = columns(attributes);
        boolean unique = entity.primaryKey().isOver(columns)
                || (!entity.naturalId().isEmpty()
                        && new UniqueKey(Optional.empty(), columns(entity.naturalId())).isOver(columns))
                || entity.uniqueKeys().stream().anyMatch(key -> key.isOver(columns));
        if (!unique) {
            throw new InvalidMutationException(asked() + paths(attributes) + " was asked for, and the mapping of "
                    + entity.name() + " declares no unique key over just these. Name one of " + candidates()
                    + ", or declare the key in the mapping (@NaturalId, @Column(unique), @UniqueConstraint)");
        }
        return key(attributes, "the key " + paths(attributes));
    }

    private PlannedTarget index(Target.Index index) {
        if (index.parts().isEmpty()) {
            throw new InvalidMutationException("A unique index over nothing was asked for as the conflict target of "
                    + entity.name() + ". Name the attributes it is over");
        }
        List<AttributeModel> whole = names.findAll(index.parts().stream()
                .filter(Target.Index.Whole.class::isInstance)
                .map(part -> ((Target.Index.Whole) part).name())
                .toList());
        if (whole.size() < index.parts().size()) {
            return expressions(index);
        }
        return wholeColumns(whole, index);
    }

    private PlannedTarget wholeColumns(List<AttributeModel> whole, Target.Index index) {
        if (index.predicate().isEmpty()) {
            return attributes(whole);
        }
        List<String> columns = columns(whole);
        return new PlannedTarget(
                whole,
                columns,
                new ConflictTarget.Columns(
                        columns, index.predicate().map(predicate -> predicate(predicate, paths(whole))), nullsAreEqual),
                "the partial index over " + paths(whole));
    }

    private PlannedTarget expressions(Target.Index index) {
        requireNullsPossible("an index over expressions, whose NULLs are never equal. Leave it out, and name an index"
                + " whose expressions are not NULL");
        List<Fragment> fragments = new ArrayList<>();
        for (Target.Index.Part part : index.parts()) {
            if (part instanceof Target.Index.Whole named) {
                names.find(named.name()).columnNames().forEach(column -> fragments.add(Fragment.existing(column)));
            } else if (part instanceof Target.Index.Computed computed) {
                fragments.add(expression(computed, fragments.size()));
            }
        }
        String text = "("
                + String.join(", ", fragments.stream().map(TargetPlanner::text).toList()) + ")";
        List<AttributeModel> attributes = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (Fragment part : fragments) {
            for (String column : part.reads()) {
                AttributeModel owner = entity.owner(column).orElseThrow(() -> unmapped(column, text));
                if (!columns.contains(column)) {
                    columns.add(column);
                }
                if (!attributes.contains(owner)) {
                    attributes.add(owner);
                }
            }
        }
        if (fragments.stream().allMatch(Fragment::isColumn)) {
            return wholeColumns(attributes, index);
        }
        return new PlannedTarget(
                attributes,
                columns,
                new ConflictTarget.Expressions(
                        fragments, index.predicate().map(predicate -> predicate(predicate, text))),
                "the index over " + text);
    }

    private InvalidMutationException unmapped(String column, String index) {
        return new InvalidMutationException("The unique index over " + index + " of " + entity.name()
                + " reads the column " + column + ", which no attribute maps, so rows cannot bring it. Name another"
                + " conflict target: " + candidates());
    }

    private Fragment expression(Target.Index.Computed computed, int position) {
        String what = "the expression at " + position + " of the unique index";
        ExpressionRenderer renderer = parts.renderer();
        Fragment expression = renderer.render(
                what, () -> parts.expressions.ofIndex(computed.expression().apply(renderer.operands())));
        requireStoredRowOnly(expression, what);
        if (expression.reads().isEmpty()) {
            throw new InvalidMutationException("In the upsert of " + entity.name() + ", " + what
                    + " reads no attribute, and is the same for all rows. Use existing(..) in it, or leave it out");
        }
        return expression;
    }

    private Fragment predicate(Function<? super Operands<?>, ? extends Expression<Boolean>> predicate, String over) {
        String what = "the predicate of the unique index over " + over;
        ExpressionRenderer renderer = parts.renderer();
        Fragment condition =
                renderer.render(what, () -> parts.expressions.conditionOfIndex(predicate.apply(renderer.operands())));
        requireStoredRowOnly(condition, what);
        return condition;
    }

    private void requireStoredRowOnly(Fragment fragment, String what) {
        if (fragment.parts().stream().anyMatch(Fragment.Excluded.class::isInstance)) {
            throw new InvalidMutationException("In the upsert of " + entity.name() + ", " + what
                    + " reads the excluded row, and an index knows the stored row only. Use existing(..)");
        }
    }

    /** An expression for a message. */
    private static String text(Fragment expression) {
        StringBuilder text = new StringBuilder();
        for (Fragment.Part part : expression.parts()) {
            if (part instanceof Fragment.Text sql) {
                text.append(sql.sql());
            } else if (part instanceof Fragment.Existing existing) {
                text.append(existing.column());
            }
        }
        return text.toString();
    }

    private PlannedTarget constraint(String name) {
        List<UniqueKey> all = new ArrayList<>(entity.uniqueKeys());
        all.add(entity.primaryKey());
        for (UniqueKey key : all) {
            if (key.name()
                    .filter(known -> plain(known).equalsIgnoreCase(plain(name)))
                    .isPresent()) {
                return new PlannedTarget(
                        owners(key),
                        key.columns(),
                        new ConflictTarget.Constraint(key.name().get(), key.columns()),
                        "the constraint " + key.name().get());
            }
        }
        throw new InvalidMutationException("A conflict on the constraint '" + AttributeNames.shown(name)
                + "' was asked for, and the mapping of " + entity.name()
                + " has no unique key of that name. Name one of " + candidates());
    }

    /** A name without the quotes around it, which the mapping writes as backticks and SQL as the database wants. */
    private static String plain(String name) {
        boolean quoted = name.length() > 1 && "\"`".indexOf(name.charAt(0)) >= 0 && name.endsWith(name.substring(0, 1));
        return quoted ? name.substring(1, name.length() - 1) : name;
    }

    private String asked() {
        return parts.description.form() instanceof Form.Upsert ? "A conflict on " : "An update by ";
    }

    private PlannedTarget key(List<AttributeModel> attributes, String text) {
        List<String> columns = columns(attributes);
        return new PlannedTarget(
                attributes, columns, new ConflictTarget.Columns(columns, Optional.empty(), nullsAreEqual), text);
    }

    /** The attributes that a key's columns belong to; a column that no attribute has cannot be a target. */
    private List<AttributeModel> owners(UniqueKey key) {
        List<AttributeModel> owners = new ArrayList<>();
        for (String column : key.columns()) {
            AttributeModel owner = entity.owner(column)
                    .orElseThrow(() -> new InvalidMutationException("The unique key " + key.columns() + " of "
                            + entity.name() + " has the column " + column
                            + ", which no attribute maps, so rows cannot bring it. Name another: " + candidates()));
            if (!owners.contains(owner)) {
                owners.add(owner);
            }
        }
        return owners;
    }

    private static List<String> columns(List<AttributeModel> attributes) {
        return attributes.stream().flatMap(a -> a.columnNames().stream()).toList();
    }

    static String paths(List<AttributeModel> attributes) {
        return attributes.stream().map(AttributeModel::path).toList().toString();
    }

    private String candidates() {
        List<String> candidates = new ArrayList<>();
        candidates.add("the primary key " + paths(List.of(entity.identifier())));
        if (!entity.naturalId().isEmpty()) {
            candidates.add("the natural id " + paths(entity.naturalId()));
        }
        for (UniqueKey key : entity.uniqueKeys()) {
            candidates.add(key.name().orElse("the unique key") + " " + key.columns());
        }
        return String.join(", ", candidates);
    }
}
