package io.upsurge.internal.execution;

import io.upsurge.Outcome;
import io.upsurge.Synchronize;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.ManagedInstances;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.plan.ReadPlan;
import io.upsurge.internal.plan.RowsPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sixth stop: what becomes of managed instances whose rows a statement changes. */
final class ManagedRows {

    /** For so many rows, finding one among sorted ones costs less than looking at each of them. */
    private static final int MANY = 16;

    /** So many are read together, where few of them are in each chunk of rows. */
    private static final int TOGETHER = 200;

    private final HibernateSession session;
    private final ManagedInstances instances;
    private final Synchronize mode;
    private final Keys keys;
    private final SameKeys sameKeys;
    private final KeyOrder order;
    private final List<GivenRow> touched = new ArrayList<>();
    private final List<GivenRow> stale = new ArrayList<>();
    private @Nullable EvaluatedRows evaluated;

    ManagedRows(
            HibernateSession session,
            ManagedInstances instances,
            Synchronize mode,
            Keys keys,
            SameKeys sameKeys,
            KeyOrder order) {
        this.session = session;
        this.instances = instances;
        this.mode = mode;
        this.keys = keys;
        this.sameKeys = sameKeys;
        this.order = order;
    }

    /** Finds, before anything is sent, which managed instances the rows are about; lets them go where that is asked. */
    void prepare(List<GivenRow> rows) {
        boolean readAnyway = !rows.isEmpty() && rows.get(0).plan.reading().kind() == ReadPlan.Kind.ENTITY;
        boolean nothingToDo = mode == Synchronize.NONE || (readAnyway && mode != Synchronize.EVICT);
        if (rows.isEmpty() || nothingToDo || instances.none()) {
            return;
        }
        for (List<GivenRow> sameTarget : SameKeys.byTarget(rows)) {
            touch(sameTarget);
        }
        if (mode == Synchronize.EVICT) {
            touched.forEach(row -> instances.evict(Objects.requireNonNull(row.managed)));
            touched.clear();
        } else if (mode == Synchronize.EVALUATE) {
            evaluated = new EvaluatedRows(session, touched);
        }
    }

    /**
     * Brings the managed instances up to date with the rows that were written.
     *
     * @param atOnce whether somebody looks at them before the next rows are written; else few of them wait for more
     */
    void refresh(List<GivenRow> written, Sender sender, boolean atOnce) {
        if (evaluated != null) {
            evaluated.apply(written);
            return;
        }
        if (touched.isEmpty()) {
            return;
        }
        List<GivenRow> more = GivenRow.those(
                written,
                row -> row.managed != null && row.outcome != Outcome.SKIPPED && row.outcome != Outcome.UNCHANGED);
        if (!more.isEmpty() && !stale.isEmpty() && !isRoomFor(more)) {
            refresh(sender);
        }
        stale.addAll(more);
        if (atOnce) {
            refresh(sender);
        }
    }

    /** Whether one read can take more rows than those that wait. */
    private boolean isRoomFor(List<GivenRow> more) {
        RowsPlan plan = stale.get(0).plan;
        int most = SameKeys.mostRows(plan, plan.reads().managed().statement().rows());
        return more.get(0).plan == plan && stale.size() + more.size() <= Math.min(TOGETHER, most);
    }

    /** Brings those up to date that wait. */
    void refresh(Sender sender) {
        if (!stale.isEmpty()) {
            RowsPlan plan = stale.get(0).plan;
            sender.byKey(plan.reads().managed(), plan, stale);
            stale.clear();
        }
    }

    /** What is known of a managed instance's key: as Java compares it, and as it is stored. */
    private record Managed(
            Object instance, KeyValue key, @Nullable Object[] cells) {}

    private void touch(List<GivenRow> rows) {
        RowsPlan plan = rows.get(0).plan;
        List<Managed> managed = new ArrayList<>();
        instances.forEach(plan.target().attributes(), (instance, all) -> {
            @Nullable Object[] cells = keyCells(plan, all);
            managed.add(new Managed(instance, keys.of(plan, cells, 0), cells));
        });
        boolean decided = SameKeys.areDecided(plan, rows)
                && managed.stream().noneMatch(one -> one.key().isInDoubt());
        List<GivenRow> sorted = order.known(rows);
        if (decided && managed.size() < sorted.size() / MANY) {
            managed.forEach(one -> touch(KeyOrder.find(sorted, one.key()), one.instance()));
            return;
        }
        Map<KeyValue, KeyValue> firsts = decided ? Map.of() : firsts(plan, rows, managed);
        Map<KeyValue, Object> byKey = new HashMap<>();
        managed.forEach(one -> byKey.put(firsts.getOrDefault(one.key(), one.key()), one.instance()));
        for (GivenRow row : rows) {
            touch(row, byKey.get(decided ? row.key : firsts.getOrDefault(row.key, row.key)));
        }
    }

    private void touch(@Nullable GivenRow row, @Nullable Object instance) {
        if (row != null && instance != null) {
            row.managed = instance;
            touched.add(row);
        }
    }

    private Map<KeyValue, KeyValue> firsts(RowsPlan plan, List<GivenRow> rows, List<Managed> managed) {
        Map<KeyValue, @Nullable Object[]> cells = new LinkedHashMap<>();
        rows.forEach(row -> cells.putIfAbsent(row.key, Keys.cells(row)));
        managed.forEach(one -> cells.putIfAbsent(one.key(), one.cells()));
        return sameKeys.firsts(plan, cells);
    }

    /** The cells of the target's columns, out of those of its attributes. */
    private static @Nullable Object[] keyCells(RowsPlan plan, @Nullable Object[] cells) {
        List<String> names = new ArrayList<>();
        for (AttributeModel attribute : plan.target().attributes()) {
            names.addAll(attribute.columnNames());
        }
        @Nullable Object[] key = new Object[plan.target().columns().size()];
        for (int i = 0; i < key.length; i++) {
            key[i] = cells[names.indexOf(plan.target().columns().get(i))];
        }
        return key;
    }
}
