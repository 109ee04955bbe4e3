package io.upsurge.tck.contract;

import java.util.Locale;
import org.hibernate.JDBCException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;

/** Violations of unique keys, as Hibernate reports them. */
final class Violations {

    private Violations() {}

    /** Whether a unique key was violated; Hibernate's dialect of SQLite does not say so by the exception's class. */
    static boolean isOfUniqueKey(Throwable error) {
        if (error instanceof ConstraintViolationException violation) {
            return violation.getKind() == ConstraintKind.UNIQUE;
        }
        return error instanceof JDBCException other
                && String.valueOf(other.getSQLException().getMessage())
                        .toUpperCase(Locale.ROOT)
                        .contains("UNIQUE CONSTRAINT FAILED");
    }
}
