package io.upsurge.tck.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How much of a price a country takes: its identifier is an association and an enum. */
@Entity
@IdClass(TaxRate.Key.class)
public class TaxRate {

    /** What is taxed differently. */
    public enum Kind {
        NORMAL,
        REDUCED
    }

    @Id
    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Country country;

    @Id
    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    public @Nullable Kind kind;

    @Column(precision = 5, scale = 2)
    public @Nullable BigDecimal percent;

    /** What only a country and a kind together tell. */
    @Column(length = 40)
    public @Nullable String remark;

    /** The identifier. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        public @Nullable String country;
        public @Nullable Kind kind;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && Objects.equals(country, key.country) && kind == key.kind;
        }

        @Override
        public int hashCode() {
            return Objects.hash(country, kind);
        }
    }
}
