package io.upsurge.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.dialect.Dialect;

/** Which of the dialects on the class path speaks for a database: the one for the nearest ancestor of its class. */
public final class NearestDialect {

    private NearestDialect() {}

    /**
     * The dialect that speaks for a Hibernate dialect, or empty where none does.
     *
     * @throws IllegalStateException if several speak for the same ancestor
     */
    public static Optional<UpsurgeDialect> of(Class<? extends Dialect> database, Iterable<UpsurgeDialect> dialects) {
        List<UpsurgeDialect> nearest = new ArrayList<>();
        int best = Integer.MAX_VALUE;
        for (UpsurgeDialect dialect : dialects) {
            int distance = distance(database, dialect);
            if (distance < best) {
                nearest.clear();
                best = distance;
            }
            if (distance == best && distance != Integer.MAX_VALUE) {
                nearest.add(dialect);
            }
        }
        if (nearest.size() > 1) {
            throw new IllegalStateException("Several Upsurge dialects speak for " + database.getName() + ": " + nearest
                    + ". Keep one of them on the class path, or let one name a nearer Hibernate dialect");
        }
        return nearest.stream().findFirst();
    }

    /** How many superclasses lie between; a dialect whose Hibernate dialect is not on the class path is far away. */
    private static int distance(Class<?> database, UpsurgeDialect dialect) {
        Class<?> spoken;
        try {
            spoken = dialect.database();
        } catch (LinkageError absent) {
            return Integer.MAX_VALUE;
        }
        int distance = 0;
        for (Class<?> type = database; type != null; type = type.getSuperclass(), distance++) {
            if (type.equals(spoken)) {
                return distance;
            }
        }
        return Integer.MAX_VALUE;
    }
}
