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

    private final HibernateSession session;
    private final ManagedInstances instances;
    private final Synchronize mode;
    private final Keys keys;
    private final SameKeys sameKeys;
    private final List<GivenRow> touched = new ArrayList<>();
    private @Nullable EvaluatedRows evaluated;

    ManagedRows(HibernateSession session, ManagedInstances instances, Synchronize mode, Keys keys, SameKeys sameKeys) {
        this.session = session;
        this.instances = instances;
        this.mode = mode;
        this.keys = keys;
        this.sameKeys = sameKeys;
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

    /** Brings the managed instances up to date with the rows that were written. */
    void refresh(List<GivenRow> written, Sender sender) {
        if (evaluated != null) {
            evaluated.apply(written);
            return;
        }
        if (touched.isEmpty()) {
            return;
        }
        List<GivenRow> stale = GivenRow.those(
                written,
                row -> row.managed != null && row.outcome != Outcome.SKIPPED && row.outcome != Outcome.UNCHANGED);
        if (!stale.isEmpty()) {
            RowsPlan plan = stale.get(0).plan;
            sender.byKey(plan.reads().managed(), plan, stale);
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
        Map<KeyValue, KeyValue> firsts = decided ? Map.of() : firsts(plan, rows, managed);
        Map<KeyValue, Object> byKey = new HashMap<>();
        managed.forEach(one -> byKey.put(firsts.getOrDefault(one.key(), one.key()), one.instance()));
        for (GivenRow row : rows) {
            row.managed = byKey.get(decided ? row.key : firsts.getOrDefault(row.key, row.key));
            if (row.managed != null) {
                touched.add(row);
            }
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
