package io.upsurge.internal.hibernate;

import io.upsurge.internal.model.WholeText;
import org.hibernate.QueryParameterException;
import org.jspecify.annotations.Nullable;

/** An expression cannot stand in a statement. The message is a clause about it: why not, and what to do instead. */
public final class UnusableExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableExpressionException(String why, @Nullable Throwable cause) {
        super(why, cause);
    }

    /** For null. */
    public static UnusableExpressionException absent() {
        return new UnusableExpressionException(
                "is null, which is no expression. Give an expression of the builder, nullLiteral(..) for NULL", null);
    }

    static UnusableExpressionException ofType(@Nullable Class<?> type, Class<?> wanted, @Nullable Throwable cause) {
        return new UnusableExpressionException(
                "is " + (type == null ? "of another type" : "of type " + type.getSimpleName())
                        + ", and the attribute is of type " + wanted.getSimpleName()
                        + ". Give an expression of the attribute's own type",
                cause);
    }

    static UnusableExpressionException entity() {
        return new UnusableExpressionException(
                "is a whole entity, and a row stores only a reference to one. Say excluded(..) for the one that was"
                        + " given, or value(..) for one and the same",
                null);
    }

    static UnusableExpressionException joining() {
        return new UnusableExpressionException(
                "reads an attribute of another entity, and a statement that writes has no join. Compare the association itself, or"
                        + " read the other entity in a subquery",
                null);
    }

    static UnusableExpressionException joiningFromOutside() {
        return new UnusableExpressionException(
                "is over a right or a full join, which has rows without a stored one. Join with what the row refers to"
                        + " by an inner or a left join",
                null);
    }

    static UnusableExpressionException aggregating() {
        return new UnusableExpressionException(
                "aggregates many rows, and a statement that writes sees one at a time. Use a function of one row, such as"
                        + " sum(existing, excluded) or greatest, or aggregate in a subquery",
                null);
    }

    static UnusableExpressionException opaque() {
        return new UnusableExpressionException(
                "is rendered as SQL in which parameters and text cannot be told apart. Put the value into the row or"
                        + " use a function instead of SQL of your own",
                null);
    }

    /** For SQL of a mapping that is not what it seems. */
    static UnusableExpressionException unreadable(RuntimeException cause) {
        return new UnusableExpressionException(
                "has SQL that cannot be put into another statement (" + cause.getMessage() + "). Write it without that",
                cause);
    }

    /** Refuses text that no statement can hold. */
    static void requireWritable(String sql) {
        if (sql.indexOf('\0') >= 0 || !WholeText.is(sql)) {
            throw unwritable();
        }
    }

    private static UnusableExpressionException unwritable() {
        return new UnusableExpressionException(
                "has a literal with a character that SQL cannot carry: NUL, or half of a surrogate pair. Give it as a"
                        + " value of the row, or leave the character out",
                null);
    }

    static UnusableExpressionException unbound() {
        return new UnusableExpressionException(
                "has a parameter that Hibernate binds by itself, such as a filter's, and a row can bring only values that"
                        + " are its own. Give the value itself, or the expression for all rows",
                null);
    }

    static UnusableExpressionException untyped() {
        return new UnusableExpressionException(
                "has a value of which Hibernate does not know the type. Give it by literal(..), or cast it", null);
    }

    static UnusableExpressionException ofSeveralColumns() {
        return new UnusableExpressionException(
                "has several columns, and an index's expression is one value. Name its parts one by one", null);
    }

    static UnusableExpressionException subqueryInIndex() {
        return new UnusableExpressionException(
                "has a subquery, which no index can have. Use what can be told from the row alone", null);
    }

    static UnusableExpressionException unwritableInIndex(Object value) {
        return new UnusableExpressionException(
                "has a value of type " + value.getClass().getSimpleName()
                        + " that cannot be written as a literal, and an"
                        + " index is matched by its literals only. Give it by literal(..), or use another conflict target",
                null);
    }

    static UnusableExpressionException because(RuntimeException cause) {
        if (cause instanceof QueryParameterException) {
            return new UnusableExpressionException(
                    "has a parameter that nobody binds. Give the value itself by literal(..)", cause);
        }
        return new UnusableExpressionException(
                "is one that Hibernate cannot translate here (" + cause.getMessage()
                        + "). Use existing(..), excluded(..) and what the builder makes of these",
                cause);
    }
}
