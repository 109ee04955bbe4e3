package io.upsurge;

import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rows of one call.
 *
 * @param counts how many rows had each outcome; together as many as were given
 * @param rows a result per row, in the order given; empty for a stream without {@code returning}
 * @param missing the positions of the rows, from 0, that an update by key was given and the table does not have, or has
 *     and hides from the session, and of those that an upsert was to leave alone and must not show; they count as skipped
 */
public record MutationResult<E>(Map<Outcome, Long> counts, List<RowResult<E>> rows, List<Long> missing) {

    public MutationResult {
        counts = Map.copyOf(counts);
        rows = List.copyOf(rows);
        missing = List.copyOf(missing);
    }

    /** Of rows that are all there. */
    public MutationResult(Map<Outcome, Long> counts, List<RowResult<E>> rows) {
        this(counts, rows, List.of());
    }

    /** How many rows were inserted. */
    public long inserted() {
        return count(Outcome.INSERTED);
    }

    /** How many rows were there and were updated. */
    public long updated() {
        return count(Outcome.UPDATED);
    }

    /** How many rows were deleted. */
    public long deleted() {
        return count(Outcome.DELETED);
    }

    /** How many rows were there with equal values, and were not written. */
    public long unchanged() {
        return count(Outcome.UNCHANGED);
    }

    /** How many rows were left alone: by do-nothing, by a condition, as duplicates, or because they are not there. */
    public long skipped() {
        return count(Outcome.SKIPPED);
    }

    /** How many rows were inserted or updated, where the database does not say which. */
    public long unknown() {
        return count(Outcome.UNKNOWN);
    }

    /** The entities, in the order of the rows; rows that are missing have none. */
    public List<E> entities() {
        return collect(RowResult::entity, "returning()");
    }

    /** The tuples, in the order of the rows; rows that are missing have none. */
    public List<Tuple> tuples() {
        return collect(RowResult::tuple, "returning(attributes…)");
    }

    /** The identifiers, in the order of the rows; rows that are missing have none. */
    public List<Object> primaryKeys() {
        return collect(RowResult::primaryKey, "returning()");
    }

    private long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    private <T> List<T> collect(Function<RowResult<E>, @Nullable T> value, String step) {
        if (rows.isEmpty() && counts.values().stream().anyMatch(count -> count > 0)) {
            throw new IllegalStateException("No row was read back. Add " + step + " to the statement");
        }
        List<T> values = new ArrayList<>(rows.size());
        for (RowResult<E> row : rows) {
            T found = value.apply(row);
            if (row.missing()) {
                continue;
            }
            if (found == null) {
                throw new IllegalStateException(
                        "Row " + row.index() + " was not read back. Add " + step + " to the statement");
            }
            values.add(found);
        }
        return values;
    }
}
