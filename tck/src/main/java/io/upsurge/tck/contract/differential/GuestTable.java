package io.upsurge.tck.contract.differential;

import io.upsurge.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The table as it should be: what each statement does to it, said in the simplest words. */
final class GuestTable {

    private final TreeMap<Long, GuestRow> rows = new TreeMap<>();

    GuestTable copy() {
        GuestTable copy = new GuestTable();
        copy.rows.putAll(rows);
        return copy;
    }

    Collection<GuestRow> rows() {
        return rows.values();
    }

    @Nullable
    GuestRow byId(long id) {
        return rows.get(id);
    }

    void put(GuestRow row) {
        rows.put(row.id(), row);
    }

    void remove(long id) {
        rows.remove(id);
    }

    Optional<GuestRow> find(GuestKey key, GuestRow given) {
        return rows.values().stream().filter(row -> key.collides(row, given)).findFirst();
    }

    /** Inserts; a unique key that is taken is an error. */
    void insert(GuestRow given) {
        for (GuestKey key : GuestKey.values()) {
            if (find(key, given).isPresent()) {
                throw new TakenException();
            }
        }
        put(new GuestRow(given.id(), given.email(), given.badge(), given.visits(), given.city(), 0));
    }

    /** Whether the given row meets one row by the key and another row by another key, where databases differ. */
    boolean meetsTwoRows(GuestKey key, GuestRow given) {
        Optional<GuestRow> target = find(key, given);
        return target.isPresent()
                && List.of(GuestKey.values()).stream()
                        .map(other -> find(other, given))
                        .anyMatch(other -> other.isPresent() && !other.equals(target));
    }

    /** Upserts one row, and says what became of it. */
    Outcome upsert(GuestKey key, Effect effect, GuestRow given) {
        Optional<GuestRow> found = find(key, given);
        if (found.isEmpty()) {
            insert(given);
            return Outcome.INSERTED;
        }
        GuestRow stored = found.get();
        boolean equal = stored.visits() == given.visits() && Objects.equals(stored.city(), given.city());
        return switch (effect) {
            case NOTHING -> Outcome.SKIPPED;
            case EXCLUDED -> updated(stored.updated(given.visits(), given.city()));
            case SUM -> updated(stored.updated(stored.visits() + given.visits(), stored.city()));
            case IF_MORE ->
                stored.visits() < given.visits()
                        ? updated(stored.updated(given.visits(), given.city()))
                        : Outcome.SKIPPED;
            case IF_CHANGED -> equal ? Outcome.UNCHANGED : updated(stored.updated(given.visits(), given.city()));
        };
    }

    private Outcome updated(GuestRow row) {
        put(row);
        return Outcome.UPDATED;
    }

    List<GuestRow> matching(Condition condition) {
        List<GuestRow> matching = new ArrayList<>();
        rows.values().stream()
                .filter(row -> Boolean.TRUE.equals(condition.test(row)))
                .forEach(matching::add);
        return matching;
    }

    /** A unique key is taken. */
    static final class TakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
