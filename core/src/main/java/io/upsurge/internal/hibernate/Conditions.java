package io.upsurge.internal.hibernate;

import io.upsurge.internal.hibernate.Term.Kind;
import jakarta.persistence.criteria.Predicate.BooleanOperator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.query.sqm.tree.predicate.SqmBetweenPredicate;
import org.hibernate.query.sqm.tree.predicate.SqmBooleanExpressionPredicate;
import org.hibernate.query.sqm.tree.predicate.SqmComparisonPredicate;
import org.hibernate.query.sqm.tree.predicate.SqmGroupedPredicate;
import org.hibernate.query.sqm.tree.predicate.SqmInListPredicate;
import org.hibernate.query.sqm.tree.predicate.SqmJunctionPredicate;
import org.hibernate.query.sqm.tree.predicate.SqmNegatablePredicate;
import org.hibernate.query.sqm.tree.predicate.SqmNegatedPredicate;
import org.hibernate.query.sqm.tree.predicate.SqmNullnessPredicate;
import org.hibernate.query.sqm.tree.predicate.SqmPredicate;
import org.hibernate.query.sqm.tree.predicate.SqmTruthnessPredicate;
import org.jspecify.annotations.Nullable;

/** Predicates as terms, true, false or unknown as in SQL. */
final class Conditions {

    private final Terms terms;

    Conditions(Terms terms) {
        this.terms = terms;
    }

    /** The predicate as a term. */
    Term term(SqmPredicate predicate) {
        if (predicate instanceof SqmGroupedPredicate grouped) {
            return term(grouped.getSubPredicate());
        } else if (predicate instanceof SqmNegatedPredicate negated) {
            return not(term(negated.getWrappedPredicate()));
        } else if (predicate instanceof SqmJunctionPredicate junction) {
            return junction(junction);
        }
        Term plain = plain(predicate);
        boolean negated = predicate instanceof SqmNegatablePredicate negatable && negatable.isNegated();
        return negated ? not(plain) : plain;
    }

    private Term plain(SqmPredicate predicate) {
        if (predicate instanceof SqmComparisonPredicate comparison) {
            return compared(
                    comparison.getSqmOperator(),
                    terms.term(comparison.getLeftHandExpression()),
                    terms.term(comparison.getRightHandExpression()));
        } else if (predicate instanceof SqmNullnessPredicate nullness) {
            return isNull(terms.term(nullness.getExpression()));
        } else if (predicate instanceof SqmInListPredicate<?> in) {
            return in(terms.term(in.getTestExpression()), terms.list(in.getListExpressions()));
        } else if (predicate instanceof SqmBetweenPredicate between) {
            Term value = terms.term(between.getExpression());
            Term lower = terms.term(between.getLowerBound());
            Term upper = terms.term(between.getUpperBound());
            return all(List.of(
                    compared(ComparisonOperator.GREATER_THAN_OR_EQUAL, value, lower),
                    compared(ComparisonOperator.LESS_THAN_OR_EQUAL, value, upper)));
        } else if (predicate instanceof SqmBooleanExpressionPredicate truth) {
            return truth(terms.term(truth.getBooleanExpression()));
        } else if (predicate instanceof SqmTruthnessPredicate truth) {
            Term value = truth(terms.term(truth.getExpression()));
            return truthOf(row -> Boolean.valueOf(truth.getBooleanValue())
                    .equals(value.value().apply(row)));
        }
        throw new UnevaluableException("a condition of the kind "
                + predicate.getClass().getSimpleName().replaceAll("^Sqm|Predicate$", ""));
    }

    private static Term truth(Term term) {
        if (term.kind() != Kind.TRUTH && term.kind() != Kind.NULL) {
            throw new UnevaluableException("a truth value that is stored as something else");
        }
        return term;
    }

    private static Term truthOf(Function<LoadedRow, @Nullable Object> value) {
        return Term.of(Kind.TRUTH, value);
    }

    private static Term not(Term term) {
        return truthOf(row -> {
            Object value = term.value().apply(row);
            return value == null ? null : Boolean.FALSE.equals(value);
        });
    }

