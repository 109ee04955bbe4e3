package io.upsurge.tck.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers of several sizes that are counted up. */
@Entity
public class Odometer {
    @Id
    public @Nullable Long id;

    @Column(unique = true, length = 20)
    public @Nullable String code;

    public @Nullable Short small;
    public @Nullable Integer whole;
    public @Nullable Long large;

    @Column(precision = 5, scale = 2)
    public @Nullable BigDecimal exact;

    protected Odometer() {}

    public Odometer(long id) {
        this.id = id;
        this.code = "c" + id;
        this.small = 1;
        this.whole = 1;
        this.large = 1L;
        this.exact = new BigDecimal("1.00");
    }

    /** One on which each number is the largest that its column holds. */
    public static Odometer full(long id) {
        Odometer full = new Odometer(id);
        full.small = Short.MAX_VALUE;
        full.whole = Integer.MAX_VALUE;
        full.large = Long.MAX_VALUE;
        full.exact = new BigDecimal("999.99");
        return full;
    }
}
