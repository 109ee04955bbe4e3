package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** An amount in a currency. */
@Embeddable
public record Money(
        @Column(precision = 14, scale = 2) @Nullable BigDecimal amount,
        @Column(length = 3) @Nullable Currency currency) {

    /** So many cents of a Swiss franc. */
    public static Money ofCents(long cents) {
        return new Money(BigDecimal.valueOf(cents, 2), Currency.getInstance("CHF"));
    }
}
