package io.upsurge.tck.contract;

import static io.upsurge.Synchronize.AUTO;
import static io.upsurge.Synchronize.EVICT;
import static io.upsurge.Synchronize.FETCH;
import static io.upsurge.Synchronize.NONE;

import io.upsurge.Synchronize;
import java.util.ArrayList;
import java.util.List;

/** What becomes of a managed instance whose row an upsert writes, as a table for the test and for the manual. */
public final class SynchronizeTable {

    /**
     * One line.
     *
     * @param instance what becomes of the instance that the session held
     * @param returned what {@code returning()} gives
     * @param updates how many updates a change of the returned entity sends at the next flush
     */
    record Line(ManagedState state, Synchronize mode, Fate instance, Returned returned, int updates) {

        @Override
        public String toString() {
            return mode + ", " + state.words();
        }
    }

    /** What becomes of the instance that the session held, without {@code returning()} and with it. */
    enum Fate {
        REFRESHED("the same instance, refreshed"),
        STALE("the same instance, stale"),
        DETACHED("detached"),
        DELETED("deleted first, then the row is inserted"),
        READ_WHEN_USED("read when it is first used");

        private final String words;

        Fate(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** What {@code returning()} gives. */
    enum Returned {
        THE_SAME("the same instance"),
        THE_SAME_LOADED("the same reference, loaded"),
        ANOTHER("a new instance");

        private final String words;

        Returned(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private SynchronizeTable() {}

    static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Synchronize mode : List.of(AUTO, FETCH, EVICT, NONE)) {
            for (ManagedState state : ManagedState.values()) {
                lines.add(line(state, mode));
            }
        }
        return lines;
    }

    private static Line line(ManagedState state, Synchronize mode) {
        switch (state) {
            case REMOVED:
                return new Line(state, mode, Fate.DELETED, Returned.ANOTHER, 1);
            case LAZY_PROXY:
                return new Line(state, mode, Fate.READ_WHEN_USED, Returned.THE_SAME_LOADED, 1);
            default:
                if (mode == EVICT) {
                    return new Line(state, mode, Fate.DETACHED, Returned.ANOTHER, 1);
                }
                int updates = state == ManagedState.READ_ONLY ? 0 : 1;
                Fate fate = mode == NONE ? Fate.STALE : Fate.REFRESHED;
                return new Line(state, mode, fate, Returned.THE_SAME, updates);
        }
    }

    /** The table in Markdown. */
    public static String markdown() {
        StringBuilder text = new StringBuilder("| mode | the session holds it | it is then | `returning()` gives |\n");
        text.append("|---|---|---|---|\n");
        for (Line line : lines()) {
            text.append("| `")
                    .append(line.mode())
                    .append("` | ")
                    .append(line.state().words());
            text.append(" | ").append(line.instance().words());
            text.append(" | ").append(line.returned().words()).append(" |\n");
        }
        return text.toString();
    }
}
