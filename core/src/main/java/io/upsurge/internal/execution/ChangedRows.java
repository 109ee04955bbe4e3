package io.upsurge.internal.execution;

import io.upsurge.Synchronize;
import io.upsurge.internal.hibernate.ChangedInstances;
import io.upsurge.internal.hibernate.Evaluation;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.RowMapping;
import io.upsurge.internal.hibernate.RowMappings;
import io.upsurge.internal.hibernate.UnevaluableException;
import io.upsurge.internal.plan.ConditionalPlan;
import io.upsurge.internal.plan.ConditionalPlanner;
import io.upsurge.internal.plan.ReadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows that an update or a delete by a condition writes, and the managed instances of them. */
final class ChangedRows {

    private final ConditionalPlan plan;
    private final HibernateSession session;
    private final ConditionalSender sender;
    private final ChangedInstances instances;
    private final Synchronize mode;
    private Set<Object> managed = Set.of();
    private @Nullable Evaluation evaluation;
    private Map<Object, @Nullable Object[]> evaluated = Map.of();
    private List<@Nullable Object[]> rows = List.of();
    private List<Object> identifiers = List.of();
    private long count;

    ChangedRows(ConditionalPlan plan, HibernateSession session, ConditionalSender sender) {
        this.plan = plan;
        this.session = session;
        this.sender = sender;
        this.instances = new ChangedInstances(session, plan.entity());
        this.mode = plan.description().synchronize();
    }

    /** What the caller wants of each row, where anything was wanted. */
    List<@Nullable Object[]> rows() {
        return rows;
    }

    /** The identifiers of the rows, as far as anything needed them: in the order of the rows. */
    List<Object> identifiers() {
        return identifiers;
    }

    long count() {
        return count;
    }

    /** Refuses what this database cannot do. */
    void requirePossible() {
        if (!plan.refusals().isEmpty()) {
            throw plan.unsupported(String.join("; ", plan.refusals()));
        }
    }

    /** Finds, before anything is written, what is to be done with managed instances. */
    void prepare() {
        managed = instances.all();
        evaluate();
        if (isIdentified() && !plan.isReturning()) {
            plan.requireLook("synchronize(" + mode + ")", "say synchronize(NONE), and clear the session");
        }
    }

    /** Whether the identifiers of the rows are needed for the managed instances. */
    private boolean isIdentified() {
        return !managed.isEmpty() && mode != Synchronize.NONE && evaluation == null;
    }

    private void evaluate() {
        boolean evaluates = mode == Synchronize.EVALUATE || mode == Synchronize.AUTO;
        boolean refreshedAnyway = plan.reading().kind() == ReadPlan.Kind.ENTITY;
        if (managed.isEmpty() || !evaluates || refreshedAnyway) {
            return;
        }
        try {
            Evaluation possible = plan.evaluation().get();
            evaluated = possible.matches();
            evaluation = possible;
        } catch (UnevaluableException e) {
            if (mode == Synchronize.EVALUATE) {
                throw ConditionalPlanner.notEvaluable(plan.entity().model(), e);
            }
        }
    }

    void write() {
        boolean identified = isIdentified();
        if (!plan.reading().isWanted() && !identified) {
            count = plan.looksFirst() ? lookAndWrite(plan.identifier()) : sender.write();
        } else if (plan.deletes()) {
            delete();
        } else {
            update(identified);
        }
        if (evaluation != null && plan.deletes()) {
            evaluated.keySet().forEach(instances::remove);
        } else if (evaluation != null) {
            evaluation.apply(evaluated);
        } else if (plan.deletes() && mode != Synchronize.NONE) {
            letGo();
        }
    }

    private void update(boolean identified) {
        boolean refresh = mode != Synchronize.NONE;
        boolean evicts = identified && mode == Synchronize.EVICT;
        boolean whole = plan.reading().kind() == ReadPlan.Kind.ENTITY;
        boolean readBack = !plan.isReturning() || (evicts && whole);
        RowMapping written = readBack || !plan.reading().isWanted()
                ? plan.identifier()
                : plan.reading().mapping();
        if (plan.isReturning()) {
            rows = sender.write(written, refresh);
            identifiers = identifiers(
                    rows, readBack ? ReadPlan.Kind.NOTHING : plan.reading().kind());
            count = rows.size();
        } else {
            count = lookAndWrite(plan.identifier());
        }
        List<Object> changed = instances.of(identifiers);
        if (evicts) {
            changed.forEach(instances::detach);
        } else if (identified) {
            changed.forEach(instances::forgetNaturalId);
        }
        if (readBack && plan.reading().isWanted()) {
            rows = sender.read(identifiers, plan.reading().mapping(), refresh);
            identifiers = identifiers(rows, plan.reading().kind());
        }
        if (identified && !evicts && !whole && !changed.isEmpty()) {
            RowMapping entities = new RowMappings(plan.entity()).whole();
            sender.read(changed.stream().map(instances::identifier).toList(), entities, true);
        }
    }

    private void delete() {
        RowMapping mapping = plan.reading().isWanted() ? plan.reading().mapping() : plan.identifier();
        if (plan.isReturning()) {
            rows = sender.write(mapping, mode != Synchronize.NONE);
            identifiers = identifiers(rows, plan.reading().kind());
            count = rows.size();
        } else {
            count = lookAndWrite(mapping);
        }
        if (plan.reading().kind() == ReadPlan.Kind.ENTITY && !session.isStateless()) {
            rows.stream()
                    .map(row -> Objects.requireNonNull(row[0]))
                    .filter(instance -> !managed.contains(instance))
                    .forEach(instances::remove);
        }
    }

    /** The rows are locked first, so that just those are written. */
    private long lookAndWrite(RowMapping mapping) {
        rows = sender.look(mapping, mode != Synchronize.NONE);
        identifiers = identifiers(
                rows,
                mapping == plan.identifier()
                        ? ReadPlan.Kind.NOTHING
                        : plan.reading().kind());
        plan.requireOneStatement(identifiers.size());
        return identifiers.isEmpty() ? 0 : sender.write(identifiers);
    }

    /** Lets managed instances of deleted rows go. */
    private void letGo() {
        for (Object instance : instances.of(identifiers)) {
            if (mode == Synchronize.EVICT) {
                instances.detach(instance);
            } else {
                instances.remove(instance);
            }
        }
    }

    private List<Object> identifiers(List<@Nullable Object[]> read, ReadPlan.Kind kind) {
        List<Object> found = new ArrayList<>(read.size());
        for (@Nullable Object[] row : read) {
            Object last = Objects.requireNonNull(row[row.length - 1]);
            found.add(kind == ReadPlan.Kind.ENTITY ? instances.identifier(last) : last);
        }
        return found;
    }
}
