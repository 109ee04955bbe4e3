package io.upsurge.internal.execution;

import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.statement.ConflictTarget;
import io.upsurge.statement.KeyGroups;
import io.upsurge.statement.RowForm;
import io.upsurge.statement.RowSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds keys that are the same to the database though they differ to Java. Most pairs are decided here; only for those
 * that may or may not be the same, such as {@code é} and {@code e}, the database is asked to compare them.
 */
final class SameKeys {

    private final Keys keys;
    private final Sender sender;

    SameKeys(Keys keys, Sender sender) {
        this.keys = keys;
        this.sender = sender;
    }

    /** Gives rows whose keys are the same to the database one key. */
    void unite(List<GivenRow> rows) {
        for (List<GivenRow> sameTarget : byTarget(rows)) {
            RowsPlan plan = sameTarget.get(0).plan;
            if (areDecided(plan, sameTarget)) {
                continue;
            }
            Map<KeyValue, @Nullable Object[]> cells = new LinkedHashMap<>();
            sameTarget.forEach(row -> cells.putIfAbsent(row.key, Keys.cells(row)));
            Map<KeyValue, KeyValue> firsts = firsts(plan, cells);
            sameTarget.forEach(row -> row.key = firsts.getOrDefault(row.key, row.key));
        }
    }

    /** Whether keys are the same to the database just when they are to Java, as numbers are. */
    static boolean areDecided(RowsPlan plan, List<GivenRow> rows) {
        if (plan.target().target() instanceof ConflictTarget.Expressions) {
            return false;
        }
        for (GivenRow row : rows) {
            if (row.key != null && row.key.isInDoubt()) {
                return false;
            }
        }
        return true;
    }

    /** For keys that are the same as an earlier one, that one. */
    Map<KeyValue, KeyValue> firsts(RowsPlan plan, Map<KeyValue, @Nullable Object[]> cells) {
        List<KeyValue> open = undecided(plan, cells.keySet());
        Map<KeyValue, KeyValue> firsts = new HashMap<>();
        if (open.isEmpty()) {
            return firsts;
        }
        RowSource source = plan.reads().keys().statement().rows();
        KeyGroups groups = new KeyGroups(source, keys.compared(plan));
        for (List<KeyValue> together : pieces(open, mostRows(plan, source))) {
            int[] first = sender.firstOfSame(
                    groups, plan, together.stream().map(cells::get).toList());
            for (int i = 0; i < first.length; i++) {
                KeyValue one = last(firsts, together.get(first[i]));
                KeyValue other = last(firsts, together.get(i));
                if (!one.equals(other)) {
                    firsts.put(other, one);
                }
            }
        }
        firsts.replaceAll((key, first) -> last(firsts, first));
        return firsts;
    }

    /** Keys of which two may be the same; all others differ. */
    private static List<KeyValue> undecided(RowsPlan plan, Set<KeyValue> keys) {
        Set<Integer> unfolded = new HashSet<>();
        for (int i = 0; i < plan.target().columns().size(); i++) {
            if (plan.target().isComputedFrom(plan.target().columns().get(i))) {
                unfolded.add(i);
            }
        }
        for (KeyValue key : keys) {
            for (int i = 0; i < key.parts().size(); i++) {
                if (key.parts().get(i) instanceof KeyText text && text.fold() == null) {
                    unfolded.add(i);
                }
            }
        }
        Map<List<@Nullable Object>, List<KeyValue>> alike = new LinkedHashMap<>();
        for (KeyValue key : keys) {
            List<@Nullable Object> folded = new ArrayList<>(key.parts().size());
            for (int i = 0; i < key.parts().size(); i++) {
                Object part = key.parts().get(i);
                if (!unfolded.contains(i)) {
                    folded.add(part instanceof KeyText text ? text.fold() : part);
                }
            }
            alike.computeIfAbsent(folded, ignored -> new ArrayList<>()).add(key);
        }
        List<KeyValue> undecided = new ArrayList<>();
        alike.values().stream().filter(group -> group.size() > 1).forEach(undecided::addAll);
        return undecided;
    }

    /** How many rows' keys a read can take. */
    static int mostRows(RowsPlan plan, RowSource source) {
        return source.form() == RowForm.ARRAYS
                ? Integer.MAX_VALUE
                : plan.dialect().maxParameters() / source.columns().size();
    }

    /** All keys at once, or, where one statement cannot take them, each half with each other half. */
    private static List<List<KeyValue>> pieces(List<KeyValue> keys, int most) {
        if (keys.size() <= most) {
            return List.of(keys);
        }
        int half = most / 2;
        List<List<KeyValue>> pieces = new ArrayList<>();
        for (int i = 0; i < keys.size(); i += half) {
            for (int j = i + half; j < keys.size(); j += half) {
                List<KeyValue> piece = new ArrayList<>(keys.subList(i, i + half));
                piece.addAll(keys.subList(j, Math.min(keys.size(), j + half)));
                pieces.add(piece);
            }
        }
        return pieces;
    }

    private static KeyValue last(Map<KeyValue, KeyValue> firsts, KeyValue key) {
        KeyValue last = key;
        while (firsts.containsKey(last)) {
            last = firsts.get(last);
        }
        return last;
    }

    static List<List<GivenRow>> byTarget(List<GivenRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        RowsPlan first = rows.get(0).plan;
        if (rows.stream().allMatch(row -> row.plan == first && row.key != null)) {
            return List.of(rows);
        }
        Map<List<String>, List<GivenRow>> byTarget = new LinkedHashMap<>();
        RowsPlan plan = null;
        List<GivenRow> sameTarget = List.of();
        for (GivenRow row : rows) {
            if (row.plan != plan) {
                plan = row.plan;
                sameTarget = byTarget.computeIfAbsent(plan.target().columns(), key -> new ArrayList<>());
            }
            if (row.key != null) {
                sameTarget.add(row);
            }
        }
        byTarget.values().removeIf(List::isEmpty);
        return List.copyOf(byTarget.values());
    }
}
