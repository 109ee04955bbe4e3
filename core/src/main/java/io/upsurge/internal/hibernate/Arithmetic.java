package io.upsurge.internal.hibernate;

import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.hibernate.Term.Kind;
import java.math.BigDecimal;
import org.hibernate.query.sqm.BinaryArithmeticOperator;
import org.hibernate.query.sqm.UnaryArithmeticOperator;
import org.jspecify.annotations.Nullable;

/** Calculation with exact numbers; a quotient, whose digits differ from database to database, is refused. */
record Arithmetic(UpsurgeDialect dialect) {

    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    Term of(BinaryArithmeticOperator operator, Term left, Term right) {
        switch (operator) {
            case ADD, SUBTRACT, MULTIPLY -> {
                requireNumber(left);
                requireNumber(right);
                return Term.of(Kind.NUMBER, row -> calculated(operator, left, right, row));
            }
            default -> throw new UnevaluableException("a quotient, whose digits are the database's affair,");
        }
    }

    Term of(UnaryArithmeticOperator operator, Term operand) {
        requireNumber(operand);
        boolean negated = operator == UnaryArithmeticOperator.UNARY_MINUS;
        return Term.of(Kind.NUMBER, row -> {
            BigDecimal value = (BigDecimal) operand.value().apply(row);
            return value == null || !negated ? value : value.negate();
        });
    }

    private static void requireNumber(Term term) {
        if (term.kind() != Kind.NUMBER && term.kind() != Kind.NULL) {
            throw new UnevaluableException("a calculation with other values than exact numbers");
        }
    }

    private @Nullable BigDecimal calculated(BinaryArithmeticOperator operator, Term left, Term right, LoadedRow row) {
        BigDecimal first = (BigDecimal) left.value().apply(row);
        BigDecimal second = (BigDecimal) right.value().apply(row);
        if (first == null || second == null) {
            return null;
        }
        BigDecimal result = switch (operator) {
            case ADD -> first.add(second);
            case SUBTRACT -> first.subtract(second);
            default -> first.multiply(second);
        };
        boolean whole = isWhole(first) && isWhole(second);
        if (!whole && !dialect.calculatesDecimals()) {
            throw new UnevaluableException(
                    "a calculation with decimals, which this database does in binary floating point,");
        }
        if (whole && (result.compareTo(LEAST) < 0 || result.compareTo(MOST) > 0)) {
            throw new UnevaluableException("a calculation that overflows");
        }
        return result;
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }
}
