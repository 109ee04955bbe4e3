package io.upsurge.tck.contract;

import io.upsurge.Synchronize;
import java.util.ArrayList;
import java.util.List;

/** What becomes of a managed instance whose row an update or a delete by a condition writes, for test and manual. */
public final class MutationTable {

    /** One line. */
    record Line(ManagedState state, Synchronize mode, Fate updated, Fate deleted) {

        @Override
        public String toString() {
            return mode + ", " + state.words();
        }
    }

    /** What becomes of the instance that the session held. */
    enum Fate {
        REFRESHED("the same instance, with the new values"),
        STALE("the same instance, stale"),
        DETACHED("detached"),
        DELETED("deleted first"),
        READ_WHEN_USED("read when it is first used"),
        MISSED_WHEN_USED("missed when it is first used"),
        STILL_MANAGED("managed still, without a row"),
        REFUSED("the call is refused");

        private final String words;

        Fate(String words) {
            this.words = words;
        }
    }

    private MutationTable() {}

    static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Synchronize mode : Synchronize.values()) {
            for (ManagedState state : ManagedState.values()) {
                lines.add(new Line(state, mode, updated(state, mode), deleted(state, mode)));
            }
        }
        return lines;
    }

    private static Fate updated(ManagedState state, Synchronize mode) {
        if (state == ManagedState.REMOVED) {
            return Fate.DELETED;
        } else if (state == ManagedState.LAZY_PROXY) {
            return Fate.READ_WHEN_USED;
        }
        return switch (mode) {
            case EVALUATE -> state == ManagedState.READ_ONLY ? Fate.REFUSED : Fate.REFRESHED;
            case EVICT -> Fate.DETACHED;
            case NONE -> Fate.STALE;
            default -> Fate.REFRESHED;
        };
    }

    private static Fate deleted(ManagedState state, Synchronize mode) {
        if (state == ManagedState.REMOVED) {
            return Fate.DELETED;
        } else if (state == ManagedState.LAZY_PROXY) {
            return Fate.MISSED_WHEN_USED;
        }
        return switch (mode) {
            case EVALUATE -> state == ManagedState.READ_ONLY ? Fate.REFUSED : Fate.DETACHED;
            case NONE -> Fate.STILL_MANAGED;
            default -> Fate.DETACHED;
        };
    }

    /** The table in Markdown. */
    public static String markdown() {
        StringBuilder text = new StringBuilder("| mode | the session holds it | after an update | after a delete |\n");
        text.append("|---|---|---|---|\n");
        for (Line line : lines()) {
            text.append("| `").append(line.mode()).append("` | ");
            text.append(line.state().words()).append(" | ");
            text.append(line.updated().words).append(" | ");
            text.append(line.deleted().words).append(" |\n");
        }
        return text.toString();
    }
}
