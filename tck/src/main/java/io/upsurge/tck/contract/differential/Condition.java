package io.upsurge.tck.contract.differential;

import io.upsurge.Operands;
import io.upsurge.tck.model.Guest;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A condition over a stored row, which may also be neither true nor false. */
sealed interface Condition {

    /** True, false, or null where it is unknown. */
    @Nullable
    Boolean test(GuestRow row);

    Expression<Boolean> over(Operands<Guest> row);

    /** Whether it can be evaluated in memory whatever the collation. */
    boolean isAboutNumbers();

    record FewerVisits(int than) implements Condition {
        @Override
        public Boolean test(GuestRow row) {
            return row.visits() < than;
        }

        @Override
        public Expression<Boolean> over(Operands<Guest> row) {
            return row.builder().lt(row.<Integer>existing("visits"), than);
        }

        @Override
        public boolean isAboutNumbers() {
            return true;
        }
    }

    record IsFrom(String city) implements Condition {
        @Override
        public @Nullable Boolean test(GuestRow row) {
            return row.city() == null ? null : row.city().equals(city);
        }

        @Override
        public Expression<Boolean> over(Operands<Guest> row) {
            return row.builder().equal(row.<String>existing("city"), city);
        }

        @Override
        public boolean isAboutNumbers() {
            return false;
        }
    }

    record HasNoBadge() implements Condition {
        @Override
        public Boolean test(GuestRow row) {
            return row.badge() == null;
        }

        @Override
        public Expression<Boolean> over(Operands<Guest> row) {
            return row.builder().isNull(row.existing("badge"));
        }

        @Override
        public boolean isAboutNumbers() {
            return true;
        }
    }

    record Not(Condition of) implements Condition {
        @Override
        public @Nullable Boolean test(GuestRow row) {
            Boolean holds = of.test(row);
            return holds == null ? null : !holds;
        }

        @Override
        public Expression<Boolean> over(Operands<Guest> row) {
            return row.builder().not(of.over(row));
        }

        @Override
        public boolean isAboutNumbers() {
            return of.isAboutNumbers();
        }
    }

    record Or(Condition one, Condition other) implements Condition {
        @Override
        public @Nullable Boolean test(GuestRow row) {
            Boolean first = one.test(row);
            Boolean second = other.test(row);
            if (Boolean.TRUE.equals(first) || Boolean.TRUE.equals(second)) {
                return true;
            }
            return first == null || second == null ? null : false;
        }

        @Override
        public Expression<Boolean> over(Operands<Guest> row) {
            CriteriaBuilder builder = row.builder();
            return builder.or(one.over(row), other.over(row));
        }

        @Override
        public boolean isAboutNumbers() {
            return one.isAboutNumbers() && other.isAboutNumbers();
        }
    }

    static Condition any(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0 -> new FewerVisits(random.nextInt(8));
            case 1 -> new IsFrom("city" + random.nextInt(3));
            case 2 -> new HasNoBadge();
            case 3 -> negated(any(random, depth - 1));
            default -> new Or(any(random, depth - 1), any(random, depth - 1));
        };
    }

    /** Not twice: the second negation of a comparison is lost in Hibernate's own Criteria (7.4.1). */
    private static Condition negated(Condition condition) {
        return condition instanceof Not ? condition : new Not(condition);
    }
}
