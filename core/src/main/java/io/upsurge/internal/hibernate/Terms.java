package io.upsurge.internal.hibernate;

import io.upsurge.dialect.UpsurgeDialect;
import io.upsurge.internal.hibernate.Term.Kind;
import jakarta.persistence.criteria.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.query.sqm.tree.domain.SqmPath;
import org.hibernate.query.sqm.tree.expression.SqmBinaryArithmetic;
import org.hibernate.query.sqm.tree.expression.SqmCaseSearched;
import org.hibernate.query.sqm.tree.expression.SqmCaseSimple;
import org.hibernate.query.sqm.tree.expression.SqmCoalesce;
import org.hibernate.query.sqm.tree.expression.SqmFieldLiteral;
import org.hibernate.query.sqm.tree.expression.SqmFunction;
import org.hibernate.query.sqm.tree.expression.SqmLiteral;
import org.hibernate.query.sqm.tree.expression.SqmParameter;
import org.hibernate.query.sqm.tree.expression.SqmUnaryOperation;
import org.hibernate.query.sqm.tree.expression.ValueBindJpaCriteriaParameter;
import org.hibernate.query.sqm.tree.predicate.SqmPredicate;
import org.hibernate.query.sqm.tree.select.SqmSubQuery;
import org.jspecify.annotations.Nullable;

/** Expressions over the stored row as terms; what Java would do differently from a database is refused by name. */
final class Terms {

    private final MappedEntity entity;
    private final Expressions expressions;
    private final ColumnTerms columns;
    private final Arithmetic arithmetic;
    private final Conditions conditions;

    Terms(HibernateSession session, MappedEntity entity, UpsurgeDialect dialect, Expressions expressions) {
        this.entity = entity;
        this.expressions = expressions;
        this.columns = new ColumnTerms(session, entity, dialect);
        this.arithmetic = new Arithmetic(dialect);
        this.conditions = new Conditions(this);
    }

    ColumnTerms columns() {
        return columns;
    }

    /** The expression as a term. */
    Term term(Expression<?> expression) {
        if (expression instanceof SqmPredicate predicate) {
            return conditions.term(predicate);
        } else if (expression instanceof SqmPath<?> path) {
            return path(path);
        } else if (expression instanceof SqmParameter<?> parameter) {
            return constant(value(parameter));
        } else if (expression instanceof SqmLiteral<?> literal) {
            return constant(literal.getLiteralValue());
        } else if (expression instanceof SqmFieldLiteral<?> field) {
            return constant(field.getValue());
        } else if (expression instanceof SqmBinaryArithmetic<?> binary) {
            return arithmetic.of(
                    binary.getOperator(), term(binary.getLeftHandOperand()), term(binary.getRightHandOperand()));
        } else if (expression instanceof SqmUnaryOperation<?> unary) {
            return arithmetic.of(unary.getOperation(), term(unary.getOperand()));
        } else if (expression instanceof SqmCoalesce<?> coalesce) {
            return coalesce(coalesce);
        } else if (expression instanceof SqmCaseSearched<?> cases) {
            return cases(cases);
        } else if (expression instanceof SqmCaseSimple<?, ?> cases) {
            return cases(cases);
        }
        throw new UnevaluableException(named(expression));
    }

    /** The values of a list, of which a parameter may bring several. */
    List<Term> list(Collection<? extends Expression<?>> expressions) {
        List<Term> terms = new ArrayList<>();
        for (Expression<?> expression : expressions) {
            Object value = expression instanceof SqmParameter<?> parameter ? value(parameter) : null;
            if (value instanceof Collection<?> several) {
                several.forEach(one -> terms.add(constant(one)));
            } else {
                terms.add(term(expression));
            }
        }
        return terms;
    }

    private static String named(Expression<?> expression) {
        if (expression instanceof SqmFunction<?> function) {
            return "the function " + function.getFunctionName();
        }
        return expression instanceof SqmSubQuery<?>
                ? "a subquery"
                : "an expression of the kind "
                        + expression.getClass().getSimpleName().replaceFirst("^Sqm", "");
    }

    private @Nullable Object value(SqmParameter<?> parameter) {
        if (parameter instanceof ValueBindJpaCriteriaParameter<?> given) {
            return given.getValue();
        }
        HandedInMutation handedIn = expressions.handedIn();
        if (handedIn == null) {
            throw new UnevaluableException("a parameter that nobody binds");
        }
        return handedIn.bound(parameter);
    }

    private Term constant(@Nullable Object value) {
        if (value != null && columns.isEntity(value)) {
            Object identifier = columns.identifier(value);
            return Term.of(Kind.REFERENCE, row -> identifier);
        }
        return Term.constant(value);
    }

    private Term path(SqmPath<?> path) {
        StringBuilder name = new StringBuilder();
        SqmPath<?> owner = path;
        while (owner != expressions.existing()) {
            String part = owner.getReferencedPathSource().getPathName();
            name.insert(0, name.isEmpty() ? part : part + ".");
            owner = owner.getLhs();
            if (owner == null) {
                throw new UnevaluableException("'" + name + "' of another row");
            }
        }
        return entity.model()
                .attribute(name.toString())
                .map(columns::term)
                .orElseThrow(() -> new UnevaluableException("'" + name + "', which is not in the row itself,"));
    }

    private Term coalesce(SqmCoalesce<?> coalesce) {
        List<Term> arguments = list(coalesce.getArguments());
        return like(arguments, row -> {
            for (Term argument : arguments) {
                Object value = argument.value().apply(row);
                if (value != null) {
                    return value;
                }
            }
            return null;
        });
    }

    private Term cases(SqmCaseSearched<?> cases) {
        List<Term> when = new ArrayList<>();
        List<Term> then = new ArrayList<>();
        cases.getWhenFragments().forEach(fragment -> {
            when.add(term(fragment.getPredicate()));
            then.add(term(fragment.getResult()));
        });
        return cases(when, then, cases.getOtherwise());
    }

    private Term cases(SqmCaseSimple<?, ?> cases) {
        Term fixture = term(cases.getFixture());
        List<Term> when = new ArrayList<>();
        List<Term> then = new ArrayList<>();
        cases.getWhenFragments().forEach(fragment -> {
            when.add(conditions.equal(fixture, term(fragment.getCheckValue())));
            then.add(term(fragment.getResult()));
        });
        return cases(when, then, cases.getOtherwise());
    }

    private Term cases(List<Term> when, List<Term> then, @Nullable Expression<?> otherwise) {
        List<Term> results = new ArrayList<>(then);
        results.add(otherwise == null ? Term.constant(null) : term(otherwise));
        return like(results, row -> {
            for (int i = 0; i < when.size(); i++) {
                if (Boolean.TRUE.equals(when.get(i).value().apply(row))) {
                    return results.get(i).value().apply(row);
                }
            }
            return results.get(results.size() - 1).value().apply(row);
        });
    }

    /** One of several terms of one kind; its text is compared by rules that only the database knows. */
    private static Term like(List<Term> terms, Function<LoadedRow, @Nullable Object> value) {
        Kind kind = Kind.NULL;
        for (Term term : terms) {
            if (kind != Kind.NULL && term.kind() != Kind.NULL && term.kind() != kind) {
                throw new UnevaluableException("a choice between values of different types");
            }
            kind = kind == Kind.NULL ? term.kind() : kind;
        }
        return new Term(
                kind,
                value,
                kind == Kind.TEXT || kind == Kind.OPAQUE ? Optional.of("a choice between texts") : Optional.empty(),
                false);
    }
}
