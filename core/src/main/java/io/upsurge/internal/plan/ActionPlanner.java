package io.upsurge.internal.plan;

import io.upsurge.InvalidMutationException;
import io.upsurge.SoftDeleted;
import io.upsurge.internal.description.Action;
import io.upsurge.internal.description.Action.Assign;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.model.ColumnModel;
import io.upsurge.internal.model.Generation;
import io.upsurge.internal.model.RowMark.SoftDeletion;
import io.upsurge.statement.ConflictAction;
import io.upsurge.statement.ConflictAction.DoNothing;
import io.upsurge.statement.Fragment;
import java.util.Optional;
import java.util.Set;

/** Settles what becomes of a row that an upsert finds there already. */
final class ActionPlanner {

    private static final SetClause.Words WORDS =
            new SetClause.Words("doUpdate(..)", "it belongs to the conflict target, where both rows are equal");

    private final PlanParts parts;
    private final Form.Upsert form;
    private final Shape shape;
    private final SetClause set;
    private final boolean looksForHidden;

    /**
     * Plans it.
     *
     * @param looksForHidden whether rows that the session hides are found before anything is written, so that what writes
     *     has no condition on them
     */
    ActionPlanner(PlanParts parts, Form.Upsert form, Shape shape, PlannedTarget target, boolean looksForHidden) {
        this.parts = parts;
        this.form = form;
        this.shape = shape;
        this.set = new SetClause(parts, shape, target, WORDS);
        this.looksForHidden = looksForHidden;
    }

    /** The condition that the caller gave, without that on the version. */
    Optional<Fragment> userCondition() {
        return set.userCondition();
    }

    ConflictAction plan() {
        if (form.action() instanceof Action.UpdateAll all) {
            all.except().forEach(parts.names::findWritten);
            updateAll(Set.copyOf(parts.names.findAll(all.except())));
        } else if (form.action() instanceof Action.Update update) {
            update(update);
        }
        resurrect();
        if (set.isEmpty()) {
            return new DoNothing();
        }
        set.generated();
        set.version();
        set.only(looksForHidden ? own().evenIfLost() : own());
        return set.finish(form.onlyIfChanged());
    }

    /** Which stored rows an upsert may write. */
    Membership own() {
        return parts.membership.forUpsert(form.softDeleted().orElse(SoftDeleted.REFUSE));
    }

    private void resurrect() {
        if (form.softDeleted().isEmpty()) {
            return;
        }
        SoftDeletion deletion = parts.entity
                .softDeletion()
                .orElseThrow(() -> new InvalidMutationException("softDeleted("
                        + form.softDeleted().get() + ") was asked for in an upsert of " + parts.entity.name()
                        + ", whose rows are deleted for good: it has no @SoftDelete. Leave it out"));
        if (form.softDeleted().get() != SoftDeleted.RESURRECT) {
            return;
        }
        if (form.action() instanceof Action.Nothing) {
            throw new InvalidMutationException("softDeleted(RESURRECT) was asked for together with doNothing() in an"
                    + " upsert of " + parts.entity.name()
                    + ", and a row that stays as it is stays deleted. Say doUpdate(..), or leave one of them out");
        }
        set.mark(deletion.alive());
    }

    /** Every value that rows bring and the mapping lets an update write; keys, and what only inserts make, stay. */
    private void updateAll(Set<AttributeModel> except) {
        for (AttributeModel attribute : parts.entity.all()) {
            boolean brought =
                    shape.attributes().contains(attribute) || shape.made().containsKey(attribute);
            boolean stays = attribute.isIdentifier()
                    || attribute.isVersion()
                    || !attribute.updatable()
                    || !(shape.given().contains(attribute)
                            || attribute.generation().onInsert())
                    || attribute.generation() == Generation.BEFORE_INSERT
                    || except.contains(attribute);
            if (brought && !stays) {
                requireInsertable(attribute, except);
                set.given(attribute, part -> !except.contains(part) && part.generation() != Generation.BEFORE_INSERT);
            }
        }
    }

    private void requireInsertable(AttributeModel attribute, Set<AttributeModel> except) {
        if (!attribute.parts().isEmpty()) {
            attribute.parts().stream()
                    .filter(part -> !except.contains(part) && part.updatable())
                    .forEach(part -> requireInsertable(part, except));
        } else if (attribute.columns().stream().anyMatch(column -> column.updatable() && !column.insertable())) {
            throw updateOnly(attribute);
        }
    }

    private InvalidMutationException updateOnly(AttributeModel attribute) {
        return new InvalidMutationException("The attribute '" + attribute.path() + "' of " + parts.entity.name()
                + " may be updated but not inserted, and an upsert carries only values that it could insert. Leave it"
                + " out with doUpdateAllExcept(\"" + attribute.path() + "\"), or set it by a value or an expression");
    }

    private void update(Action.Update update) {
        if (update.assignments().isEmpty()) {
            throw new InvalidMutationException("doUpdate(..) without an assignment was asked for " + parts.entity.name()
                    + ", which would update nothing. Name what is set, or say doNothing()");
        }
        for (Assign assign : update.assignments()) {
            set.assign(assign);
            if (assign instanceof Assign.Excluded excluded) {
                requireGiven(parts.names.find(excluded.attribute()));
            }
        }
        update.where().ifPresent(set::where);
        set.fragments().forEach(this::requireColumnsGiven);
    }

    private void requireGiven(AttributeModel attribute) {
        boolean given =
                attribute.generation().onInsert() || shape.attributes().stream().anyMatch(a -> a.covers(attribute));
        if (!given) {
            throw new MissingValueException(" of " + parts.entity.name() + " does not bring '" + attribute.path()
                    + "', which doUpdate(..) sets to its excluded value. Give it in every row, or leave it out of"
                    + " doUpdate(..)");
        }
        if (!attribute.insertable()) {
            throw updateOnly(attribute);
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
        AttributeModel owner = parts.entity.owner(column).orElseThrow();
        boolean insertable =
                owner.columns().stream().filter(c -> c.name().equals(column)).anyMatch(ColumnModel::insertable);
        if (!insertable) {
            throw updateOnly(owner);
        }
        if (!shape.brings(column)) {
            throw new MissingValueException(" of " + parts.entity.name() + " does not bring '" + owner.path()
                    + "', whose excluded value an expression reads. Give it in every row, or do not read it");
        }
    }
}
