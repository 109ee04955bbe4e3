package io.upsurge.internal.execution;

import io.upsurge.InvalidMutationException;
import io.upsurge.dialect.Capability;
import io.upsurge.dialect.SqlNames;
import io.upsurge.dialect.SqlText;
import io.upsurge.dialect.SqlWriter;
import io.upsurge.dialect.StoredKey;
import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.hibernate.StoredTables;
import io.upsurge.internal.plan.PlannedTarget;
import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.statement.ConflictTarget;
import io.upsurge.statement.ConflictTarget.Constraint;
import io.upsurge.statement.Fragment;
import io.upsurge.statement.UpsertStatement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.JDBCException;

/**
 * The conflict targets of a session factory that were found in the schema. A target is looked for once; one that was not
 * found is looked for again at the next call, for it may have been created since.
 */
public final class VerifiedTargets {

    private record Key(String table, ConflictTarget target) {}

    private final Set<Key> verified = ConcurrentHashMap.newKeySet();

    /** Refuses a plan whose conflict target is no unique key of the table in the database. */
    void require(RowsPlan plan, HibernateSession session) {
        Key key = new Key(plan.entity().model().table(), plan.target().target());
        if (!verified.contains(key)) {
            verify(plan, session);
            verified.add(key);
        }
    }

    private static void verify(RowsPlan plan, HibernateSession session) {
        SqlWriter sql = new SqlWriter();
        if (plan.statements().write() instanceof UpsertStatement upsert) {
            plan.dialect().probe(upsert, sql);
        }
        SqlText probe = sql.finish();
        StoredTables tables = session.tables(plan.dialect());
        Optional<String> refused = probe.text().isEmpty() ? Optional.empty() : tables.refusal(probe);
        List<StoredKey> keys = tables.keys(plan.entity().model().table());
        List<StoredKey> matching =
                keys.stream().filter(key -> matches(key, plan)).toList();
        if (matching.isEmpty() || refused.isPresent()) {
            throw missing(plan, keys, refused);
        }
        List<StoredKey> deferrable =
                matching.stream().filter(StoredKey::deferrable).toList();
        if (deferrable.size() == matching.size() || (plan.hasNoKey() && !deferrable.isEmpty())) {
            throw new InvalidMutationException(
                    asked(plan) + " has it as " + deferrable + (plan.hasNoKey() ? ", too" : " only")
                            + ", and no conflict can be"
                            + " told by a key that may be checked later. Make it NOT DEFERRABLE, or name another conflict target");
        }
    }

    /** What the caller is told where the database refuses a target that nobody had verified. */
    static InvalidMutationException refused(RowsPlan plan, JDBCException e) {
        InvalidMutationException refused = new InvalidMutationException(
                "An upsert of " + plan.entity().model().name() + " by "
                        + plan.target().text() + " was asked for, and in the table "
                        + plan.entity().model().table() + " that cannot be a conflict target: "
                        + e.getSQLException().getMessage()
                        + ". Roll back, and name a key that is unique there at once, not at the end of the transaction;"
                        + " verifySchema() tells before anything is sent");
        refused.initCause(e);
        return refused;
    }

    private static boolean matches(StoredKey key, RowsPlan plan) {
        PlannedTarget target = plan.target();
        if (plan.hasNoKey()) {
            return true;
        }
        boolean named = !(target.target() instanceof Constraint constraint)
                || !plan.dialect().capabilities().contains(Capability.CONSTRAINT_TARGET)
                || plain(constraint.name()).equals(plain(key.name()));
        long expressions =
                target.parts().stream().filter(part -> !part.isColumn()).count();
        return named
                && plain(key.columns()).equals(plain(target.wholeColumns()))
                && key.expressions().size() == expressions
                && key.predicate().isPresent() == target.predicate().isPresent();
    }

    private static InvalidMutationException missing(RowsPlan plan, List<StoredKey> keys, Optional<String> refused) {
        return new InvalidMutationException(asked(plan) + " has no such unique key"
                + refused.map(message -> ", as it says itself (" + message + ")")
                        .orElse("")
                + ". It has " + (keys.isEmpty() ? "none at all" : keys)
                + ". Create one over just that, or name another conflict target");
    }

    private static String asked(RowsPlan plan) {
        String columns = plan.target().parts().stream().allMatch(Fragment::isColumn)
                ? " (" + String.join(", ", plan.target().columns()) + ")"
                : "";
        return "verifySchema() was asked for in an upsert of "
                + plan.entity().model().name() + " by " + plan.target().text() + columns + ", and the table "
                + plan.entity().model().table();
    }

    private static Set<String> plain(List<String> names) {
        Set<String> plain = new HashSet<>();
        names.forEach(name -> plain.add(plain(name)));
        return plain;
    }

    /** Names that differ in quotes or in the case of letters only are taken for the same. */
    private static String plain(String name) {
        return SqlNames.unquoted(name).toLowerCase(Locale.ROOT);
    }
}
