package io.upsurge.tck.values;

import java.io.Serializable;
import java.util.Objects;
import org.hibernate.metamodel.spi.ValueAccess;
import org.hibernate.usertype.CompositeUserType;
import org.jspecify.annotations.Nullable;

/** Amounts in two columns. */
public final class AmountType implements CompositeUserType<Amount> {

    /** The columns. */
    public static class Columns {
        public @Nullable Long value;
        public @Nullable String currency;
    }

    /** Hibernate numbers the columns by their names. */
    private static final int CURRENCY = 0;

    private static final int VALUE = 1;

    @Override
    public Object getPropertyValue(Amount amount, int property) {
        return property == CURRENCY ? amount.currency() : amount.value();
    }

    @Override
    public @Nullable Amount instantiate(ValueAccess values) {
        Long value = values.getValue(VALUE, Long.class);
        String currency = values.getValue(CURRENCY, String.class);
        return value == null || currency == null ? null : new Amount(value, currency);
    }

    @Override
    public Class<?> embeddable() {
        return Columns.class;
    }

    @Override
    public Class<Amount> returnedClass() {
        return Amount.class;
    }

    @Override
    public boolean equals(@Nullable Amount one, @Nullable Amount other) {
        return Objects.equals(one, other);
    }

    @Override
    public int hashCode(@Nullable Amount amount) {
        return Objects.hashCode(amount);
    }

    @Override
    public @Nullable Amount deepCopy(@Nullable Amount amount) {
        return amount;
    }

    @Override
    public boolean isMutable() {
        return false;
    }

    @Override
    public @Nullable Serializable disassemble(@Nullable Amount amount) {
        return amount == null ? null : amount.value() + " " + amount.currency();
    }

    @Override
    public @Nullable Amount assemble(@Nullable Serializable cached, Object owner) {
        if (cached == null) {
            return null;
        }
        String[] parts = cached.toString().split(" ");
        return new Amount(Long.valueOf(parts[0]), parts[1]);
    }

    @Override
    public Amount replace(Amount detached, Amount managed, Object owner) {
        return detached;
    }
}
