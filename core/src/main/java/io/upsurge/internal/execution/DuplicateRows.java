package io.upsurge.internal.execution;

import io.upsurge.DuplicateKeysException;
import io.upsurge.Duplicates;
import io.upsurge.Outcome;
import io.upsurge.internal.description.Form;
import io.upsurge.internal.plan.RowsPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds rows with the same key, and lays the rows out in waves within which all keys differ: for an insert also the other
 * keys that rows bring.
 */
final class DuplicateRows {

    private final Duplicates policy;
    private final Keys keys;
    private final SameKeys sameKeys;
    private final KeyOrder order;

    DuplicateRows(Duplicates policy, Keys keys, SameKeys sameKeys, KeyOrder order) {
        this.order = order;
        this.policy = policy;
        this.keys = keys;
        this.sameKeys = sameKeys;
    }

    /** The rows to send, wave by wave; those that lost to another row are marked as skipped. */
    List<List<GivenRow>> waves(List<GivenRow> rows) {
        if (rows.size() == 1) {
            return List.of(rows);
        }
        sameKeys.unite(rows);
        return policy == Duplicates.IN_ORDER ? inOrder(rows) : List.of(winners(rows));
    }

    /** Row by row, as if each were sent alone: what lost already is no rival of the rows behind it. */
    private List<GivenRow> winners(List<GivenRow> rows) {
        if (order.areAllDifferent(rows) && new OtherKeyValues(keys).areAllDifferent(rows)) {
            return rows;
        }
        Map<GivenRow, List<KeyValue>> others = otherKeys(rows);
        Map<KeyValue, GivenRow> chosen = new HashMap<>();
        for (GivenRow row : policy == Duplicates.LAST_WINS ? reversed(rows) : rows) {
            List<KeyValue> itsKeys = itsKeys(row, others);
            Set<GivenRow> rivals = rivals(row, itsKeys, chosen);
            if (rivals.size() > 1) {
                throw undecided(row, List.copyOf(rivals));
            } else if (rivals.isEmpty()) {
                itsKeys.forEach(key -> chosen.put(key, row));
            } else {
                row.winner = rivals.iterator().next();
                row.outcome = Outcome.SKIPPED;
            }
        }
        return rows.stream().filter(row -> row.winner == null).toList();
    }

    /** The rows chosen before that have one of the keys. */
    private Set<GivenRow> rivals(GivenRow row, List<KeyValue> itsKeys, Map<KeyValue, GivenRow> chosen) {
        Set<GivenRow> rivals = Set.of();
        for (KeyValue key : itsKeys) {
            GivenRow rival = chosen.get(key);
            if (rival != null && policy == Duplicates.REJECT) {
                throw duplicate(rival, row, key);
            } else if (rival != null) {
                rivals = rivals.isEmpty() ? new LinkedHashSet<>() : rivals;
                rivals.add(rival);
            }
        }
        return rivals;
    }

    private static List<GivenRow> reversed(List<GivenRow> rows) {
        List<GivenRow> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);
        return reversed;
    }

    /** What no two rows may have the same: the key by which rows are told apart, and the other keys of an insert. */
    private static List<KeyValue> itsKeys(GivenRow row, Map<GivenRow, List<KeyValue>> others) {
        List<KeyValue> other = others.getOrDefault(row, List.of());
        if (row.key == null) {
            return other;
        } else if (other.isEmpty()) {
            return List.of(row.key);
        }
        List<KeyValue> all = new ArrayList<>(other);
        all.add(0, row.key);
        return all;
    }

    private Map<GivenRow, List<KeyValue>> otherKeys(List<GivenRow> rows) {
        Map<GivenRow, GivenRow> givenBy = new LinkedHashMap<>();
        for (GivenRow row : rows) {
            for (RowsPlan other : row.plan.otherKeys()) {
                GivenRow same = row.by(other);
                keys.assign(same);
                givenBy.put(same, row);
            }
        }
        sameKeys.unite(List.copyOf(givenBy.keySet()));
        Map<GivenRow, List<KeyValue>> others = new HashMap<>();
        givenBy.forEach((same, row) -> {
            if (same.key != null) {
                others.computeIfAbsent(row, unknown -> new ArrayList<>(1)).add(same.key);
            }
        });
        return others;
    }

    private static List<List<GivenRow>> inOrder(List<GivenRow> rows) {
        Map<KeyValue, Integer> seen = new HashMap<>();
        List<List<GivenRow>> waves = new ArrayList<>();
        for (GivenRow row : rows) {
            int wave = row.key == null ? 0 : seen.merge(row.key, 1, Integer::sum) - 1;
            if (wave == waves.size()) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave).add(row);
        }
        return waves;
    }

    private static DuplicateKeysException duplicate(GivenRow first, GivenRow second, KeyValue key) {
        boolean inserts = first.plan.description().form() instanceof Form.Insert;
        return new DuplicateKeysException(
                "Rows " + first.index + " and " + second.index + " of "
                        + first.plan.entity().model().name() + " have the same key in "
                        + text(first.plan, key) + " " + key.columns()
                        + (inserts
                                ? ", and only one of them can be inserted. Give one of them, or say which wins:"
                                        + " duplicates(FIRST_WINS or LAST_WINS)"
                                : ", and one statement can write a row once only. Give one of them, or say which wins:"
                                        + " duplicates(FIRST_WINS, LAST_WINS or IN_ORDER)"),
                List.of(first.index, second.index));
    }

    private static String text(RowsPlan plan, KeyValue key) {
        return plan.otherKeys().stream()
                .filter(other -> other.target().columns().equals(key.columns()))
                .findFirst()
                .orElse(plan)
                .target()
                .text();
    }

    private DuplicateKeysException undecided(GivenRow row, List<GivenRow> rivals) {
        Set<Long> indexes = new HashSet<>();
        rivals.forEach(rival -> indexes.add(rival.index));
        indexes.add(row.index);
        List<Long> sorted = indexes.stream().sorted().toList();
        return new DuplicateKeysException(
                "Row " + row.index + " of " + row.plan.entity().model().name() + " has keys of several rows, "
                        + GivenRow.positions(rivals) + ", so that " + policy
                        + " does not say which of them stands for it. Leave it out, or give one of them",
                sorted);
    }
}
