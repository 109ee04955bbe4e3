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
import org.jspecify.annotations.Nullable;

/** The sixth stop: what becomes of managed instances whose rows a statement changes. */
final class ManagedRows {

    private final HibernateSession session;
    private final ManagedInstances instances;
    private final Synchronize mode;
    private final Keys keys;
    private final SameKeys sameKeys;
    private Map<GivenRow, Object> touched = Map.of();
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
        touched = new HashMap<>();
        for (List<GivenRow> sameTarget : SameKeys.byTarget(rows)) {
            touch(sameTarget);
        }
        if (mode == Synchronize.EVICT) {
            touched.values().forEach(instances::evict);
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
        List<GivenRow> stale = written.stream()
                .filter(touched::containsKey)
                .filter(row -> row.outcome != Outcome.SKIPPED && row.outcome != Outcome.UNCHANGED)
                .toList();
        if (!stale.isEmpty()) {
            RowsPlan plan = stale.get(0).plan;
            sender.byKey(plan.reads().managed(), plan, stale);
        }
    }

    private void touch(List<GivenRow> rows) {
        RowsPlan plan = rows.get(0).plan;
        Map<KeyValue, @Nullable Object[]> cells = new LinkedHashMap<>();
        rows.forEach(row -> cells.putIfAbsent(row.key, Keys.cells(row)));
        Map<KeyValue, Object> managed = new HashMap<>();
        instances.cells(plan.target().attributes()).forEach((instance, all) -> {
            @Nullable Object[] keyCells = keyCells(plan, all);
            KeyValue key = keys.of(plan, keyCells, 0);
            cells.putIfAbsent(key, keyCells);
            managed.put(key, instance);
        });
        Map<KeyValue, KeyValue> firsts = sameKeys.firsts(plan, cells);
        Map<KeyValue, Object> byFirst = new HashMap<>();
        managed.forEach((key, instance) -> byFirst.put(firsts.getOrDefault(key, key), instance));
        for (GivenRow row : rows) {
            Object instance = byFirst.get(firsts.getOrDefault(row.key, row.key));
            if (instance != null) {
                touched.put(row, instance);
            }
        }
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
