package io.upsurge.internal.plan;

import io.upsurge.SoftDeleted;
import io.upsurge.internal.hibernate.Expressions;
import io.upsurge.internal.hibernate.Restriction;
import io.upsurge.internal.model.EntityModel;
import io.upsurge.internal.model.RowMark;
import io.upsurge.statement.Assignment;
import io.upsurge.statement.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which stored rows are the entity's own, in SQL.
 *
 * @param marks what tells them from others, as far as it matters
 * @param conditions for each mark, that a stored row has it
 */
public record Membership(List<RowMark> marks, List<Fragment> conditions) {

    public Membership {
        marks = List.copyOf(marks);
        conditions = List.copyOf(conditions);
    }

    /** Of rows of just this entity, and not of a subclass. */
    static Membership exact(EntityModel entity, Expressions expressions) {
        return of(entity, expressions, true);
    }

    /** Of rows of this entity and of its subclasses. */
    static Membership ofSubclassesToo(EntityModel entity, Expressions expressions) {
        return of(entity, expressions, false);
    }

    private static Membership of(EntityModel entity, Expressions expressions, boolean exact) {
        List<RowMark> marks = new ArrayList<>();
        List<Fragment> conditions = new ArrayList<>();
        for (RowMark mark : entity.marks()) {
            condition(mark, expressions, exact).ifPresent(condition -> {
                marks.add(mark);
                conditions.add(condition);
            });
        }
        return new Membership(marks, conditions);
    }

    private static Optional<Fragment> condition(RowMark mark, Expressions expressions, boolean exact) {
        if (mark instanceof RowMark.Discriminator discriminator) {
            return exact ? Optional.of(discriminator.ofThis()) : discriminator.ofSubclassToo();
        } else if (mark instanceof RowMark.SoftDeletion deletion) {
            return Optional.of(deletion.isAlive());
        }
        return expressions.seesEveryTenant()
                ? Optional.empty()
                : Optional.of(expressions.isOfTenant(((RowMark.Tenant) mark).attribute()));
    }

    /** The marks that inserted rows are given. */
    static List<Assignment> written(EntityModel entity) {
        return entity.marks().stream().flatMap(mark -> mark.written().stream()).toList();
    }

    /** The same, for an upsert that treats softly deleted rows so. */
    Membership forUpsert(SoftDeleted policy) {
        return policy == SoftDeleted.RESURRECT ? without(RowMark.SoftDeletion.class::isInstance) : this;
    }

    /** The same, of the rows that the session shows. */
    Membership shown(Restriction restriction) {
        List<RowMark> all = new ArrayList<>(marks);
        List<Fragment> allConditions = new ArrayList<>(conditions);
        all.add(new RowMark.Restriction(restriction.by()));
        allConditions.add(restriction.shown());
        return new Membership(all, allConditions);
    }

    /** Whether a row may be without one of the marks once it was written. */
    boolean mayBeLost() {
        return marks.stream().anyMatch(RowMark::mayBeLost);
    }

    /** The same, of rows that may have lost a mark by being written. */
    Membership evenIfLost() {
        return without(RowMark::mayBeLost);
    }

    private Membership without(Predicate<RowMark> which) {
        List<RowMark> kept = new ArrayList<>();
        List<Fragment> keptConditions = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            if (!which.test(marks.get(i))) {
                kept.add(marks.get(i));
                keptConditions.add(conditions.get(i));
            }
        }
        return new Membership(kept, keptConditions);
    }

    /** That a stored row is the entity's; empty where all rows of the table are. */
    Optional<Fragment> condition() {
        return conditions.stream().reduce(Fragment::and);
    }

    /** That a stored row is not the entity's; NULL in a mark counts as none. */
    Optional<Fragment> otherwise() {
        return condition().map(condition -> condition.between("case when ", " then 0 else 1 end = 1"));
    }

    /** The condition, and that a stored row is the entity's. */
    Optional<Fragment> and(Optional<Fragment> other) {
        return condition().map(own -> other.map(own::and).orElse(own)).or(() -> other);
    }
}
