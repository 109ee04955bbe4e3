package io.upsurge.internal.execution;

import io.upsurge.AccessDeniedException;
import io.upsurge.dialect.SqlNames;
import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.hibernate.HibernateSession;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.JDBCException;
import org.hibernate.exception.ConstraintViolationException;

/** The key of a table of which the database may hide rows: an insert may meet one that the user is not shown. */
record HiddenKey(HibernateSession session, UpsurgeDialect dialect, String table, List<String> columns) {

    /**
     * Inserts what a look has not found.
     *
     * @param isSeen whether a row is found by now, which another transaction has inserted since
     * @param denied what the caller is told where a hidden row is in the way
     */
    int insert(
            Supplier<Integer> insert, BooleanSupplier isSeen, Function<JDBCException, AccessDeniedException> denied) {
        if (!session.tables(dialect).isSecured(table)) {
            return insert.get();
        }
        try {
            return session.orUndo(insert);
        } catch (JDBCException e) {
            throw isMet(e) && !isSeen.getAsBoolean() ? denied.apply(e) : e;
        }
    }

    /** Whether the row in the way of an insert may be one that the user is not shown; the server names the key and no more. */
    boolean isMet(JDBCException e) {
        return e instanceof ConstraintViolationException violation
                && dialect.losesRace(e.getSQLException())
                && session.seesCommitted()
                && session.tables(dialect).hidesRows(table)
                && session.tables(dialect).keys(table).stream()
                        .anyMatch(key -> key.name().equals(violation.getConstraintName())
                                && SqlNames.namesJust(String.join(",", key.columns()), columns));
    }
}
