package io.upsurge.internal.execution;

import io.upsurge.Outcome;
import io.upsurge.Synchronize;
import io.upsurge.internal.hibernate.ManagedInstances;
import io.upsurge.internal.model.AttributeModel;
import io.upsurge.internal.plan.ReadPlan;
import io.upsurge.internal.plan.UpsertPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sixth stop: what becomes of managed instances whose rows a statement changes. */
final class ManagedRows {

    private final ManagedInstances instances;
    private final Synchronize mode;
    private final Map<GivenRow, Object> touched = new HashMap<>();

    ManagedRows(ManagedInstances instances, Synchronize mode) {
        this.instances = instances;
        this.mode = mode;
    }

    /** Finds, before anything is sent, which managed instances the rows are about; lets them go where that is asked. */
    void prepare(List<GivenRow> rows) {
        boolean readAnyway = !rows.isEmpty() && rows.get(0).plan.reading().kind() == ReadPlan.Kind.ENTITY;
        boolean nothingToDo = mode == Synchronize.NONE || (readAnyway && mode != Synchronize.EVICT);
        if (rows.isEmpty() || nothingToDo || instances.none()) {
            return;
        }
        for (List<GivenRow> sameTarget : byTarget(rows)) {
            Map<KeyValue, Object> managed = managedByKey(sameTarget.get(0).plan);
            for (GivenRow row : sameTarget) {
                Object instance = row.key == null ? null : managed.get(row.key);
                if (instance != null) {
                    touched.put(row, instance);
                }
            }
        }
        if (mode == Synchronize.EVICT) {
            touched.values().forEach(instances::evict);
            touched.clear();
        }
    }

    /** Brings the managed instances up to date with the rows that were written. */
    void refresh(List<GivenRow> written, Sender sender) {
        List<GivenRow> stale = written.stream()
                .filter(touched::containsKey)
                .filter(row -> row.outcome != Outcome.SKIPPED && row.outcome != Outcome.UNCHANGED)
                .toList();
        if (!stale.isEmpty()) {
            UpsertPlan plan = stale.get(0).plan;
            sender.byKey(plan.reads().managed(), plan, stale);
        }
    }

    private Map<KeyValue, Object> managedByKey(UpsertPlan plan) {
        Map<KeyValue, Object> byKey = new HashMap<>();
        if (plan.hasNoKey()) {
            return byKey;
        }
        for (Map.Entry<Object, @Nullable Object[]> managed :
                instances.cells(plan.target().attributes()).entrySet()) {
            byKey.put(Keys.of(plan, keyCells(plan, managed.getValue()), 0), managed.getKey());
        }
        return byKey;
    }

    /** The cells of the target's columns, out of those of its attributes. */
    private static @Nullable Object[] keyCells(UpsertPlan plan, @Nullable Object[] cells) {
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

    private static List<List<GivenRow>> byTarget(List<GivenRow> rows) {
        Map<List<String>, List<GivenRow>> byTarget = new HashMap<>();
        for (GivenRow row : rows) {
            byTarget.computeIfAbsent(row.plan.target().columns(), key -> new ArrayList<>())
                    .add(row);
        }
        return List.copyOf(byTarget.values());
    }
}
