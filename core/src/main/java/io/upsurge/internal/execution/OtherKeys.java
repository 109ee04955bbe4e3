package io.upsurge.internal.execution;

import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.plan.UpsertPlan;
import io.upsurge.statement.Statement;
import java.util.List;
import java.util.Optional;
import org.hibernate.JDBCException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;

/**
 * Explains a collision on a unique key other than the conflict target, where the database reports only that there was
 * one: the rows are tried one by one behind a savepoint until one collides, and a plain insert of that row makes the
 * database name the key.
 */
final class OtherKeys {

    private final HibernateSession session;
    private final Sender sender;

    OtherKeys(HibernateSession session, Sender sender) {
        this.session = session;
        this.sender = sender;
    }

    /** The violation of the key that was hit. */
    RuntimeException explain(UpsertPlan plan, List<GivenRow> rows, JDBCException collision) {
        return session.behindSavepoint(() -> {
            for (GivenRow row : rows) {
                if (collides(plan, row)) {
                    return violation(plan, row, collision);
                }
            }
            return collision;
        });
    }

    private boolean collides(UpsertPlan plan, GivenRow row) {
        Optional<JDBCException> error = send(plan.statements().upsert(), plan, row);
        return error.filter(e -> plan.dialect().collidesOnOtherKey(e.getSQLException()))
                .isPresent();
    }

    private RuntimeException violation(UpsertPlan plan, GivenRow row, JDBCException collision) {
        JDBCException named = send(plan.statements().insert(), plan, row).orElse(collision);
        String constraint =
                named instanceof ConstraintViolationException violation ? violation.getConstraintName() : null;
        return new ConstraintViolationException(
                "Row " + row.index + " of " + plan.entity().model().name() + " collides on "
                        + (constraint == null ? "another unique key" : constraint) + ", which is not "
                        + plan.target().text() + "; nothing of its statement was written",
                named.getSQLException(),
                String.valueOf(collision.getSQL()),
                ConstraintKind.UNIQUE,
                constraint);
    }

    private Optional<JDBCException> send(Statement statement, UpsertPlan plan, GivenRow row) {
        try {
            sender.update(statement, plan, List.of(row));
            return Optional.empty();
        } catch (JDBCException e) {
            return Optional.of(e);
        }
    }
}
