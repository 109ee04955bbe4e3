package io.upsurge.internal.execution;

import io.upsurge.DuplicateKeysException;
import io.upsurge.Duplicates;
import io.upsurge.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds rows with the same key, and lays the rows out in waves within which all keys differ. */
final class DuplicateRows {

    private final Duplicates policy;

    DuplicateRows(Duplicates policy) {
        this.policy = policy;
    }

    /** The rows to send, wave by wave; those that lost to another row are marked as skipped. */
    List<List<GivenRow>> waves(List<GivenRow> rows) {
        return policy == Duplicates.IN_ORDER ? inOrder(rows) : List.of(winners(rows));
    }

    private List<GivenRow> winners(List<GivenRow> rows) {
        Map<KeyValue, GivenRow> chosen = new HashMap<>();
        for (GivenRow row : rows) {
            KeyValue key = row.key;
            if (key == null) {
                continue;
            }
            GivenRow before = chosen.putIfAbsent(key, row);
            if (before != null && policy == Duplicates.REJECT) {
                throw duplicate(before, row, key);
            }
            if (before != null && policy == Duplicates.LAST_WINS) {
                chosen.put(key, row);
            }
        }
        List<GivenRow> sent = new ArrayList<>(rows.size());
        for (GivenRow row : rows) {
            GivenRow winner = row.key == null ? row : chosen.get(row.key);
            if (winner == row) {
                sent.add(row);
            } else {
                row.winner = winner;
                row.outcome = Outcome.SKIPPED;
            }
        }
        return sent;
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
        return new DuplicateKeysException(
                "Rows " + first.index + " and " + second.index + " of "
                        + first.plan.entity().model().name() + " have the same key in "
                        + first.plan.target().text() + " " + key.columns()
                        + ", and one statement can write a row once only. Give one of them, or say which wins:"
                        + " duplicates(FIRST_WINS, LAST_WINS or IN_ORDER)",
                List.of(first.index, second.index));
    }
}