    private Term junction(SqmJunctionPredicate junction) {
        List<Term> parts = new ArrayList<>();
        junction.getPredicates().forEach(part -> parts.add(term(part)));
        return junction.getOperator() == BooleanOperator.AND ? all(parts) : any(parts);
    }

    /** True where all are; unknown where none is false and one unknown. */
    static Term all(List<Term> parts) {
        return truthOf(row -> combined(parts, row, false));
    }

    private static Term any(List<Term> parts) {
        return truthOf(row -> combined(parts, row, true));
    }

    private static @Nullable Object combined(List<Term> parts, LoadedRow row, boolean decisive) {
        boolean unknown = false;
        for (Term part : parts) {
            Object value = part.value().apply(row);
            if (value == null) {
                unknown = true;
            } else if (value.equals(decisive)) {
                return decisive;
            }
        }
        return unknown ? null : !decisive;
    }

    private static Term isNull(Term term) {
        if (term.kind() == Kind.OPAQUE && term.incomparable().orElse("").startsWith("the embeddable")) {
            throw new UnevaluableException(term.incomparable().get());
        }
        return truthOf(row -> term.value().apply(row) == null);
    }

    private Term in(Term value, List<Term> list) {
        if (list.isEmpty()) {
            throw new UnevaluableException("an empty list");
        }
        return any(list.stream().map(element -> equal(value, element)).toList());
    }

    Term equal(Term left, Term right) {
        return compared(ComparisonOperator.EQUAL, left, right);
    }

    private static Term compared(ComparisonOperator operator, Term left, Term right) {
        requireComparable(operator, left, right);
        return truthOf(row -> {
            Object first = left.value().apply(row);
            Object second = right.value().apply(row);
            if (operator == ComparisonOperator.DISTINCT_FROM) {
                return !isSame(first, second);
            } else if (operator == ComparisonOperator.NOT_DISTINCT_FROM) {
                return isSame(first, second);
            }
            return first == null || second == null ? null : holds(operator, first, second);
        });
    }

    private static void requireComparable(ComparisonOperator operator, Term left, Term right) {
        if (left.kind() == Kind.NULL || right.kind() == Kind.NULL) {
            return;
        }
        for (Term term : List.of(left, right)) {
            term.incomparable().ifPresent(why -> {
                throw new UnevaluableException(why);
            });
        }
        if (left.kind() != right.kind() || left.kind() == Kind.OPAQUE) {
            throw new UnevaluableException("a comparison of values whose types differ, or that Java has no order for,");
        }
        boolean equality = operator == ComparisonOperator.EQUAL
                || operator == ComparisonOperator.NOT_EQUAL
                || operator == ComparisonOperator.DISTINCT_FROM
                || operator == ComparisonOperator.NOT_DISTINCT_FROM;
        if (!equality && !left.kind().isOrdered()) {
            throw new UnevaluableException("an order of values, which is the database's affair,");
        }
        if (left.kind() == Kind.TEXT && !left.column() && !right.column()) {
            throw new UnevaluableException("a comparison of texts that are in no column");
        }
    }

    private static boolean isSame(@Nullable Object first, @Nullable Object second) {
        return first == null || second == null ? first == second : order(first, second) == 0;
    }

    private static boolean holds(ComparisonOperator operator, Object first, Object second) {
        int order = order(first, second);
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS_THAN -> order < 0;
            case LESS_THAN_OR_EQUAL -> order <= 0;
            case GREATER_THAN -> order > 0;
            case GREATER_THAN_OR_EQUAL -> order >= 0;
            default -> throw new UnevaluableException("the comparison " + operator);
        };
    }

    /** What is not ordered is greater than everything else. */
    private static int order(Object first, Object second) {
        if (first instanceof BigDecimal number && second instanceof BigDecimal other) {
            return number.compareTo(other);
        } else if (first instanceof LocalDate date && second instanceof LocalDate other) {
            return date.compareTo(other);
        } else if (first instanceof Double number && second instanceof Double other) {
            if (number.isNaN() || other.isNaN()) {
                throw new UnevaluableException("a comparison with what is no number (NaN)");
            }
            return number.doubleValue() == other.doubleValue() ? 0 : number.compareTo(other);
        }
        return first.equals(second) ? 0 : 1;
    }
}
