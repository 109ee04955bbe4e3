package io.upsurge.internal.execution;

import io.upsurge.internal.hibernate.HibernateSession;
import io.upsurge.internal.plan.RowsPlan;
import io.upsurge.statement.Statement;
import java.util.List;
import java.util.Optional;
import org.hibernate.JDBCException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;

/**
 * Explains a collision on a unique key other than the conflict target: the rows are tried one by one behind a savepoint
 * until one collides. Where the database does not name the key, a plain insert of that row makes it do so.
 */
final class OtherKeys {

    private final HibernateSession session;
    private final Sender sender;

    OtherKeys(HibernateSession session, Sender sender) {
        this.session = session;
        this.sender = sender;
    }

    /** The violation of the key that was hit. */
    RuntimeException explain(RowsPlan plan, List<GivenRow> rows, JDBCException collision) {
        return session.behindSavepoint(() -> {
            for (GivenRow row : rows) {
                Optional<RuntimeException> violation = violation(plan, row, collision);
                if (violation.isPresent()) {
                    return violation.get();
                }
            }
            return collision;
        });
    }

    /** The row's violation: of the key that its update or its insert ran into. */
    private Optional<RuntimeException> violation(RowsPlan plan, GivenRow row, JDBCException collision) {
        Optional<JDBCException> error = send(plan.statements().write(), plan, row);
        if (error.filter(e -> plan.dialect().collidesOnOtherKey(e.getSQLException()))
                .isPresent()) {
            JDBCException named =
                    send(plan.statements().insert().orElseThrow(), plan, row).orElse(collision);
            return Optional.of(violation(plan, row, collision, named));
        }
        return error.filter(e -> plan.dialect().losesRace(e.getSQLException()))
                .map(named -> violation(plan, row, collision, named));
    }

    private static RuntimeException violation(
            RowsPlan plan, GivenRow row, JDBCException collision, JDBCException named) {
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

    private Optional<JDBCException> send(Statement statement, RowsPlan plan, GivenRow row) {
        try {
            sender.update(statement, plan, List.of(row));
            return Optional.empty();
        } catch (JDBCException e) {
            return Optional.of(e);
        }
    }
}
