package io.upsurge.internal.description;

import io.upsurge.Operands;
import io.upsurge.SoftDeleted;
import io.upsurge.internal.description.Action.Assign;
import jakarta.persistence.criteria.Expression;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is done with the rows. */
public sealed interface Form {

    /** What it is called in messages, such as {@code upsert}. */
    String text();

    /**
     * Rows are inserted; those that are there already are treated as the action says.
     *
     * @param onlyIfChanged whether rows with equal values are left alone
     * @param nullsAreEqual whether NULL in the conflict target equals NULL
     * @param softDeleted what becomes of rows that were deleted softly; empty where the caller does not say
     */
    record Upsert(
            Target target,
            Action action,
            boolean onlyIfChanged,
            boolean nullsAreEqual,
            Optional<SoftDeleted> softDeleted)
            implements Form {

        Upsert with(Target other) {
            return new Upsert(other, action, onlyIfChanged, nullsAreEqual, softDeleted);
        }

        /** The same with another action. */
        public Upsert with(Action other) {
            return new Upsert(target, other, onlyIfChanged, nullsAreEqual, softDeleted);
        }

        Upsert changedOnly() {
            return new Upsert(target, action, true, nullsAreEqual, softDeleted);
        }

        Upsert nullSafe() {
            return new Upsert(target, action, onlyIfChanged, true, softDeleted);
        }

        Upsert with(SoftDeleted policy) {
            return new Upsert(target, action, onlyIfChanged, nullsAreEqual, Optional.of(policy));
        }

        @Override
        public String text() {
            return "upsert";
        }
    }

    /**
     * Rows are inserted; one that is there already is an error.
     *
     * @param values what all rows have in common
     * @param managing whether the entities that were given become managed
     */
    record Insert(List<Assign> values, boolean managing) implements Form {

        public Insert {
            values = List.copyOf(values);
        }

        @Override
        public String text() {
            return "insert";
        }
    }

    /**
     * Rows that are there are updated, each found by a key.
     *
     * @param key the primary key, or attributes that are a unique key
     * @param values what all rows are set to in common
     * @param where what must hold of a row besides
     * @param onlyIfChanged whether rows with equal values are left alone
     */
    record UpdateByKey(
            Target key,
            List<Assign> values,
            Optional<Function<? super Operands<?>, ? extends Expression<Boolean>>> where,
            boolean onlyIfChanged)
            implements Form {

        public UpdateByKey {
            values = List.copyOf(values);
        }

        @Override
        public String text() {
            return "update by key";
        }
    }
}
